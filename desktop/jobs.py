"""Long work off the window's thread: it tells how far it is, can be called off, and hands its result back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from db.errors import BoardError

if TYPE_CHECKING:
    from collections.abc import Callable

    Work: TypeAlias = Callable[[Callable[[float], None], Callable[[], bool]], Any]


class CalledOffError(Exception):
    """Raised by work that finds that it was asked to stop; the job then ends with `called_off`."""


class Job(QObject):
    """One piece of long work.

    It lives on the thread that made it, and its signals arrive there. Exactly one of `done`, `refused`,
    `called_off` and `broken` is told, and it is the last. While it runs it belongs to nobody: whoever asked for it may
    go, and it is let go of once it is over.

    Signals:
        progressed(float): how much is done, 0 to 1.
        done(object): the result.
        refused(BoardError): the world refused; a plain sentence tells it.
        called_off(): it was cancelled; nothing was made.
        broken(BaseException): a bug; it belongs to `desktop.crash`.

    """

    progressed = Signal(float)
    done = Signal(object)
    refused = Signal(object)
    called_off = Signal()
    broken = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = False
        # The runner is ours to keep: the pool would delete it while a signal of it may still be on its way.
        self._runner = _Runner(self._run)

    def start(self) -> None:
        """Begin on a thread of the pool."""
        self.setParent(None)
        _RUNNING.add(self)
        for end in (self.done, self.refused, self.called_off, self.broken):
            end.connect(self._on_over)
        QThreadPool.globalInstance().start(self._runner)

    def cancel(self) -> None:
        """Ask the work to stop; it ends with `called_off` unless it was done already."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled

    def _on_over(self) -> None:
        _RUNNING.discard(self)
        self.deleteLater()  # with what listens to it, which often holds it

    def _run(self) -> None:
        try:
            result = self._worked()
        except BoardError as error:
            self._tell_end(self.refused, error)
        except BaseException as error:  # noqa: BLE001 - nothing may be lost between two threads
            self._tell_end(self.broken, error)
        else:
            self.done.emit(result)

    def _worked(self) -> object:
        try:
            return self._work(self.progressed.emit, lambda: self._cancelled)
        finally:
            del self._work  # the job lives on, and what the work was about may be a whole board

    def _tell_end(self, signal: Any, error: BaseException) -> None:  # noqa: ANN401 - a bound signal has no public type
        if self._cancelled:
            self.called_off.emit()
        else:
            signal.emit(error)


# A job that went with the page that asked for it would be gone under its thread.
_RUNNING: set[Job] = set()


class _Runner(QRunnable):
    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._run = run

    def run(self) -> None:
        self._run()


def wait_for_all(milliseconds: int = 10_000) -> bool:
    """Wait until all work has ended; tell whether it has. For the end of the program."""
    return QThreadPool.globalInstance().waitForDone(milliseconds)
