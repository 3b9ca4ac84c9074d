import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from choreo_desktop.domain.errors import InvalidRequestError, StorageError
from choreo_desktop.domain.song import Accent, Confidence, Section, SongAnalysis
from choreo_desktop.ui.plot_frame import PlotFrame, loudness, thinning
from choreo_desktop.ui.song_marks import section_colors, time_step, time_text
from choreo_desktop.ui.song_plot import (
    BACKGROUND,
    BAR_COLOR,
    BEAT_COLOR,
    HIT_COLOR,
    LANE,
    ONE_COLOR,
    paint_song,
    save_song_plot,
)

RATE = 8_000
WIDTH, HEIGHT = 1600, 520


def song(
    seconds: float, *, sections: tuple[str, ...] = ("intro", "verse", "chorus"), beat: float = 0.5
) -> SongAnalysis:
    """A song of parts of equal length with a beat as even as a clock's."""
    beats = np.arange(0.25, seconds, beat).tolist()
    length = seconds / max(len(sections), 1)
    return SongAnalysis(
        duration=seconds,
        bpm=60 / beat,
        beats=beats,
        downbeats=beats[::4],
        eight_counts=beats[::8],
        sections=tuple(
            Section(start=n * length, end=(n + 1) * length, label=label, energy=(n % 5) / 5)
            for n, label in enumerate(sections)
        ),
        confidence=Confidence(tempo=0.9, beats=0.9, bars=0.4, eight_counts=0.1),
    )


def nothing(seconds: float) -> SongAnalysis:
    """The analysis of a recording without a beat."""
    return SongAnalysis(duration=seconds, bpm=0, confidence=Confidence(tempo=0, beats=0, bars=0, eight_counts=0))


def noise(seconds: float) -> NDArray[np.float32]:
    """Sound that is louder in its second half."""
    loud = np.linspace(0, 1, round(seconds * RATE)) > 0.5
    hiss = np.random.default_rng(3).uniform(-1, 1, loud.size)
    return np.asarray(hiss * np.where(loud, 0.8, 0.2), dtype=np.float32)


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Red, green and blue of each pixel, shape (rows, columns, 3)."""
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return flat[:, : image.width(), 2::-1].copy()


def columns_of(row: NDArray[np.uint8], color: str) -> list[int]:
    """Columns of a row which have exactly this colour."""
    paint = QColor(color)
    wanted = (paint.red(), paint.green(), paint.blue())
    return [int(x) for x in np.flatnonzero((row == wanted).all(axis=1))]


pytestmark = pytest.mark.usefixtures("qapp")


def test_beats_are_where_they_belong() -> None:
    """Every beat, bar and 8-count has its tick in the column of its time, and there are no others."""
    found = song(60)
    picture = pixels(paint_song(noise(60), RATE, found, title="Song"))
    frame = PlotFrame(WIDTH, HEIGHT, 60)
    ones = columns_of(picture[frame.ticks.top + 18], ONE_COLOR)
    bars = columns_of(picture[frame.ticks.top + 12], BAR_COLOR)
    beats = columns_of(picture[frame.ticks.top + 4], BEAT_COLOR)
    assert ones == [x + wide for x in map(frame.x, found.eight_counts) for wide in (0, 1)]
    assert bars == [frame.x(time) for time in found.downbeats if time not in found.eight_counts]
    assert beats == [frame.x(time) for time in found.beats if time not in found.downbeats]
    assert frame.x(0) == frame.left
    assert frame.x(60) == frame.right - 1
    assert frame.x(30) == frame.left + frame.columns // 2


def test_sections_have_their_colours() -> None:
    """Each part has a band of its colour from its start to its end; the same name has the same colour."""
    found = song(60, sections=("intro", "mambo", "derecho", "mambo"))
    frame = PlotFrame(WIDTH, HEIGHT, 60)
    band = pixels(paint_song(noise(60), RATE, found, title="Song"))[frame.sections.top + 1]
    colors = section_colors(found.sections)
    assert len(set(colors.values())) == 3
    for name, spans in {"intro": [(0, 15)], "mambo": [(15, 30), (45, 60)], "derecho": [(30, 45)]}.items():
        expected = [x for start, end in spans for x in range(frame.x(start), frame.x(end) - 2)]
        assert set(expected) <= set(columns_of(band, colors[name]))
        assert len(columns_of(band, colors[name])) <= len(expected) + 3 * len(spans)


def test_loud_parts_are_taller() -> None:
    """The loud half of a song is seen to be loud, and the loudest reaches nearly the edge of its strip."""
    frame = PlotFrame(WIDTH, HEIGHT, 60)
    picture = pixels(paint_song(noise(60), RATE, nothing(60), title="Song"))
    lane = picture[frame.wave.top : frame.wave.end, frame.left : frame.right]
    plain = QColor(LANE)
    heights = (lane != (plain.red(), plain.green(), plain.blue())).any(axis=2).sum(axis=0)
    quiet, loud = heights[: frame.columns // 2 - 2], heights[frame.columns // 2 + 2 :]
    assert np.median(loud) == pytest.approx(frame.wave.height - 12, abs=6)
    assert np.median(quiet) == pytest.approx(np.median(loud) / 4, rel=0.1)


def test_energy_is_a_line_of_steps() -> None:
    """A part of more energy has a higher line."""
    found = song(60, sections=("intro", "verse", "chorus"))
    frame = PlotFrame(WIDTH, HEIGHT, 60)
    picture = pixels(paint_song(noise(60), RATE, found, title="Song"))
    tops = [
        columns_of(picture[frame.energy.top : frame.energy.end, frame.x(time)], BAR_COLOR)[0] for time in (15, 35, 55)
    ]
    assert tops[0] > tops[1] + 5 > tops[2] + 10


def test_energy_of_every_beat() -> None:
    """Where the energy of the beats is known, the coloured area follows it, under the line of the part's mean."""
    found = song(60, sections=("verse",))
    level = [0.9 if 20 < beat < 40 else 0.1 for beat in found.beats]
    frame = PlotFrame(WIDTH, HEIGHT, 60)
    picture = pixels(paint_song(noise(60), RATE, found.model_copy(update={"energy": tuple(level)}), title="Song"))
    lane = picture[frame.energy.top : frame.energy.end].astype(int)
    plain = QColor(LANE)
    filled = (np.abs(lane - [plain.red(), plain.green(), plain.blue()]).sum(axis=2) > 20).sum(axis=0)
    assert filled[frame.x(30)] > 2 * filled[frame.x(10)]
    assert filled[frame.x(50)] == filled[frame.x(10)]


def test_hits_and_breaks_are_seen() -> None:
    """A break is a bar from its start to its end, a hit a drop at its time; neither is there without them."""
    accents = (
        Accent(kind="break", start=10, end=14, strength=1),
        Accent(kind="hit", start=30, end=30, strength=1),
        Accent(kind="hit", start=40, end=40, strength=0.2),
    )
    frame = PlotFrame(WIDTH, HEIGHT, 60)
    without = pixels(paint_song(noise(60), RATE, song(60), title="Song"))
    picture = pixels(paint_song(noise(60), RATE, song(60).model_copy(update={"accents": accents}), title="Song"))
    low, high = (picture[row] for row in (frame.accents.end - 1, frame.accents.top + 1))
    assert columns_of(low, HIT_COLOR) == [frame.x(at) + k for at in (30, 40) for k in (-1, 0, 1)]
    assert columns_of(high, HIT_COLOR) == [frame.x(30) + k for k in (-1, 0, 1)]
    changed = np.flatnonzero((picture[frame.accents.top + 5] != without[frame.accents.top + 5]).any(axis=1)).tolist()
    assert set(range(frame.x(10), frame.x(14))) <= set(changed)


def test_phrases_stand_out() -> None:
    """The line of a 1 on which a phrase begins is brighter than that of any other 1."""
    found = song(60, beat=1.0)
    found = found.model_copy(update={"phrases": found.eight_counts[1::4]})
    frame = PlotFrame(WIDTH, HEIGHT, 60)
    row = pixels(paint_song(np.zeros(1, np.float32), RATE, found, title="Song"))[frame.wave.top + 3].astype(int)
    bright = [int(row[frame.x(one)].sum()) for one in found.eight_counts]
    assert [level > min(bright) + 100 for level in bright] == [one in found.phrases for one in found.eight_counts]


def test_a_kind_of_part_has_its_colour_in_every_song() -> None:
    """The first verse has the colour of verses under any letter, and another verse another colour."""
    names = ("verse B", "chorus C", "verse A", "solo")
    colors = section_colors(song(40, sections=names).sections)
    assert colors["verse B"] == section_colors(song(40, sections=("verse",)).sections)["verse"]
    assert len({colors[name] for name in names}) == 4


def test_three_hours_without_clutter() -> None:
    """A long mix shows neither a white block of beats nor overlapping numbers."""
    found = song(3 * 3600, sections=("verse", "chorus") * 300)
    frame = PlotFrame(WIDTH, HEIGHT, 3 * 3600)
    quiet = np.zeros(3 * 3600 * 100, np.float32)
    picture = pixels(paint_song(quiet, 100, found, title="A mix " * 100))
    ticks = picture[frame.ticks.top + 4]
    assert columns_of(ticks, BEAT_COLOR) == []
    assert columns_of(ticks, BAR_COLOR) == []
    assert 10 < len(columns_of(ticks, ONE_COLOR)) / 2 < 60
    assert (picture[:, frame.right + 36 :] == pixels(paint_song(quiet, 100, found, title=""))[0, 0]).all()


@pytest.mark.parametrize("seconds", [0.0, 0.0001, 0.5])
@pytest.mark.parametrize("size", [(1600, 520), (640, 360), (60, 40)])
def test_almost_nothing_is_a_picture_too(seconds: float, size: tuple[int, int]) -> None:
    """Silence, half a second or no song at all give a picture that says that there is no beat."""
    samples = np.zeros(round(seconds * RATE), np.float32)
    image = paint_song(samples, RATE, nothing(seconds), title="Silence", width=size[0], height=size[1])
    assert (image.width(), image.height()) == size
    if size[0] > 600:
        assert len(np.unique(pixels(image)[:70].reshape(-1, 3), axis=0)) > 10


def test_samples_that_are_no_numbers() -> None:
    """A damaged place in a song does not spoil the picture of the rest."""
    samples = noise(10)
    samples[5] = np.nan
    samples[7] = np.inf
    levels = loudness(samples, 100, RATE, 10)
    assert np.isfinite(levels).all()
    assert levels[:, 1].max() == 1.0
    assert levels[80, 1] == pytest.approx(0.8, abs=0.02)


def test_a_song_longer_than_its_sound() -> None:
    """Where the sound ends early, the rest is a line and everything else stays in its place."""
    levels = loudness(noise(5), 100, RATE, 10)
    assert (levels[:50, 1] > 0.1).all()
    assert (levels[51:] == 0).all()


def test_beats_at_odd_times() -> None:
    """Times outside of the song are drawn at its edge and never outside of the picture."""
    found = song(10).model_copy(update={"beats": (-5.0, 3.0, 99.0), "eight_counts": (9.999, 10.0, 10.0)})
    frame = PlotFrame(WIDTH, HEIGHT, 10)
    picture = pixels(paint_song(noise(10), RATE, found, title="Song"))
    assert frame.left <= min(columns_of(picture[frame.ticks.top + 4], BEAT_COLOR))
    assert frame.x(99) == frame.right - 1


@pytest.mark.parametrize(
    ("seconds", "step", "text"),
    [
        (65, 5, "1:05"),
        (0, 5, "0:00"),
        (3600, 900, "1:00:00"),
        (7325, 5, "2:02:05"),
        (0.2, 0.1, "0:00.2"),
        (0.05, 0.01, "0:00.05"),
        (59.999, 0.1, "1:00.0"),
        (119.999, 1, "2:00"),
    ],
)
def test_times_read_as_people_write_them(seconds: float, step: float, text: str) -> None:
    """Times have minutes and seconds, hours when there are some, and parts of a second for a short sound."""
    assert time_text(seconds, step) == text


@pytest.mark.parametrize("seconds", [0.001, 0.5, 31, 200, 3600, 3 * 3600, 100 * 3600])
def test_the_axis_has_room(seconds: float) -> None:
    """No axis has more times than fit."""
    assert seconds / time_step(seconds, 13) <= 13


def test_thinning_is_regular() -> None:
    """Numbers that are left out are left out by twos, fours and so on, as phrases go."""
    frame = PlotFrame(WIDTH, HEIGHT, 100)
    times = [float(n) for n in range(100)]
    assert [thinning(times, frame, frame.pixels(1) * wide) for wide in (0.5, 1, 1.5, 2.5, 4.5)] == [1, 1, 2, 4, 8]
    assert thinning([1.0, 1.0], frame, 10) > 1
    assert thinning([1.0], frame, 10) == 1


def test_the_picture_is_saved_whole(tmp_path: Path) -> None:
    """The PNG is the picture that was painted, of the size that was asked for, and nothing is left beside it."""
    path = tmp_path / "ü song.PNG"
    save_song_plot(noise(5), RATE, song(5), title="Song", path=path)
    saved = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert (pixels(saved) == pixels(paint_song(noise(5), RATE, song(5), title="Song"))).all()
    assert (saved.width(), saved.height()) == (WIDTH, HEIGHT)
    assert saved.pixelColor(2, 2) == QColor(BACKGROUND)
    assert list(tmp_path.iterdir()) == [path]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """Asking for a JPEG is refused with a sentence, and nothing is written."""
    with pytest.raises(InvalidRequestError, match=r"ends in \.png; “song\.jpg” does not"):
        save_song_plot(noise(1), RATE, song(1), title="Song", path=tmp_path / "song.jpg")
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that is a file gives one sentence which names the path."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match=r"song\.png could not be written"):
        save_song_plot(noise(1), RATE, song(1), title="Song", path=tmp_path / "file" / "song.png")


def test_the_command_line_has_no_window(tmp_path: Path) -> None:
    """Without a window and without a display the picture is the same as in the window, with its letters."""
    assert QApplication.instance() is not None
    code = (
        "import sys; from pathlib import Path; from tests.ui.test_song_plot import *;"
        "save_song_plot(noise(5), RATE, song(5), title='Song', path=Path(sys.argv[1]))"
    )
    clean = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "song.png")], cwd=root, env=clean, capture_output=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    saved = QImage(str(tmp_path / "song.png")).convertToFormat(QImage.Format.Format_RGB32)
    assert len(np.unique(pixels(saved)[:70].reshape(-1, 3), axis=0)) > 10
