"""What can go wrong with the private database. Each text ends with what to do next."""


class PostgresError(RuntimeError):
    """The private PostgreSQL can't be found, created, started or stopped."""
