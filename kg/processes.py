"""Articles → readings, in their order, in this process or in several."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread

from kg.errors import KgError
from kg.model import Article, Reading

Read = Callable[[Article], Reading]
OnSkip = Callable[[KgError], None]


def read_articles(
    articles: Iterable[Article],
    *,
    processes: int = 1,
    on_skip: OnSkip | None = None,
    reader: Callable[[], Read],
) -> Iterator[Reading]:
    """Read articles, in their order, whatever the number of processes.

    An article that cannot be read is passed to `on_skip` and left out; where nobody listens, it raises.
    """
    outcomes = _read_here(articles, reader) if processes == 1 else _read_apart(articles, processes, reader)
    for outcome in outcomes:
        if isinstance(outcome, Reading):
            yield outcome
        elif on_skip:
            on_skip(outcome)
        else:
            raise outcome


def _read_here(articles: Iterable[Article], reader: Callable[[], Read]) -> Iterator[Reading | KgError]:
    read: Read | None = None
    for article in articles:
        read = read or reader()  # not before there is something to read: loading takes a second or two
        yield _outcome(read, article)


def _outcome(read: Read, article: Article) -> Reading | KgError:
    try:
        return read(article)
    except KgError as error:
        return error


_read_in_worker: Read | None = None


def _start_worker(reader: Callable[[], Read]) -> None:
    global _read_in_worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends the workers
    Thread(target=_end_with_parent, daemon=True).start()
    _read_in_worker = reader()


def _end_with_parent() -> None:
    """End this worker when the parent was killed: the pool itself would wait for work forever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(article: Article) -> Reading | KgError:
    assert _read_in_worker is not None
    return _outcome(_read_in_worker, article)


def _read_apart(articles: Iterable[Article], processes: int, reader: Callable[[], Read]) -> Iterator[Reading | KgError]:
    """Read in several processes; a few articles ahead, so that memory does not grow with their number."""
    waiting: deque[Future[Reading | KgError]] = deque()
    with ProcessPoolExecutor(processes, get_context("spawn"), _start_worker, (reader,)) as pool:
        try:
            for article in articles:
                waiting.append(pool.submit(_work, article))
                if len(waiting) >= 4 * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise KgError("a reading process", "ended before its work was done", "try fewer --processes") from error
        finally:
            for future in waiting:
                future.cancel()
