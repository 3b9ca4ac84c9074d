"""The long count: one number for every beat of a song, of which bars, 8-counts and phrases are the multiples.

Multiples of 4 begin a bar, of 8 an 8-count, of 32 a phrase. Where the song leaves out beats, so does the count.
"""

import numpy as np
from numpy.typing import NDArray

BAR, EIGHT, PHRASE = 4, 8, 32

Numbers = NDArray[np.int64]


def number_beats(level: Numbers) -> Numbers:
    """The least count that increases and has each beat begin what it begins.

    Args:
        level: Of each beat, the size of the greatest part that begins on it: 1, 4, 8 or 32. Some must be above 1.
    """
    numbers = []
    number = -int(np.flatnonzero(level > 1)[0]) - 1  # the beats before the first bar count up to it
    for size in level.tolist():
        number += 1
        while not _begins(number, size):
            number += 1
        numbers.append(number)
    return np.array(numbers, dtype=np.int64)


def number_counts(counts: Numbers, mode: int) -> Numbers:
    """The least count that increases and agrees with what people said, and whose first 1 begins a phrase.

    Args:
        counts: Of each beat, 1 to ``mode``, or 0 where nobody said.
        mode: 8, or 4 where bars were counted.
    """
    known = np.flatnonzero(counts)
    number = int(counts[known[0]] - 1 - known[0]) - 1 if len(known) else -1
    numbers = []
    for count in counts.tolist():
        number += 1
        if count:
            number += (count - 1 - number) % mode
        numbers.append(number)
    found = np.array(numbers, dtype=np.int64)
    ones = found[found % mode == 0]
    return found - (int(ones[0]) if len(ones) else 0)


def _begins(number: int, size: int) -> bool:
    """Whether a number begins a part of this size, and of no greater one."""
    if size == PHRASE:
        return number % PHRASE == 0
    greater = {1: BAR, BAR: EIGHT, EIGHT: PHRASE}[size]
    return number % size == 0 and number % greater != 0
