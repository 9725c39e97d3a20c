"""`run`: everything that serves, in one command."""

import sys
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    @app.command()
    def run(
        host: Annotated[str, typer.Option(help="监听地址  address to listen on")] = "127.0.0.1",
        port: Annotated[
            int | None, typer.Option(help="端口（默认 8000 起第一个空闲的）  default: first free from 8000")
        ] = None,
        threads: Annotated[int, typer.Option(min=1, help="同时处理的请求数  requests at a time")] = 8,
        demo: Annotated[bool, typer.Option(help="首次运行生成示例城市  sample city at the first run")] = True,
        log_files: Annotated[
            bool | None,
            typer.Option(
                help="日志写入数据文件夹（终端下默认）  logs into the data folder (default on a terminal)"
            ),
        ] = None,
    ) -> None:
        """启动数据库、网站和后台任务，Ctrl-C 全部停止。  Serve everything; Ctrl-C stops it all."""
        from doorstep.config.serving.supervisor import Options, run

        files = sys.stdout.isatty() if log_files is None else log_files
        run(Options(host=host, port=port, threads=threads, demo=demo, log_files=files))
