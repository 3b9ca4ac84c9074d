"""What a person corrects in a song: its beats, its counting and its sections."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from choreo_desktop.domain.genres import PLAIN_COUNTS, CountMode
from choreo_desktop.domain.model import Model

MAX_TAPS = 4_000  # half an hour of tapping without a break
MAX_BEATS = 100_000
MAX_CORRECTIONS = 10_000
MAX_SECONDS = 24 * 3600.0
MAX_SECTIONS = 1_000
MAX_LABEL = 80

Instant = Annotated[float, Field(ge=0, le=MAX_SECONDS)]


def _step(beats: float) -> float:
    if abs(beats) not in (0.5, 1, 4):
        raise ValueError("must be half a beat, one or four, either way")
    return beats


def _increasing(times: tuple[float, ...]) -> tuple[float, ...]:
    if any(b <= a for a, b in pairwise(times)):
        raise ValueError("must increase")
    return times


class ThisIsOne(Model):
    """The beat nearest to a time is a 1, and all counting follows.

    Attributes:
        at: Seconds.
    """

    kind: Literal["one"] = "one"
    at: Instant


class Shift(Model):
    """The grid by half a beat, or the counting by a beat or four, later or (negative) earlier.

    Shifts in a row add up: two halves are one beat of the counting, and four beats twice are the 8-count as it was.

    Attributes:
        beats: How far.
    """

    kind: Literal["shift"] = "shift"
    beats: Annotated[float, AfterValidator(_step)]


class Pace(Model):
    """Half as many beats, or twice as many.

    Attributes:
        factor: ``halve`` or ``double``.
    """

    kind: Literal["pace"] = "pace"
    factor: Literal["halve", "double"]


class Anchor(Model):
    """A beat put where it belongs; the grid bends between anchors and moves along beyond them.

    Attributes:
        beat: Seconds at which the beat was.
        to: Seconds at which it belongs.
    """

    kind: Literal["anchor"] = "anchor"
    beat: Instant
    to: Instant


class Taps(Model):
    """A person tapped along: a smooth grid through the taps replaces the beats between them.

    Attributes:
        times: Seconds, increasing.
        first_one: Which tap was a 1; None where only the beat was tapped.
    """

    kind: Literal["taps"] = "taps"
    times: Annotated[tuple[Instant, ...], Field(min_length=4, max_length=MAX_TAPS), AfterValidator(_increasing)]
    first_one: int | None = Field(default=None, ge=0)


class SectionEdit(Model):
    """A section begins at a time, under a name; or no longer does.

    Attributes:
        at: Seconds; the edge within half a second of it is meant, else a new one is made.
        to: Seconds at which the edge belongs; None to leave it.
        label: New name of the section that begins there; None to leave it.
        remove: Whether the section is joined to the one before.
    """

    kind: Literal["section"] = "section"
    at: Instant
    to: Instant | None = None
    label: Annotated[str, Field(min_length=1, max_length=MAX_LABEL)] | None = None
    remove: bool = False


class GivenGrid(Model):
    """The beats of another program or person, in place of all that were there.

    Attributes:
        beats: Seconds, increasing.
        counts: Of each beat, 1 to 8, or 0 where it is not known; empty where none is.
        mode: 4 where the counts are those of bars, and nobody said which bar begins an 8-count.
        phrase: Seconds at which a phrase of four 8-counts begins; None where nobody said.
    """

    kind: Literal["grid"] = "grid"
    beats: Annotated[tuple[Instant, ...], Field(min_length=2, max_length=MAX_BEATS), AfterValidator(_increasing)]
    counts: Annotated[tuple[Annotated[int, Field(ge=0, le=8)], ...], Field(max_length=MAX_BEATS)] = ()
    mode: CountMode = 8
    phrase: Instant | None = None

    @model_validator(mode="after")
    def _check_counts(self) -> Self:
        if self.counts and len(self.counts) != len(self.beats):
            raise ValueError("counts: must be as many as beats, or none")
        if max(self.counts, default=0) > self.mode:
            raise ValueError("counts: must not be greater than the mode")
        return self


class SectionStart(Model):
    """Where a part begins, and its name.

    Attributes:
        at: Seconds.
        label: Its name.
    """

    at: Instant
    label: Annotated[str, Field(min_length=1, max_length=MAX_LABEL)]


class GivenSections(Model):
    """The parts of another program or person, in place of all that were there.

    Attributes:
        starts: The parts by time; the first reaches back to the beginning of the song, the last to its end.
    """

    kind: Literal["sections"] = "sections"
    starts: Annotated[tuple[SectionStart, ...], Field(min_length=1, max_length=MAX_SECTIONS)]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        _increasing(tuple(start.at for start in self.starts))
        return self


GridCorrection = Annotated[
    ThisIsOne | Shift | Pace | Anchor | Taps | SectionEdit | GivenGrid | GivenSections,
    Field(discriminator="kind"),
]


class Corrections(Model):
    """What a person has corrected in a song, in order; kept apart from what was detected.

    Attributes:
        schema_version: Version of this model.
        steps: Each is applied to what the ones before it made.
    """

    schema_version: Literal[1] = 1
    steps: Annotated[tuple[GridCorrection, ...], Field(max_length=MAX_CORRECTIONS)] = ()

    def then(self, *steps: GridCorrection) -> "Corrections":
        """These and more. Steps of which a later one leaves nothing are dropped: those before a whole new grid."""
        kept = list(self.steps)
        for step in steps:
            if isinstance(step, GivenSections):
                kept = [old for old in kept if not isinstance(old, SectionEdit | GivenSections)]
            elif (
                isinstance(step, GivenGrid)
                and step.mode == len(PLAIN_COUNTS)
                and step.counts
                and step.phrase is not None
            ):
                kept = [old for old in kept if isinstance(old, SectionEdit | GivenSections)]
            kept.append(step)
        return Corrections(steps=tuple(kept))
