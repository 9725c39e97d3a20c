"""What can go wrong before a request is served: settings, the private database, the processes."""

from doorstep.core.errors import DoorstepError, text


class SettingInvalid(DoorstepError):
    """An environment variable can't be used. `name`, `value`, and `want`: what to write instead, a Text."""

    code = "setting-invalid"
    title = text("环境变量 {name}={value} 无法使用", "The environment variable {name}={value} can't be used")
    mend = text("请改写为：{want}。", "Write instead: {want}.")


class PostgresError(DoorstepError):
    """Root of the private database's errors."""

    code = "postgres"


class PostgresMissing(PostgresError):
    code = "postgres-missing"
    title = text(
        "本机没有可用的 PostgreSQL {least}+（含 {extensions}）；DOORSTEP_POSTGRES={source}",
        "No usable PostgreSQL {least} or newer with {extensions} here; DOORSTEP_POSTGRES={source}",
    )
    mend = text(
        "执行 make install 安装内置版本，或安装系统版本（Debian：apt-get install postgresql），"
        "或用 DATABASE_URL 指定已有数据库。",
        "Run `make install` for the embedded one, install the system's (Debian: apt-get install postgresql), "
        "or name a database by DATABASE_URL.",
    )


class PostgresOtherVersion(PostgresError):
    """The cluster was made by a major version that isn't here. `major`, `have`."""

    code = "postgres-other-version"
    title = text(
        "数据文件夹里的数据库由 PostgreSQL {major} 创建，而本机只有 {have}",
        "The database in the data folder was made by PostgreSQL {major}, and this machine has {have}",
    )
    mend = text(
        "重新安装该版本（Debian：apt-get install postgresql-{major}；18 版随 make install 提供）；"
        "或用旧版的 pg_dump 导出，移走数据库文件夹后再导入。",
        "Install that version again (Debian: apt-get install postgresql-{major}; 18 comes with "
        "`make install`), or save the data by its pg_dump, move the folder away and load it anew.",
    )


class PostgresNotYours(PostgresError):
    """Files of the database belong to another user. `path`, `uid`."""

    code = "postgres-not-yours"
    title = text("{path} 属于另一用户（uid {uid}）", "{path} belongs to another user (uid {uid})")
    mend = text(
        "请以该用户或 root 身份运行，或用 DOORSTEP_DATA 指定自己的数据文件夹。",
        "Run Doorstep as that user or as root, or set DOORSTEP_DATA to a folder of your own.",
    )


class PostgresNeedsUser(PostgresError):
    """Root has no unprivileged user to hand the server to. `user`, `why`."""

    code = "postgres-needs-user"
    title = text(
        "PostgreSQL 不能以 root 运行，而系统用户 {user} 无法创建：{why}",
        "PostgreSQL doesn't run as root, and the system user {user} for it couldn't be made: {why}",
    )
    mend = text(
        "请手工创建系统用户 {user}，或改用普通用户运行，或设置 DATABASE_URL。",
        "Create the system user {user} by hand, run Doorstep as an ordinary user, or set DATABASE_URL.",
    )


class PostgresOpenFolder(PostgresError):
    """A folder that must be the server's own isn't. `path`, `uid`."""

    code = "postgres-open-folder"
    title = text(
        "{path} 应只归用户 {uid} 所有且权限为 0700，它是数据库的门锁",
        "{path} must belong to uid {uid} with mode 0700: it is the database's lock",
    )
    mend = text(
        "确认其中没有你的文件后删除它，再重试。", "Remove it, if nothing of yours is in it, and try again."
    )


class PostgresNotCreated(PostgresError):
    """initdb failed. `path`, `version`, `why`: its last words."""

    code = "postgres-not-created"
    title = text(
        "PostgreSQL {version} 无法在 {path} 建库：{why}",
        "PostgreSQL {version} couldn't create a database in {path}: {why}",
    )
    mend = text(
        "按上面的提示处理（磁盘空间、缺少 C.UTF-8 区域设置等），或用 DATABASE_URL 指定其他数据库。",
        "Mend what it names (disk space, a missing C.UTF-8 locale), or name another server by DATABASE_URL.",
    )


class PostgresNotStarted(PostgresError):
    """The server ended or hung while starting. `log`, `tail`: its last lines."""

    code = "postgres-not-started"
    title = text("PostgreSQL 没有启动成功：\n{tail}", "PostgreSQL didn't start:\n{tail}")
    mend = text("处理日志 {log} 末尾指出的问题后重试。", "Mend what the end of {log} says and try again.")


class PostgresNotStopped(PostgresError):
    """`pid`, `log`."""

    code = "postgres-not-stopped"
    title = text("PostgreSQL（进程 {pid}）不肯停止", "PostgreSQL (process {pid}) doesn't stop")
    mend = text("查看 {log}，再用 kill {pid} 结束它。", "See {log}, then end it by `kill {pid}`.")


class PostgresEnded(PostgresError):
    """The private server ended while we served. `log`."""

    code = "postgres-ended"
    title = text("数据库意外退出", "PostgreSQL ended unexpectedly")
    mend = text(
        "已停止其余进程。原因见 {log}，处理后重新执行 doorstep run。",
        "The others were stopped. Its reason is in {log}; mend it and run `doorstep run` again.",
    )


class PortTaken(DoorstepError):
    """The port asked for is in use. `host`, `port`."""

    code = "port-taken"
    title = text("{host} 的端口 {port} 已被占用", "Port {port} of {host} is in use")
    mend = text(
        "换一个 --port，或不写 --port，由系统挑选空闲端口。",
        "Choose another --port, or leave it out and a free one is taken.",
    )


class ChildEnded(DoorstepError):
    """One of the served processes ended by itself. `name` (Text), `code`, `log`."""

    code = "child-ended"
    title = text("{name}意外退出（代码 {exit}）", "The {name} ended unexpectedly (code {exit})")
    mend = text(
        "已停止其余进程。原因见 {log}，处理后重新执行 doorstep run。",
        "The others were stopped. Its reason is in {log}; mend it and run `doorstep run` again.",
    )


class NotServing(DoorstepError):
    """The web server runs but doesn't answer. `url`, `log`."""

    code = "not-serving"
    title = text("网站已启动但 {url} 没有正常应答", "The web server runs, but {url} doesn't answer well")
    mend = text("查看 {log}，并执行 doorstep doctor。", "See {log}, and run `doorstep doctor`.")
