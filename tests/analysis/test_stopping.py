"""A long song can be stopped at any moment, and how far it is told to be is true."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from typing_extensions import override

from choreo_desktop.analysis.analyzer import analyse_song
from choreo_desktop.analysis.attacks import attack_offset
from choreo_desktop.analysis.course import Course
from choreo_desktop.analysis.hearing import hear_sound
from choreo_desktop.analysis.onsets import FRAME_RATE
from choreo_desktop.analysis.pulses import gather_pulses
from choreo_desktop.analysis.sounding import SAMPLE_RATE, Samples, Tape, find_sounding
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.work import Cancelled, CancelToken
from tests.analysis.signals import beat_times, clicks, noise

BACHATA = GENRES["bachata"]
MINUTES = 4
MOST_SECONDS = 20.0
"""Of sound that may be read between two looks at the token: some milliseconds of work."""


class Watched(CancelToken):
    """Counts how often it is looked at, is cancelled at one of these looks, and notes what was read in between.

    Args:
        at: Number of the look at which somebody cancels; None for never.
    """

    def __init__(self, at: int | None = None) -> None:
        super().__init__()
        self.at = at
        self.looks = 0
        self.read = 0
        self.most_read = 0

    @override
    def check(self) -> None:
        self.most_read = max(self.most_read, self.read)
        self.read = 0
        self.looks += 1
        if self.looks == self.at:
            self.cancel()
        super().check()


@pytest.fixture(scope="module")
def long_song() -> NDArray[np.float16]:
    """Minutes of a beat, as long recordings are kept in memory."""
    part = clicks(beat_times(125, 57.6), 57.6, accent_every=8) + 0.02 * noise(57.6)
    return np.tile(part, MINUTES).astype(np.float16)


@pytest.fixture(scope="module")
def looks(long_song: NDArray[np.float16]) -> int:
    """How often the token is looked at in all."""
    token = Watched()
    analyse_song(long_song, SAMPLE_RATE, BACHATA, cancel=token)
    return token.looks


def test_little_is_read_between_two_looks(long_song: NDArray[np.float16], monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the song is, a token is looked at after every few seconds of sound, whatever they are read for."""
    token = Watched()
    course = Course(token)
    read = Tape.read

    def counted(tape: Tape, first: int, last: int) -> Samples:
        token.read += last - first
        return read(tape, first, last)

    monkeypatch.setattr(Tape, "read", counted)
    sounding = find_sounding(long_song, course)
    assert sounding is not None
    sound = hear_sound(sounding, course)
    beats = beat_times(125, 57.6 * MINUTES)
    attack_offset(sounding.samples, beats, course)
    gather_pulses(sound.onsets, sound.chroma, beats * FRAME_RATE, course)
    assert 0 < token.most_read < MOST_SECONDS * SAMPLE_RATE


def test_a_longer_song_is_looked_up_from_more_often(long_song: NDArray[np.float16], looks: int) -> None:
    """Looks grow with the length, so that what lies between two of them does not."""
    token = Watched()
    half = long_song[: len(long_song) // 2]
    analyse_song(half, SAMPLE_RATE, BACHATA, cancel=token)
    assert looks > 1.6 * token.looks
    assert looks > 40 * MINUTES


@settings(max_examples=6, deadline=None, derandomize=True)
@given(share=st.floats(0, 1))
def test_it_stops_at_the_very_look(long_song: NDArray[np.float16], looks: int, share: float) -> None:
    """Whenever somebody cancels, the next look ends the work, and nothing looks a second time."""
    token = Watched(at=1 + round(share * (looks - 1)))
    with pytest.raises(Cancelled):
        analyse_song(long_song, SAMPLE_RATE, BACHATA, cancel=token)
    assert token.looks == token.at


def test_progress_goes_up_in_small_steps(long_song: NDArray[np.float16]) -> None:
    """From 0 to 1, never down, and never most of it at once."""
    told: list[float] = []
    analyse_song(long_song, SAMPLE_RATE, BACHATA, on_share=told.append)
    assert (told[0], told[-1]) == (0, 1)
    steps = np.diff(told)
    assert steps.min() >= 0
    assert steps.max() < 0.2
