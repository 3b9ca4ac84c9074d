"""What a file marks in a song, whatever its format; and what is meant where it does not say all of it."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from choreo_desktop.domain.corrections import (
    MAX_BEATS,
    MAX_LABEL,
    MAX_SECONDS,
    MAX_SECTIONS,
    GivenGrid,
    GivenSections,
    GridCorrection,
    SectionStart,
    ThisIsOne,
)
from choreo_desktop.domain.genres import CountMode

SAME_SECONDS = 1e-3  # two marks closer than this are one

_EIGHT, _BAR = 8, 4
_LEAST_EIGHT = 2.2  # s: where only the 1 is marked, this tells 8-counts (up to 218 BPM) from bars
_LEAST_BAR = 1.0  # s
_NEAR = 0.35  # how far the pace between two marks may be from the usual one
_MOST_LEFT_OUT = 64  # beats


class UnusableGridError(Exception):
    """What is wrong with a file.

    Args:
        reason: The end of a sentence that began with the file's name.
        line: Where; 0 for the whole file.
    """

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class Beat(NamedTuple):
    """A beat.

    Attributes:
        time: Seconds.
        said: Its count, 1 to 8, or 0 where the file does not say.
    """

    time: float
    said: int = 0


class Marks(NamedTuple):
    """What a file marks, in any order.

    Attributes:
        beats: Beats.
        sections: Where parts begin, and their names.
        mode: What the counts count to; None where that has to be guessed.
        phrase: Seconds at which a phrase begins; None where the file does not say.
        steps: Corrections that the file holds as such.
    """

    beats: Sequence[Beat] = ()
    sections: Sequence[tuple[float, str]] = ()
    mode: CountMode | None = None
    phrase: float | None = None
    steps: tuple[GridCorrection, ...] = ()


def checked_time(seconds: float, line: int = 0) -> float:
    """A time of a song.

    Raises:
        UnusableGridError: If it is none.
    """
    if not 0 <= seconds <= MAX_SECONDS:  # NaN is neither
        raise UnusableGridError(
            f"{seconds:g} is no time in a song; times are seconds from its beginning, 0 or more", line
        )
    return seconds


def steps_of(marks: Marks) -> tuple[tuple[GridCorrection, ...], list[str]]:
    """The corrections that a file means, and what a person should be told about it.

    Raises:
        UnusableGridError: If it means nothing.
    """
    beats, twice = _distinct(sorted(marks.beats))
    parts, again = _distinct_parts(sorted(marks.sections, key=lambda part: part[0]))
    notes = [
        f"{n} {what} marked twice and counted once"
        for n, what in ((twice, "beats were"), (again, "sections were"))
        if n
    ]
    steps = [*marks.steps]
    if parts:
        steps.append(GivenSections(starts=tuple(SectionStart(at=at, label=label) for at, label in parts)))
    if len(beats) == 1 and beats[0].said == 1:
        steps.append(ThisIsOne(at=beats[0].time))
    elif len(beats) > 1:
        steps.append(_grid(beats, marks))
    if not steps:
        raise UnusableGridError("marks neither two beats nor a section; mark some and export it again")
    return tuple(steps), notes


def _distinct(beats: list[Beat]) -> tuple[list[Beat], int]:
    kept: list[Beat] = []
    for beat in beats:
        if kept and beat.time - kept[-1].time < SAME_SECONDS:
            kept[-1] = kept[-1]._replace(said=kept[-1].said or beat.said)
        else:
            kept.append(beat)
    if len(kept) > MAX_BEATS:
        raise UnusableGridError(f"marks {len(kept):,} beats; {MAX_BEATS:,} are the most")
    return kept, len(beats) - len(kept)


def _distinct_parts(parts: list[tuple[float, str]]) -> tuple[list[tuple[float, str]], int]:
    kept: list[tuple[float, str]] = []
    for at, label in parts:
        if not kept or at - kept[-1][0] >= SAME_SECONDS:
            clean = " ".join(label.encode("utf-8", "replace").decode().split())[:MAX_LABEL]
            kept.append((at, clean or f"part {len(kept) + 1}"))
    if len(kept) > MAX_SECTIONS:
        raise UnusableGridError(f"marks {len(kept):,} sections; {MAX_SECTIONS:,} are the most")
    return kept, len(parts) - len(kept)


def _grid(beats: list[Beat], marks: Marks) -> GivenGrid:
    mode = marks.mode or _guessed_mode(beats)
    beats = [beat._replace(said=0) for beat in beats] if mode is None else _filled(beats, mode)
    counts = tuple(beat.said for beat in beats)
    return GivenGrid(
        beats=tuple(beat.time for beat in beats),
        counts=counts if any(counts) else (),
        mode=mode or 8,
        phrase=marks.phrase,
    )


def _guessed_mode(beats: list[Beat]) -> CountMode | None:
    """What the counts count to; None where they are none."""
    known = [number for number, beat in enumerate(beats) if beat.said]
    greatest = max((beats[number].said for number in known), default=0)
    if greatest != 1:
        return 8 if greatest > _BAR else 4
    gaps = [(b - a, beats[b].time - beats[a].time) for a, b in pairwise(known)]
    apart = median(number for number, _ in gaps) if gaps else 0
    if apart != 1:
        return 8 if apart > _BAR else 4
    seconds = median(seconds for _, seconds in gaps)  # only the 1 is marked, or every beat was called 1
    return 8 if seconds >= _LEAST_EIGHT else 4 if seconds >= _LEAST_BAR else None


def _filled(beats: list[Beat], mode: int) -> list[Beat]:
    """Beats with those between that the counts show to be left out: from 1 to 5 there are three more.

    Only where most are left out: in a file of all beats, what is missing is meant to be.
    """
    steps = [_steps(a, b, mode) for a, b in pairwise(beats)]
    periods = [(b.time - a.time) / step for (a, b), step in zip(pairwise(beats), steps, strict=True) if step]
    if not periods or median(step for step in steps if step) == 1:
        return beats
    usual = median(periods)
    found = [beats[0]]
    for (before, beat), step in zip(pairwise(beats), steps, strict=True):
        missing = _left_out(beat.time - before.time, step, mode, usual)
        found += [
            Beat(before.time + (beat.time - before.time) * k / (missing + 1), (before.said - 1 + k) % mode + 1)
            for k in range(1, missing + 1)
        ]
        found.append(beat)
    if len(found) > MAX_BEATS:
        raise UnusableGridError(f"means {len(found):,} beats; {MAX_BEATS:,} are the most")
    return found


def _steps(before: Beat, beat: Beat, mode: int) -> int:
    """Beats from one mark to the next by their counts; 0 where one is not known."""
    return (beat.said - before.said - 1) % mode + 1 if before.said and beat.said else 0


def _left_out(seconds: float, step: int, mode: int, usual: float) -> int:
    """How many beats lie between two marks; none where the song itself leaves out some counts."""
    if step:
        for beats in range(step, _MOST_LEFT_OUT, mode):
            if abs(seconds / beats / usual - 1) <= _NEAR:
                return beats - 1
    return 0
