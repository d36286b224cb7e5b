"""Files that are whole or not there: atomic writes, the lock of a folder, and disk trouble said in one line."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import GraphError

_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader, and whoever comes after a crash, finds the old content or the new."""
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with unfinished.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        error.filename = str(path)  # what the user named
        raise
    sync(path.parent)


def sync(path: Path) -> None:
    """Make sure that a file or the names in a folder are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the folder for one writer. The kernel drops the lock with the process, however that ends."""
    with (folder / "lock").open("w") as stream:
        if not try_lock(stream.fileno()):
            raise GraphError(str(folder), "another kg is writing to this graph", "wait until it has ended")
        yield


def try_lock(handle: int, shared: bool = False) -> bool:
    """Take the lock of an open file or folder if it is free."""
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def disk_trouble(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a GraphError that says so."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL or "No space left" in str(error):
            remedy = "free some space and run the same command again: what was read so far is kept"
            raise GraphError(str(folder), "the disk is full", remedy) from error
        what = error.strerror or str(error).splitlines()[0]
        raise GraphError(str(error.filename or folder), f"cannot be written or read ({what})", "check it") from error
