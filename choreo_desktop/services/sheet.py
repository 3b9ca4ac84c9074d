"""The sheet of a plan in lines for people: every move, when, how long, how it is retimed and why."""

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.words import columns
from choreo_desktop.planning.wording import speed_in_words


def plan_sheet(blueprint: Blueprint) -> list[str]:
    """A line for each move: time, section, counts, move, retiming, why."""
    rows = [("time", "section", "counts", "move", "retiming", "why"), *(_row(move) for move in blueprint.moves)]
    return columns(rows)


def _row(move: BlueprintMove) -> tuple[str, ...]:
    minutes, seconds = divmod(round(move.start_time, 1), 60)
    return (
        f"{int(minutes)}:{seconds:04.1f}",
        move.section or "",
        str(move.counts or ""),
        (move.name or move.video_path) + (" (locked)" if move.locked else ""),
        _retiming(move),
        move.reason or "",
    )


def _retiming(move: BlueprintMove) -> str:
    if not move.time_map:
        return "unretimed"
    (out, begin), (last, end) = move.time_map[0], move.time_map[-1]
    return speed_in_words((end - begin) / (last - out))
