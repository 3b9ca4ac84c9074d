"""Moves: the short dance clips of a library, and what is known about them."""

from enum import StrEnum

from pydantic import Field

from choreo_desktop.domain.model import Model


class Difficulty(StrEnum):
    """How hard a move is."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @classmethod
    def read(cls, text: str) -> "Difficulty":
        """Read a difficulty; low, medium and high are understood too.

        Raises:
            ValueError: If it is none of them.
        """
        other = {"low": cls.BEGINNER, "medium": cls.INTERMEDIATE, "high": cls.ADVANCED}
        word = text.strip().lower()
        return other[word] if word in other else cls(word)


class Energy(StrEnum):
    """How lively a move is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @classmethod
    def read(cls, text: str) -> "Energy":
        """Read an energy level.

        Raises:
            ValueError: If it is none.
        """
        return cls(text.strip().lower())


class Style(StrEnum):
    """The character of a move."""

    ROMANTIC = "romantic"
    ENERGETIC = "energetic"
    SENSUAL = "sensual"
    PLAYFUL = "playful"
    MODERN = "modern"

    @classmethod
    def read(cls, text: str) -> "Style":
        """Read a style.

        Raises:
            ValueError: If it is none.
        """
        return cls(text.strip().lower())


class ClipGrid(Model):
    """The beats inside a clip.

    Attributes:
        beats: Seconds of each beat from the clip's start, increasing.
        first_one: Index in ``beats`` of the first "1" of an 8-count.
        sure: Whether the grid was judged reliable (or given by a person).
    """

    beats: tuple[float, ...]
    first_one: int = Field(ge=0)
    sure: bool

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
    """

    key: str
    name: str
    category: str = ""
    seconds: float = Field(gt=0)
    difficulty: Difficulty | None = None
    energy: Energy | None = None
    style: Style | None = None
    grid: ClipGrid | None = None
