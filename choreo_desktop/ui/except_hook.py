"""Unexpected exceptions of all threads: none is lost."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

from choreo_desktop.domain.work import Cancelled

logger = logging.getLogger(__name__)


class ExceptHook(QObject):
    """Takes unexpected exceptions of all threads to the thread of the window. See ``install_excepthook``.

    Args:
        handler: Called in the thread of the window with each.
    """

    _raised = Signal(object)

    def __init__(self, handler: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._handler = handler
        self._handling = False
        self._before = (sys.excepthook, threading.excepthook)
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def remove(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook = self._before

    def _hook(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Called in any thread."""
        if issubclass(kind, (Cancelled, SystemExit)):
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        logger.critical("unexpected: %s", error, exc_info=(kind, error or kind(), trace))
        # An error of the report itself stands in the log: telling it would lead in a circle.
        if not (self._handling and threading.current_thread() is threading.main_thread()):
            self._raised.emit(error or kind())

    @Slot(object)
    def _on_raised(self, error: BaseException) -> None:
        self._handling = True
        try:
            self._handler(error)
        except Exception:
            logger.exception("an error could not be told")
        finally:
            self._handling = False


def install_excepthook(handler: Callable[[BaseException], None]) -> ExceptHook:
    """Have unexpected exceptions of slots and threads logged and told.

    Args:
        handler: Gets each, in the thread of the window; ``ErrorReports.show`` is made for it.

    Returns:
        Keep it as long as it should work; ``remove`` ends it.
    """
    hook = ExceptHook(handler)
    hook.install()
    return hook
