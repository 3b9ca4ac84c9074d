"""How far a choreography is, told to the person and to its record at once."""

from collections.abc import Callable

from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.work import Progress, ProgressSink
from choreo_desktop.services.planned import Planned
from choreo_desktop.services.task_log import TaskLog

ANALYSING = "analysing"
PLANNING = "planning"
# Listening and planning come before the stages of the assembly and take the first part of the first of them.
ANALYSED_PERCENT = 8
PLANNED_PERCENT = 10
Tell = Callable[[TaskStatus, str, int, str], None]


def plan_teller(log: TaskLog, on_planned: Callable[[Planned], None]) -> Callable[[Planned], None]:
    """Tells the record and the caller that a plan stands."""

    def plan_stands(planned: Planned) -> None:
        log.planned(planned.blueprint)
        on_planned(planned)

    return plan_stands


def planning_only(progress: ProgressSink) -> Tell:
    """Tells of planning as if it were the whole work."""

    def tell(_: TaskStatus, stage: str, percent: int, message: str) -> None:
        progress(Progress(stage, percent * 100 // PLANNED_PERCENT, message))

    return tell


def teller(log: TaskLog, progress: ProgressSink) -> Tell:
    """Tells the record and the person of each step, once; the percentage never goes back."""
    told: tuple[str, int, str] = ("", 0, "")

    def tell(status: TaskStatus, stage: str, percent: int, message: str) -> None:
        nonlocal told
        now = Progress(stage, max(told[1], percent), message)  # fetching begins where planning ended
        if now != told:
            told = now
            log.step(status, *now)
            progress(now)

    return tell
