"""Which encoders are offered. No machine that tests run on has a graphics card: a script stands in for one."""

import sys
from fractions import Fraction
from pathlib import Path

import pytest

from choreo_desktop.domain.blueprint_fields import HARDWARE_CODECS
from choreo_desktop.domain.errors import FFmpegMissingError, StorageError
from choreo_desktop.domain.settings import ENCODERS, VideoSettings
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media import encoders as trials
from choreo_desktop.media.encoders import trial_problem, trial_shape
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.encoders import Encoders, encoder_label
from tests.media.studio import SHAPE

# Stands in for an FFmpeg with a card: it hands the work on to the real one, in software, as the card is told to behave.
CARD = """#!{python} -ESs
import subprocess, sys
words = sys.argv[1:]
lines = open({log!r}, "a")
print(*words, file=lines, flush=True)
if "-encoders" in words:
    for name in ("libx264", "h264_nvenc", "h264_qsv", "h264_vaapi"):
        print(" V....D", name, "x")
    sys.exit()
codec = words[words.index("-c:v") + 1] if "-c:v" in words else ""
if codec == "h264_qsv":
    sys.exit("Error creating a MFX session: -9.")
if codec == "h264_vaapi":  # drops a picture
    words[words.index("-frames:v") + 1] = str(int(words[words.index("-frames:v") + 1]) - 1)
    words[words.index("-vf") + 1] = "format=yuv420p"
if codec == "h264_nvenc" and {moody}:
    words[-1:-1] = ["-bf", "3" if "testsrc2" in words[-1] else "0"]
if codec:
    words[words.index("-c:v") + 1] = "libx264"
for option in ("-tune", "-rc", "-spatial-aq", "-forced-idr", "-preset", "-init_hw_device"):
    if codec.startswith("h264_") and option in words:
        at = words.index(option)
        del words[at:at + 2]
sys.exit(subprocess.run([{ffmpeg!r}, *words]).returncode)
"""

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for FFmpeg")


class Card:
    """A machine with a graphics card of NVIDIA that works, and two others that do not.

    Args:
        folder: For the script.
        moody: Whether the card encodes each time in another way.
    """

    def __init__(self, folder: Path, *, moody: bool = False) -> None:
        self.log = folder / "commands.txt"
        program = folder / "ffmpeg"
        real = str(FFmpegLocator().get().path)
        program.write_text(CARD.format(python=sys.executable, log=str(self.log), ffmpeg=real, moody=moody))
        program.chmod(0o755)
        self.locator = FFmpegLocator(str(program))

    def trials(self, codec: str) -> int:
        """How often something was encoded with it."""
        return sum(f"-c:v {codec} " in line for line in self.log.read_text().splitlines())


@pytest.fixture
def card(tmp_path: Path) -> Card:
    """A machine with a card."""
    return Card(tmp_path)


def test_without_a_card() -> None:
    """On a machine without a graphics card only software is offered, the usual encoder first."""
    found = Encoders(FFmpegLocator()).usable()
    assert [encoder.name for encoder in found] == ["software", "libx265"]
    assert not any(encoder.hardware for encoder in found)


@needs_scripts
def test_only_what_works_is_offered(card: Card) -> None:
    """An encoder that FFmpeg lists but the machine lacks, or that drops pictures, is not offered."""
    found = Encoders(card.locator).usable()
    assert [(e.name, e.label, e.hardware) for e in found] == [
        ("software", "Software (H.264)", False),
        ("h264_nvenc", "NVIDIA (H.264)", True),
    ]


@needs_scripts
def test_segments_that_do_not_fit_together(tmp_path: Path) -> None:
    """A driver whose segments cannot be joined is of no use, however well it encodes."""
    card = Card(tmp_path, moody=True)
    assert "headers" in trial_problem(card.locator.get(), "h264_nvenc", tmp_path, shape=SHAPE)


@needs_scripts
def test_each_is_tried_once(card: Card) -> None:
    """Opening the settings a second time, or building again, does not try everything anew; another size is tried."""
    encoders = Encoders(card.locator)
    encoders.usable()
    tried = card.trials("h264_nvenc")
    encoders.usable()
    chosen = VideoSettings(encoder="h264_nvenc")
    assert encoders.settle(chosen) == (chosen, "")
    assert card.trials("h264_nvenc") == tried
    encoders.settle(VideoSettings(encoder="h264_nvenc", width=640, height=360))
    assert card.trials("h264_nvenc") > tried


@needs_scripts
def test_an_encoder_that_works_no_more(card: Card) -> None:
    """A card that was taken out does not stop a video: software stands in, and it is said."""
    settled = Encoders(card.locator).settle(VideoSettings(encoder="h264_qsv", width=640))
    assert settled.video == VideoSettings(width=640)
    assert settled.notice.startswith("The encoder Intel Quick Sync (H.264) of the settings does not work here now; ")
    assert Encoders(card.locator).settle(VideoSettings(encoder="libx265")).notice == ""


def test_without_ffmpeg(tmp_path: Path) -> None:
    """Without FFmpeg there is a sentence, not an empty list."""
    with pytest.raises(FFmpegMissingError, match="does not work"):
        Encoders(FFmpegLocator(str(tmp_path / "gone"))).usable()


def test_cancelled() -> None:
    """Closing the settings stops the trials."""
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        Encoders(FFmpegLocator()).usable(cancel=cancel)


@needs_scripts
def test_a_driver_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that never answers is given up, and counts as one that does not work."""
    monkeypatch.setattr(trials, "TRIAL_SECONDS", 0.5)
    (tmp_path / "ffmpeg").write_text(
        f"#!{sys.executable} -ESs\nimport sys, time\n"
        'if "-version" in sys.argv: print("ffmpeg version 7")\n'
        'elif "-encoders" in sys.argv: print(" V....D h264_nvenc x")\n'
        "else: time.sleep(900)\n"
    )
    (tmp_path / "ffmpeg").chmod(0o755)
    found = Encoders(FFmpegLocator(str(tmp_path / "ffmpeg"))).usable()
    assert [encoder.name for encoder in found] == ["software"]


@pytest.mark.parametrize("codec", HARDWARE_CODECS)
def test_the_options_are_ones_that_ffmpeg_knows(codec: str, tmp_path: Path) -> None:
    """The bundled FFmpeg understands the command of each hardware encoder it has: only the card itself is missing."""
    program = FFmpegLocator().get()
    problem = trial_problem(program, codec, tmp_path, shape=trial_shape(640, 360, Fraction(30)))
    for complaint in (
        "Unrecognized option",
        "Option not found",
        "Invalid filter device",
        "Unable to parse",
        "Undefined const",
    ):
        assert complaint not in problem


def test_every_encoder_has_a_name() -> None:
    """No two encoders look the same in the list."""
    assert len({encoder_label(name) for name in ENCODERS}) == len(ENCODERS)


@needs_scripts
def test_no_room_to_try_an_encoder(card: Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no temporary file can be written, that is told, and not that the card does not work."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(StorageError, match="encoders cannot be tried: no temporary file can be written"):
        Encoders(card.locator).settle(VideoSettings(encoder="h264_nvenc"))
