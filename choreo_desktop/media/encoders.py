"""Encoders of this machine: whether one really works, and taking turns at those that serve only a few at once."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from fractions import Fraction
from pathlib import Path

from filelock import FileLock, Timeout

from choreo_desktop.domain.errors import ChoreoError, ProcessingError, TimedOutError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.encoding import Encoding, is_hardware
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder
from choreo_desktop.media.joining import join
from choreo_desktop.media.packets import Segment, check_segment, count
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.process import run_ffmpeg

logger = logging.getLogger(__name__)

TRIAL_SECONDS = 15.0  # a driver that has to wake up takes some of them
TRIAL_FRAMES = {"testsrc2": 12, "smptebars": 7}
SLOTS = 3  # what ordinary graphics cards encode at once, other programs of the person not counted
SLOT_POLL = 0.05
HARDWARE_ADVICE = "The hardware encoder may be the reason; choose the software encoder in the settings."


def trial_problem(ffmpeg: FFmpeg, codec: str, work: Path, *, shape: Shape, cancel: CancelToken | None = None) -> str:
    """Why an encoder cannot be used here, for a log; empty where it works.

    Two segments of different length and picture are made, joined and counted, because that is what videos are made
    of: a driver that drops a frame, or writes other headers the second time, is no help.

    Args:
        ffmpeg: The program.
        codec: FFmpeg encoder.
        work: A folder for the files of the trial, which stay there.
        shape: Of the video that is to be made.
        cancel: Stops the trial.

    Raises:
        Cancelled, TimedOutError: From ``cancel``.
    """
    if codec not in ffmpeg.encoders:
        return f"this FFmpeg has no {codec}"
    token = cancel or CancelToken()
    try:
        _try(ffmpeg, codec, work, shape, token)
    except TimedOutError as error:
        token.check()  # it may be the caller's limit
        return error.details
    except ChoreoError as error:
        return error.details
    except OSError as error:
        return repr(error)
    return ""


def _try(ffmpeg: FFmpeg, codec: str, work: Path, shape: Shape, cancel: CancelToken) -> None:
    builder, encoding = FFmpegCommandBuilder(ffmpeg.path), Encoding(codec, "2M", "veryfast")
    segments = []
    for picture, frames in TRIAL_FRAMES.items():
        output = work / f"{codec}-{picture}.mp4"
        command = builder.build_trial_command(encoding, shape, frames, output, picture=picture)
        said = run_ffmpeg(command, cancel=cancel, timeout=TRIAL_SECONDS)
        check_segment(output, frames, f"The encoder {codec}", said)
        segments.append(Segment(output, frames))
    joined = work / f"{codec}-joined.mp4"
    join(segments, None, joined, shape.rate, cancel=cancel)
    counted = count(joined, segments, shape.rate, cancel=cancel)
    if not counted.exact or counted.joins != (0, segments[0].frames):
        raise ProcessingError(f"The encoder {codec} does not keep every frame.", details=f"{codec}: {counted}")


def trial_shape(width: int = 1280, height: int = 720, rate: Fraction = Fraction(30)) -> Shape:
    """The shape of a trial."""
    return Shape(width, height, rate, "bars")


@contextmanager
def encoder_slot(codec: str, locks: Path, cancel: CancelToken) -> Iterator[None]:
    """Wait for one's turn at a hardware encoder, over threads, processes and programs; software needs none.

    Args:
        codec: FFmpeg encoder.
        locks: Folder of lock files.
        cancel: Stops the waiting.

    Raises:
        Cancelled, TimedOutError: From ``cancel``.
    """
    if not is_hardware(codec):
        yield
        return
    locks.mkdir(parents=True, exist_ok=True)
    slots = [FileLock(locks / f"hardware-{number}.lock", thread_local=False) for number in range(SLOTS)]
    with ExitStack() as stack:
        while not _take_one(slots, stack):
            cancel.check()
            cancel.wait(SLOT_POLL)
        yield


def _take_one(slots: list[FileLock], stack: ExitStack) -> bool:
    for slot in slots:
        with suppress(Timeout):
            stack.enter_context(slot.acquire(timeout=0))
            return True
    return False
