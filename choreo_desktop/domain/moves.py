"""Moves: the short dance clips of a library, and what is known about them."""

from enum import StrEnum
from typing import Self

from pydantic import Field
from typing_extensions import override

from choreo_desktop.domain.model import Model


class _Word(StrEnum):
    @classmethod
    def read(cls, text: str) -> Self:
        """Read what people typed, whatever its capitals.

        Raises:
            ValueError: If it is none of these words.
        """
        return cls(text.strip().lower())


class Difficulty(_Word):
    """How hard a move is."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @override
    @classmethod
    def read(cls, text: str) -> Self:
        """Read a difficulty; low, medium and high are understood too.

        Raises:
            ValueError: If it is none of them.
        """
        other = {"low": cls.BEGINNER, "medium": cls.INTERMEDIATE, "high": cls.ADVANCED}
        return other.get(text.strip().lower()) or super().read(text)


class Energy(_Word):
    """How lively a move is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Style(_Word):
    """The character of a move."""

    ROMANTIC = "romantic"
    ENERGETIC = "energetic"
    SENSUAL = "sensual"
    PLAYFUL = "playful"
    MODERN = "modern"


class Role(StrEnum):
    """Whose part a clip shows."""

    LEAD = "lead"
    FOLLOW = "follow"
    BOTH = "both"


class Position(StrEnum):
    """How the couple stands to each other where a move begins or ends."""

    OPEN = "open"
    CLOSED = "closed"
    SHADOW = "shadow"
    HAMMERLOCK = "hammerlock"
    SIDE = "side"


class GridSource(StrEnum):
    """Where the beats of a clip are known from, the most trusted first."""

    TAPS = "taps"
    ENTERED = "entered"
    ANNOTATION = "annotation"
    SOUND = "sound"


class ClipGrid(Model):
    """The beats inside a clip.

    Attributes:
        beats: Seconds of each beat from the clip's start, increasing.
        first_one: Index in ``beats`` of the first "1" of an 8-count.
        sure: Whether the grid was judged reliable (or given by a person).
        source: Where it is known from.
        confidence: How sure it is, 0 to 1; 1 where a person gave it.
    """

    beats: tuple[float, ...]
    first_one: int = Field(ge=0)
    sure: bool
    source: GridSource = GridSource.SOUND
    confidence: float = Field(default=1.0, ge=0, le=1)

    @property
    def bpm(self) -> float:
        """Mean tempo in beats per minute; 0 where there are not two beats to tell it from."""
        if len(self.beats) < 2 or self.beats[-1] <= self.beats[0]:
            return 0.0
        return 60 * (len(self.beats) - 1) / (self.beats[-1] - self.beats[0])


class MoveClip(Model):
    """One move of the library.

    Attributes:
        key: Storage key of the clip.
        name: What dancers call it.
        category: Kind of move, such as ``basic`` or ``ladyturn``.
        seconds: Length of the clip.
        difficulty: None where nobody said.
        energy: None where nobody said.
        style: None where nobody said.
        grid: The beats inside the clip; None where none were found or given.
        role: Whose part it shows; None where nobody said.
        entry: How the couple stands where it begins; None where nobody said.
        exit: How the couple stands where it ends; None where nobody said.
        notes: What a teacher wrote about it.
        credit: Who dances.
        guessed: Names of the fields above that are a guess of ours and not a person's word.
        motion: How much it moves, 0 to 1 against other clips; None where nobody looked.
        tags: Free words.
    """

    key: str
    name: str
    category: str = ""
    seconds: float = Field(gt=0)
    difficulty: Difficulty | None = None
    energy: Energy | None = None
    style: Style | None = None
    grid: ClipGrid | None = None
    role: Role | None = None
    entry: Position | None = None
    exit: Position | None = None
    notes: str = ""
    credit: str = ""
    guessed: frozenset[str] = frozenset()
    motion: float | None = Field(default=None, ge=0, le=1)
    tags: tuple[str, ...] = ()
