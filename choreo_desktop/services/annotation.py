"""One clip as people annotated it."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from choreo_desktop.domain.model import Model
from choreo_desktop.domain.moves import ClipGrid, Difficulty, Energy, GridSource, Position, Role, Style
from choreo_desktop.domain.records import MAX_TAGS, Tag
from choreo_desktop.services.even_beats import even_grid

MAX_BEATS = 10_000
Seconds = Annotated[float, Field(ge=0, le=3600)]


def _word(read: Callable[[str], object]) -> BeforeValidator:
    # What is no text is left to the type itself, which refuses it.
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


def _read_role(text: str) -> Role:
    return Role(text.strip().lower().removesuffix("_focus"))


def _read_position(text: str) -> Position:
    return Position(text.strip().lower())


def _increasing(times: tuple[float, ...] | None) -> tuple[float, ...] | None:
    if times is not None and any(b <= a for a, b in pairwise(times)):
        raise ValueError("must increase")
    return times


_NOTHING_SAID = BeforeValidator(lambda value: "" if value is None else value)


class Annotation(Model):
    """One clip as annotated. Keys of other tools are kept.

    Attributes:
        video_path: Path below the folder of the clips, with ``/``.
        clip_id: Its short name, usually the file's name without its ending.
        content_hash: Of the file; tells it whatever it is called.
        name: What dancers call it.
        move_label: Kind of move.
        difficulty: low, medium and high are read as beginner, intermediate and advanced.
        energy_level: low, medium or high.
        style: romantic, energetic, sensual, playful or modern.
        role: lead, follow or both; ``lead_follow_roles`` of other tools is read too.
        entry_position: How the couple stands where it begins: open, closed, shadow, hammerlock or side.
        exit_position: The same where it ends.
        notes: What a teacher wrote about it.
        credit: Who dances.
        tags: Free words.
        beats_per_minute: Exact tempo, as opposed to ``estimated_tempo``, which is a guess and is not used.
        first_one: Seconds in the clip at which the first count 1 falls.
        counts: Beats from there on.
        beat_times: Seconds of each beat, where they are not even; goes before ``beats_per_minute``.
        guessed: Names of the keys above that nobody said and the program guessed.
    """

    model_config = ConfigDict(extra="allow", frozen=True, allow_inf_nan=False)

    video_path: str = ""
    clip_id: str = ""
    content_hash: Annotated[str, _NOTHING_SAID] = ""
    name: Annotated[str, Field(max_length=300)] = ""
    move_label: Annotated[str, Field(max_length=80)] = ""
    difficulty: Annotated[Difficulty, _word(Difficulty.read)] | None = None
    energy_level: Annotated[Energy, _word(Energy.read)] | None = None
    style: Annotated[Style, _word(Style.read)] | None = None
    role: Annotated[Role, _word(_read_role)] | None = None
    entry_position: Annotated[Position, _word(_read_position)] | None = None
    exit_position: Annotated[Position, _word(_read_position)] | None = None
    notes: Annotated[str, Field(max_length=20_000), _NOTHING_SAID] = ""
    credit: Annotated[str, Field(max_length=1_000), _NOTHING_SAID] = ""
    tags: Annotated[tuple[Tag, ...], Field(max_length=MAX_TAGS)] = ()
    beats_per_minute: float | None = Field(default=None, ge=30, le=300)
    first_one: Seconds | None = None
    counts: int | None = Field(default=None, ge=1, le=1000)
    beat_times: Annotated[
        tuple[Seconds, ...] | None, Field(min_length=2, max_length=MAX_BEATS), AfterValidator(_increasing)
    ] = None
    guessed: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _other_names(cls, data: Any) -> Any:  # noqa: ANN401 - JSON can be anything
        """Of other tools, only words that we know are taken over; the rest stays under its own key."""
        if isinstance(data, Mapping) and isinstance(data.get("lead_follow_roles"), str) and "role" not in data:
            word = data["lead_follow_roles"].strip().lower().removesuffix("_focus")
            if word in tuple(Role):
                return {**{k: v for k, v in data.items() if k != "lead_follow_roles"}, "role": word}
        return data

    def grid(self, seconds: float) -> ClipGrid | None:
        """The clip's beats, where they, or tempo and first 1, were written down.

        Args:
            seconds: Length of the clip.
        """
        if self.beat_times is not None:
            return self._timed_grid(seconds)
        if self.beats_per_minute is None or self.first_one is None:
            return None
        return even_grid(
            self.beats_per_minute, self.first_one, seconds, counts=self.counts, source=GridSource.ANNOTATION
        )

    def _timed_grid(self, seconds: float) -> ClipGrid | None:
        beats = tuple(time for time in self.beat_times or () if time <= seconds)
        if len(beats) < 2:
            return None
        one = beats[0] if self.first_one is None else self.first_one
        first = min(range(len(beats)), key=lambda i: abs(beats[i] - one))
        return ClipGrid(beats=beats, first_one=first, sure=True, source=GridSource.ANNOTATION)
