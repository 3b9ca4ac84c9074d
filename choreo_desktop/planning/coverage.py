"""Coverage: what a library has, what is thin in it, and how much of it suits the tempo of a song."""

import math
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from choreo_desktop.domain.moves import Difficulty, Energy, MoveClip, Style
from choreo_desktop.planning.choices import Choice, Tag, in_words, tag_of
from choreo_desktop.planning.matching import by_key
from choreo_desktop.planning.pace import DEFAULT_STRETCH, Limits
from choreo_desktop.planning.readings import READINGS

THIN = 2
"""Fewer clips than these cannot make a choreography on their own."""

NEAR = 0.10
"""How far a tempo may be from the song's without a viewer seeing that a clip was retimed."""

_ROUNDING = 1e-9


class Combination(NamedTuple):
    """Clips that have some tags in common.

    Attributes:
        tags: The tags by what they are about.
        clips: How many clips have all of them.
        serving: How many of these suit the song's tempo, or have no known beat.
    """

    tags: dict[Choice, Tag]
    clips: int
    serving: int

    @property
    def words(self) -> list[str]:
        """The tags as a dancer says them."""
        return in_words(self.tags)


class Coverage(NamedTuple):
    """What a library has for one song.

    Attributes:
        clips: How many there are.
        bpm: Tempo of the song.
        near: How many clips are within ``NEAR`` of it.
        serving: How many can be retimed to it.
        stretch: How far a speed may be from 1.
        blind: Clips whose beat is not known.
        untagged: Clips of which difficulty, energy or style are not known.
        pairs: Every combination of difficulty and energy.
        styles: Every style.
        combinations: Every combination of difficulty, energy and style.
    """

    clips: int
    bpm: float
    near: int
    serving: int
    stretch: float
    blind: int
    untagged: int
    pairs: tuple[Combination, ...]
    styles: tuple[Combination, ...]
    combinations: tuple[Combination, ...]

    @property
    def thin(self) -> tuple[Combination, ...]:
        """The combinations of difficulty and energy, and the styles, of which too few clips suit the song."""
        return tuple(c for c in (*self.pairs, *self.styles) if c.serving < THIN)


def coverage_of(moves: Sequence[MoveClip], bpm: float, *, max_stretch: float = DEFAULT_STRETCH) -> Coverage:
    """Look at a library with the tempo of a song in mind.

    Args:
        moves: The library.
        bpm: Tempo of the song.
        max_stretch: How far the speed of a clip may be from 1.
    """
    library = by_key(moves)
    limits = Limits.within(max_stretch)
    speeds = [_speed(move, bpm) for move in library]
    serves = [speed is None or limits.low - _ROUNDING <= speed <= limits.high + _ROUNDING for speed in speeds]
    kinds: dict[Choice, tuple[Tag, ...]] = {
        Choice.DIFFICULTY: tuple(Difficulty),
        Choice.ENERGY: tuple(Energy),
        Choice.STYLE: tuple(Style),
    }

    def combinations(*choices: Choice) -> tuple[Combination, ...]:
        found: dict[tuple[Tag | None, ...], list[bool]] = {}
        for move, serving in zip(library, serves, strict=True):
            found.setdefault(tuple(tag_of(move, choice) for choice in choices), []).append(serving)
        return tuple(
            Combination(dict(zip(choices, tags, strict=True)), len(found.get(tags, ())), sum(found.get(tags, ())))
            for tags in product(*(kinds[choice] for choice in choices))
        )

    return Coverage(
        clips=len(library),
        bpm=bpm,
        near=sum(speed is not None and abs(speed - 1) <= NEAR for speed in speeds),
        serving=sum(serving and speed is not None for serving, speed in zip(serves, speeds, strict=True)),
        stretch=max_stretch,
        blind=sum(speed is None for speed in speeds),
        untagged=sum(None in (m.difficulty, m.energy, m.style) for m in library),
        pairs=combinations(Choice.DIFFICULTY, Choice.ENERGY),
        styles=combinations(Choice.STYLE),
        combinations=combinations(Choice.DIFFICULTY, Choice.ENERGY, Choice.STYLE),
    )


def _speed(move: MoveClip, bpm: float) -> float | None:
    """The speed that brings a clip to a tempo, counted so that it is near 1; None where its beat is not known."""
    if move.grid is None or not move.grid.bpm:
        return None
    speeds = [bpm / move.grid.bpm * reading for reading in READINGS]
    return min(speeds, key=lambda speed: abs(math.log(speed)))
