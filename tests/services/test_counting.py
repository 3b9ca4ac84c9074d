import json
import subprocess
import sys

import pytest

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.song import Confidence, SongAnalysis
from choreo_desktop.services.counting import (
    CountCue,
    MoveCue,
    clip_cues,
    count_cues,
    eight_spans,
    move_at,
    move_cues,
    span_at,
    word_at,
)

SURE = Confidence(tempo=1, beats=1, bars=1, eight_counts=1)
BACHATA = GENRES["bachata"]


def song(beats: int = 20, *, first: int = 2, duration: float = 60.0) -> SongAnalysis:
    """A song of half-second beats; beat number ``first`` is the first 1."""
    times = tuple(1.0 + 0.5 * beat for beat in range(beats))
    return SongAnalysis(
        duration=duration,
        bpm=120,
        beats=times,
        downbeats=times[first % 4 :: 4],
        eight_counts=times[first::8],
        confidence=SURE,
    )


def blueprint(*moves: dict[str, object]) -> Blueprint:
    """A choreography of given moves."""
    return read_blueprint(
        {"task_id": "t", "audio_path": "s.mp3", "moves": list(moves), "output_config": {"output_path": "out.mp4"}}
    )


def test_dancers_hear_their_own_words_from_the_first_one_on() -> None:
    """A bachata is counted 1 2 3 tap 5 6 7 tap; the beats before the first 8-count are silent."""
    cues = count_cues(song(), BACHATA)
    assert [cue.word for cue in cues[:10]] == ["1", "2", "3", "tap", "5", "6", "7", "tap", "1", "2"]
    assert [cue.number for cue in cues[:9]] == [1, 2, 3, 4, 5, 6, 7, 8, 1]
    assert cues[0] == CountCue(2.0, "1", 1)
    assert cues[3].time == 3.5


def test_a_salsa_pauses_on_four_and_eight() -> None:
    """Each dance has its words."""
    assert [cue.word for cue in count_cues(song(), GENRES["salsa"])[2:5]] == ["3", "pause", "5"]


def test_counting_to_four_goes_bar_by_bar() -> None:
    """In the mode of four every bar begins with a 1, and so does one before the first 8-count."""
    cues = count_cues(song(first=6), BACHATA, 4)
    assert cues[0] == CountCue(2.0, "1", 1)
    assert [cue.word for cue in cues[:6]] == ["1", "2", "3", "tap", "1", "2"]


def test_counting_begins_anew_where_the_music_stretches() -> None:
    """Twelve beats between two ones are an 8-count and a bar, not a count of twelve."""
    stretched = song(30, first=0).model_copy(update={"eight_counts": (1.0, 7.0)})
    numbers = [cue.number for cue in count_cues(stretched, BACHATA)]
    assert numbers[:14] == [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 1, 2]


def test_ones_that_went_through_a_file_are_still_found() -> None:
    """A 1 whose time was rounded on the way is the beat beside it; one that lies on no beat is left out."""
    rounded = song(24, first=0).model_copy(update={"eight_counts": (1.004, 5.25, 9.0)})
    ones = [cue.time for cue in count_cues(rounded, BACHATA) if cue.number == 1]
    assert ones == [1.0, 5.0, 9.0]


@pytest.mark.parametrize("mode", [4, 8])
def test_a_song_without_a_beat_has_no_count(mode: int) -> None:
    """Nothing is counted, and nothing fails, where nothing was heard."""
    silent = SongAnalysis(duration=10, bpm=0, confidence=SURE)
    assert count_cues(silent, BACHATA, 4 if mode == 4 else 8) == ()
    assert eight_spans(silent) == ()
    assert word_at((), 3.0) is None
    assert move_at((), 3.0) is None


def test_a_count_stands_until_the_next_beat() -> None:
    """The word changes on the beat, is nothing before the first, and goes away a beat after the last."""
    cues = count_cues(song(beats=10), BACHATA)
    said = {at: cue.word if (cue := word_at(cues, at)) else "" for at in (1.99, 2.0, 2.49, 2.5, 3.5, 5.9, 6.1)}
    assert said == {1.99: "", 2.0: "1", 2.49: "1", 2.5: "2", 3.5: "tap", 5.9: "tap", 6.1: ""}
    assert word_at(cues[:1], 2.9) == cues[0]
    assert word_at(cues[:1], 3.1) is None


def test_an_eight_count_ends_where_the_next_begins() -> None:
    """8-counts follow each other; the last has eight beats, or as many as the song has time for."""
    long = eight_spans(song(beats=30))
    assert span_at(long, 1.5) is None
    assert span_at(long, 2.0) == (2.0, 6.0)
    assert span_at(long, 5.999) == (2.0, 6.0)
    assert span_at(long, 6.0) == (6.0, 10.0)
    assert eight_spans(song(beats=12))[-1] == (6.0, 10.0)
    assert eight_spans(song(beats=12, duration=7.5))[-1] == (6.0, 7.5)
    assert span_at(eight_spans(song(beats=12)), 11.0) is None
    assert span_at([(0.0, 1.0), (2.0, 3.0)], 1.5) is None


def test_a_clip_is_counted_from_its_own_first_one() -> None:
    """A clip of the library has a count too; its last 8-count is as long as its beats promise."""
    grid = ClipGrid(beats=tuple(0.2 + 0.5 * beat for beat in range(14)), first_one=2, sure=True)
    counts, eights = clip_cues(grid, BACHATA)
    assert counts[0] == CountCue(1.2, "1", 1)
    assert [cue.word for cue in counts] == ["1", "2", "3", "tap", "5", "6", "7", "tap", "1", "2", "3", "tap"]
    assert [time for span in eights for time in span] == pytest.approx([1.2, 5.2, 5.2, 9.2])
    assert [cue.number for cue in clip_cues(grid, BACHATA, 4)[0]] == [1, 2, 3, 4] * 3


def test_moves_play_one_after_the_other() -> None:
    """A move begins where it is due or where the one before ends, whichever is later; a gap has no name."""
    cues = move_cues(
        blueprint(
            {"video_path": "a.mp4", "start_time": 1.0, "duration": 4.0, "name": "Basic"},
            {"video_path": "turns/lady_turn.mp4", "start_time": 3.0, "duration": 2.0},
            {"video_path": "c.mp4", "start_time": 9.0, "duration": 1.0, "name": "Dip"},
        )
    )
    assert cues == (MoveCue(1.0, 5.0, "Basic", 0), MoveCue(5.0, 7.0, "lady_turn", 1), MoveCue(9.0, 10.0, "Dip", 2))
    names = [found.name if (found := move_at(cues, at)) else "" for at in (0.5, 1.0, 5.0, 8.0, 9.5, 10.0)]
    assert names == ["", "Basic", "lady_turn", "", "Dip", ""]


def test_whole_clips_are_as_long_as_they_are() -> None:
    """A move without a duration lasts as its clip does, or until the next; names end where nobody can tell."""
    whole = blueprint(
        {"video_path": "a.mp4", "start_time": 0.0, "clip_start": 1.0},
        {"video_path": "b.mp4", "start_time": 4.0},
        {"video_path": "c.mp4", "start_time": 0.0, "duration": 2.0},
    )
    assert [cue.end for cue in move_cues(whole, {"a.mp4": 6.0, "b.mp4": 3.0})] == [5.0, 8.0, 10.0]
    assert [(cue.start, cue.end) for cue in move_cues(whole)] == [(0.0, 4.0)]


def test_the_window_starts_without_heavy_libraries() -> None:
    """Counting is on the way of starting, so it brings no NumPy and no media library along."""
    code = "import json, sys, choreo_desktop.services.counting; print(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "av", "boto3", "scipy", "peewee"} & set(json.loads(done.stdout))


def test_the_last_eight_count_ends_on_its_ninth_beat_where_there_is_one() -> None:
    """Where the beats go on after the last 8-count, or fewer than eight are left, it is eight beats long."""
    heard = song(beats=20, first=2)
    followed = heard.model_copy(update={"eight_counts": heard.eight_counts[:1]})
    assert eight_spans(followed) == ((2.0, 6.0),)
    assert eight_spans(heard)[-1] == (10.0, 14.0)
