"""A build in words."""

from PySide6.QtCore import QCoreApplication

from choreo_desktop.domain.errors import InvalidRequestError

_MINUTE = 60
_ROUND = 5  # s: nobody knows better


def time_left(seconds: float | None) -> str:
    """How long it still takes; empty where nobody knows."""
    tr = QCoreApplication.translate
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        rounded = max(-(-int(seconds) // _ROUND) * _ROUND, _ROUND)
        return tr("Build", "about {seconds} s left").format(seconds=rounded)
    minutes = round(seconds / _MINUTE)
    if minutes == 1:
        return tr("Build", "about 1 minute left")
    return tr("Build", "about {minutes} minutes left").format(minutes=minutes)


def time_taken(seconds: float) -> str:
    """How long it took."""
    tr = QCoreApplication.translate
    minutes, rest = divmod(max(round(seconds), 1), _MINUTE)
    if minutes:
        return tr("Build", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return tr("Build", "{seconds} s").format(seconds=rest)


def is_about_choices(error: object) -> bool:
    """Whether the choices were the reason of a failure, so that it is told where they are made."""
    return type(error) is InvalidRequestError
