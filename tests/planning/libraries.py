"""Libraries of generated clips, as varied as people's folders are."""

import random

from choreo_desktop.domain.moves import ClipGrid, Difficulty, Energy, MoveClip, Position, Role, Style

CATEGORIES = (
    *("arm_styling", "basic", "bodywaves", "bolero", "cross_body_lead", "footwork", "golpes", "hammerlock"),
    *("headrolls", "hiprolls", "intros", "ladyturn", "outro", "shadow", "spin", "style"),
)


def varied_move(chance: random.Random, number: int, *, low: float = 100, high: float = 150) -> MoveClip:
    """One clip of 1.5 to 5 8-counts; some without tags, without positions or without a grid.

    Args:
        chance: Where its properties come from.
        number: Part of its name.
        low: Slowest tempo in beats per minute.
        high: Fastest.
    """
    bpm = chance.uniform(low, high)
    beats = chance.randint(12, 40)
    first_one = chance.choice((0, 0, 1, 2, 4))
    start = chance.uniform(0, 0.5)
    times = tuple(start + i * 60 / bpm for i in range(beats))
    grid = ClipGrid(beats=times, first_one=first_one, sure=chance.random() < 0.8)
    return MoveClip(
        key=f"clips/{number:05d}.mp4",
        name=f"Move {number}",
        category=chance.choice(CATEGORIES),
        seconds=times[-1] + chance.uniform(0.05, 0.6),
        difficulty=chance.choice((None, *Difficulty)),
        energy=chance.choice((None, *Energy)),
        style=chance.choice((None, *Style)),
        grid=grid if chance.random() < 0.9 else None,
        role=chance.choice((None, *Role)),
        entry=chance.choice((None, None, *Position)),
        exit=chance.choice((None, None, *Position)),
        motion=chance.choice((None, chance.random())),
    )


def varied_library(count: int, seed: int = 0, *, low: float = 100, high: float = 150) -> list[MoveClip]:
    """So many clips; the same seed gives the same ones.

    Args:
        count: How many.
        seed: Other seeds give other clips.
        low: Slowest tempo in beats per minute.
        high: Fastest.
    """
    chance = random.Random(seed)
    return [varied_move(chance, number, low=low, high=high) for number in range(count)]
