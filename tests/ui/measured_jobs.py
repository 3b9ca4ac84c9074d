"""Coverage looks at the threads of Python only; jobs of the window run in those of Qt, so they are shown to it."""

import sys
import threading
from typing import Any

from PySide6.QtCore import QObject

from choreo_desktop.domain.work import CancelToken, ProgressSink
from choreo_desktop.ui.jobs.job import Job, Work


def measure_jobs() -> None:
    """Let coverage see what jobs do, where it is at work."""
    if threading.gettrace() is None:
        return
    begin = Job.__init__

    def begin_measured(self: Job, work: Work[Any], title: str = "", parent: QObject | None = None) -> None:
        def measured(progress: ProgressSink, cancel: CancelToken) -> Any:
            sys.settrace(threading.gettrace())
            return work(progress, cancel)

        begin(self, measured, title, parent)

    Job.__init__ = begin_measured  # type: ignore[method-assign]
