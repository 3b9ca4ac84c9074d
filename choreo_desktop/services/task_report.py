"""A failure in words that can be handed on to whoever can help."""

import platform

from choreo_desktop import __version__
from choreo_desktop.domain.task import ChoreographyTask


def failure_report(task: ChoreographyTask) -> str:
    """What failed, where, why in detail, and with which versions.

    Args:
        task: A record that has an error.
    """
    error = task.error or {}
    song = f" ({task.song})" if task.song and task.song != task.title else ""
    lines = [
        error.get("error") or task.message,
        "",
        f"Choreography: {task.title}{song}",
        f"Task: {task.task_id}",
        f"Stage: {error.get('stage') or task.stage or 'not begun'}, at {task.progress} %",
        f"Begun: {_time(task.created_at.isoformat(' ', 'seconds'))}",
        f"Failed: {_time(task.updated_at.isoformat(' ', 'seconds'))}",
        f"Choreo Desktop {__version__}, Python {platform.python_version()}, {platform.platform()}",
        "",
        "Details:",
        error.get("details") or "none",
    ]
    return "\n".join(lines) + "\n"


def _time(text: str) -> str:
    return text.replace("+00:00", " UTC")
