"""Data folders that the database's own user can walk to; root's pytest makes closed ones."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def data() -> Iterator[Path]:
    """An empty data folder."""
    folder = Path(tempfile.mkdtemp(prefix="doorstep-data-")).resolve()
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)
