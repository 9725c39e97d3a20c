"""`run`: everything that serves, in one command."""

import sys
from dataclasses import replace
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    @app.command()
    def run(
        host: Annotated[str, typer.Option(help="监听地址  address to listen on")] = "127.0.0.1",
        port: Annotated[
            int | None, typer.Option(help="端口（默认 8000 起第一个空闲的）  default: first free from 8000")
        ] = None,
        threads: Annotated[
            int | None, typer.Option(min=1, help="同时处理的请求数（默认按 CPU）  requests at a time")
        ] = None,
        demo: Annotated[bool, typer.Option(help="首次运行生成示例城市  sample city at the first run")] = True,
        log_files: Annotated[
            bool | None,
            typer.Option(
                help="日志写入数据文件夹（终端下默认如此）  logs into files (default on a terminal)"
            ),
        ] = None,
    ) -> None:
        """启动数据库、网站和后台任务，Ctrl-C 全部停止。  Serve everything; Ctrl-C stops it all."""
        from doorstep.config.serving.supervisor import Options, run

        options = Options(host=host, port=port, demo=demo)
        if threads is not None:
            options = replace(options, threads=threads)
        run(replace(options, log_files=sys.stdout.isatty() if log_files is None else log_files))
