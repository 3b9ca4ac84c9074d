"""Choreographies of the history in words."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.song_words import clock

if TYPE_CHECKING:
    from choreo_desktop.domain.task import ChoreographyTask

_MINUTE, _HOUR = 60, 3600


class StatusWords(NamedTuple):
    """Where a choreography is.

    Attributes:
        icon: Its name in ``resources/icons``.
        color: By its name in ``Colors``.
        text: A few words.
    """

    icon: str
    color: str
    text: str


def status_words(task: "ChoreographyTask") -> StatusWords:
    """Where a choreography is, with a sign that is understood without its colour."""
    tr = QCoreApplication.translate
    if task.status.running:
        return StatusWords("build", "accent", tr("History", "Building, {percent} %").format(percent=task.progress))
    words = {
        TaskStatus.PLANNED: StatusWords("counts", "muted", tr("History", "Planned, no video yet")),
        TaskStatus.COMPLETED: StatusWords("check", "good", tr("History", "Made")),
        TaskStatus.CANCELLED: StatusWords("stop", "muted", tr("History", "Stopped at {percent} %")),
        TaskStatus.FAILED: StatusWords("error", "danger", tr("History", "Failed at {percent} %")),
    }
    found = words[task.status]
    return found._replace(text=found.text.format(percent=task.progress))


def title_of(task: "ChoreographyTask") -> str:
    """What it is called; never empty."""
    return task.title or QCoreApplication.translate("History", "Without a name")


def why(task: "ChoreographyTask") -> str:
    """Why it failed, in a sentence; empty where it did not."""
    if task.status is not TaskStatus.FAILED:
        return ""
    tr = QCoreApplication.translate
    sentence = (task.error or {}).get("error") or task.message
    titles = {"must_have": tr("History", "Must have"), "never": tr("History", "Never")}
    field, _, rest = sentence.partition(": ")
    return f"{titles[field]}: {said(rest)}" if field in titles else said(sentence)


def length_of(task: "ChoreographyTask") -> str:
    """How long the video is; empty where there is none."""
    seconds = (task.result or {}).get("duration_seconds")
    return clock(round(seconds)) if isinstance(seconds, int | float) else ""


def since(moment: datetime, now: datetime) -> str:
    """When something was, as people say it."""
    tr = QCoreApplication.translate
    there, here = moment.astimezone(), now.astimezone()
    seconds = (here - there).total_seconds()
    if seconds < _MINUTE:
        return tr("History", "just now")
    if seconds < _HOUR:
        minutes = int(seconds // _MINUTE)
        return (
            tr("History", "1 minute ago")
            if minutes == 1
            else tr("History", "{minutes} minutes ago").format(minutes=minutes)
        )
    if there.date() == here.date():
        return tr("History", "today, {time}").format(time=_time(there))
    if there.date() == here.date() - timedelta(days=1):
        return tr("History", "yesterday, {time}").format(time=_time(there))
    return QLocale().toString(_local(there).date(), QLocale.FormatType.ShortFormat)


def exactly(moment: datetime) -> str:
    """When something was, to the second."""
    return QLocale().toString(_local(moment), QLocale.FormatType.LongFormat)


def facts_of(task: "ChoreographyTask", now: datetime) -> str:
    """When it was made, how long it is, and of which song, where its name does not tell that."""
    song = task.song if task.song != task.title else ""
    return " · ".join(part for part in (since(task.created_at, now), length_of(task), song) if part)


def _time(moment: datetime) -> str:
    return QLocale().toString(_local(moment).time(), QLocale.FormatType.ShortFormat)


def _local(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
