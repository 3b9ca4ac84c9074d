"""Running FFmpeg: how it is watched, stopped, and what is told when it fails. Mostly with a scripted child."""

import os
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from choreo_desktop.domain.errors import FFmpegFailedError, FFmpegMissingError, TimedOutError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.process import MAX_LINE, TAIL_LINES, capture, run_ffmpeg
from choreo_desktop.media.progress import FFmpegProgress

PATIENCE = 60.0  # only a hang reaches it
STUBBORN = """
signal.signal(signal.SIGTERM, signal.SIG_IGN)
code = "import signal, time; signal.signal(15, signal.SIG_IGN); print('progress=continue', flush=True); time.sleep(900)"
below = subprocess.Popen([sys.executable, "-ESc", code])
open(sys.argv[-1], "w").write(f"{os.getpid()} {below.pid}")
time.sleep(900)
"""

Script = Callable[[str], str]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Writes a program that stands in for FFmpeg."""

    def write(body: str) -> str:
        path = tmp_path / "ffmpeg-stand-in"
        path.write_text(f"#!{sys.executable} -ES\nimport os, signal, subprocess, sys, time\n{body}\n")
        path.chmod(0o755)
        return str(path)

    return write


def alive(pid: int) -> bool:
    """Whether a process runs; a zombie that somebody else has to bury does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def ends(pid: int) -> bool:
    """Whether a process ends that was just killed."""
    deadline = time.monotonic() + PATIENCE
    while alive(pid) and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    return not alive(pid)


def no_children() -> bool:
    """Whether this program has no child left, not even a zombie, but Python's own helper."""
    return all("resource_tracker" in " ".join(child.cmdline()) for child in psutil.Process().children())


def test_progress_is_told(script: Script) -> None:
    """The bar follows what FFmpeg says, line by line, up to the end."""
    blocks: list[FFmpegProgress] = []
    program = script(
        "for n in (0, 15, 30):\n"
        "    print(f'frame={n}\\nfps=0\\nout_time_us={n * 1000 if n else \"N/A\"}\\nspeed=N/A')\n"
        "    print('progress=' + ('end' if n == 30 else 'continue'), flush=True)"
    )
    run_ffmpeg([program], on_progress=blocks.append)
    assert blocks == [(0, 0.0, False), (15, 0.015, False), (30, 0.03, True)]


def test_command_arrives(script: Script) -> None:
    """The child gets its arguments byte by byte, with the options of progress in front, and no FFREPORT."""
    program = script("print(sys.argv[1:], os.environ.get('FFREPORT'), file=sys.stderr)")
    said = run_ffmpeg([program, "-i", "a b'\"$(x)\n", "--", "-q"])
    assert "['-progress', 'pipe:1', '-stats_period', '0.2', '-i', 'a b\\'\"$(x)\\n', '--', '-q'] None" in said


def test_environment_is_clean(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting of the shell cannot make FFmpeg write reports into folders of the user."""
    monkeypatch.setenv("FFREPORT", "file=/tmp/report.log")
    assert "FFREPORT" not in run_ffmpeg([script("print(list(os.environ), file=sys.stderr)")])


def test_failure_is_told(script: Script) -> None:
    """When FFmpeg fails, the person reads its last words; the report holds the command."""
    program = script("print('first\\nmoov atom not found', file=sys.stderr); sys.exit(1)")
    with pytest.raises(FFmpegFailedError) as caught:
        run_ffmpeg([program, "-i", "my clip.mp4"])
    assert caught.value.error == "FFmpeg failed: moov atom not found"
    assert "exit code 1" in caught.value.details
    assert "'my clip.mp4'" in caught.value.details
    assert "first\n" in caught.value.details


def test_full_disk_is_told(script: Script) -> None:
    """A full disk is called a full disk."""
    program = script("print('av_interleaved_write_frame(): No space left on device', file=sys.stderr); sys.exit(1)")
    with pytest.raises(FFmpegFailedError, match="disk is full"):
        run_ffmpeg([program])


def test_chatter_is_bounded(script: Script) -> None:
    """An FFmpeg that complains a hundred megabytes long, with and without line ends, fills no memory."""
    program = script(
        "for i in range(800): os.write(2, b'x' * 65536)\n"
        "for i in range(800): os.write(2, (b'complaint ' * 30 + b'\\n') * 200)\n"
        "os.write(2, b'the end \\xff\\n'); sys.exit(1)"
    )
    tracemalloc.start()
    try:
        with pytest.raises(FFmpegFailedError) as caught:
            run_ffmpeg([program])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(caught.value.details) < TAIL_LINES * MAX_LINE + 1000
    assert caught.value.error == "FFmpeg failed: the end �"
    assert peak < 5_000_000


def test_time_limit(script: Script) -> None:
    """An FFmpeg that hangs is ended at its limit, with everything it started."""
    note = Path(script("")).with_name("pids")
    with pytest.raises(TimedOutError, match="limit of 1 second"):
        run_ffmpeg([script(STUBBORN), str(note)], timeout=1)
    assert all(ends(int(pid)) for pid in note.read_text().split())
    assert no_children()


def test_time_limit_of_the_job(script: Script) -> None:
    """The limit of the whole job ends a run, too."""
    with pytest.raises(TimedOutError):
        run_ffmpeg([script("time.sleep(900)")], cancel=CancelToken(CancelToken(seconds=0.2)))
    assert no_children()


def test_cancel_stops_even_the_stubborn(script: Script, tmp_path: Path) -> None:
    """Cancel ends a child that ignores every polite request, and what it started; nothing is left."""
    token, note = CancelToken(), tmp_path / "pids"
    with pytest.raises(Cancelled):
        run_ffmpeg([script(STUBBORN), str(note)], cancel=token, on_progress=lambda _: token.cancel())
    assert all(ends(int(pid)) for pid in note.read_text().split())
    assert no_children()


def test_cancel_asks_first(script: Script, tmp_path: Path) -> None:
    """Cancel lets FFmpeg close its file: it is asked before it is killed."""
    token, note = CancelToken(), tmp_path / "note"
    program = script(
        "print('progress=continue', flush=True)\nopen(sys.argv[-1], 'w').write(sys.stdin.readline())\nsys.exit(0)"
    )
    with pytest.raises(Cancelled):
        run_ffmpeg([program, str(note)], cancel=token, on_progress=lambda _: token.cancel())
    assert note.read_text() == "q\n"


def test_cancel_before_the_start(script: Script, tmp_path: Path) -> None:
    """Work that was cancelled before it began starts nothing."""
    token, note = CancelToken(), tmp_path / "note"
    token.cancel()
    with pytest.raises(Cancelled):
        run_ffmpeg([script("open(sys.argv[-1], 'w')"), str(note)], cancel=token)
    assert not note.exists()


def test_killed_from_outside(script: Script) -> None:
    """An FFmpeg that the system ends for want of memory is told as that."""
    program = script("print(f'frame={os.getpid()}\\nprogress=continue', flush=True); time.sleep(900)")
    with pytest.raises(FFmpegFailedError, match=r"ended by the system \(signal 9\)"):
        run_ffmpeg([program], on_progress=lambda p: os.kill(p.frames, signal.SIGKILL))
    assert no_children()


def test_child_leaves_a_process_behind(script: Script, tmp_path: Path) -> None:
    """A wrapper around FFmpeg that leaves a process behind does not hang the program."""
    note = tmp_path / "pid"
    program = script(
        "below = subprocess.Popen([sys.executable, '-ESc', 'import time; time.sleep(900)'])\n"
        "open(sys.argv[-1], 'w').write(str(below.pid))"
    )
    run_ffmpeg([program, str(note)])
    assert ends(int(note.read_text()))


def test_child_closes_its_ears(script: Script) -> None:
    """A child that closes all its pipes early is waited for, and its exit code counts."""
    program = script("[os.close(i) for i in (0, 1, 2)]; time.sleep(0.3); os._exit(3)")
    with pytest.raises(FFmpegFailedError, match="exit code 3"):
        run_ffmpeg([program])


def test_listener_that_fails(script: Script) -> None:
    """A fault in who listens to the progress is not swallowed, and FFmpeg does not hang on a full pipe."""

    def fail(_: FFmpegProgress) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        run_ffmpeg([script("for i in range(50000): print('progress=continue')")], on_progress=fail)
    assert no_children()


def test_missing_program(tmp_path: Path) -> None:
    """A missing FFmpeg, a folder and a file that is no program are told with the name of the setting."""
    plain = tmp_path / "plain"
    plain.write_text("echo")
    for path in (tmp_path / "gone", plain, tmp_path):
        with pytest.raises(FFmpegMissingError, match="Check the path in the settings"):
            run_ffmpeg([str(path)])
    with pytest.raises(FFmpegMissingError):
        run_ffmpeg(["ffmpeg-that-nobody-has"])


def test_capture(script: Script) -> None:
    """Short commands are read whole; one that hangs is ended."""
    assert capture([script("print('a\\nb')")]) == "a\nb\n"
    with pytest.raises(TimedOutError):
        capture([script("time.sleep(900)")], timeout=0.2)
    assert no_children()


ORPHAN = """
import sys
from choreo_desktop.media.process import run_ffmpeg
run_ffmpeg(sys.argv[1:], on_progress=lambda p: print(p.frames, flush=True))
"""


def test_child_dies_with_the_program(script: Script) -> None:
    """When the program itself is killed, FFmpeg does not go on in the background."""
    program = script("print(f'frame={os.getpid()}\\nprogress=continue', flush=True); time.sleep(900)")
    with subprocess.Popen([sys.executable, "-c", ORPHAN, program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert alive(child)
        parent.kill()
    assert ends(child)


def test_cancel_of_a_real_encode(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """Cancel in the middle of a real encode ends it."""
    token = CancelToken()
    endless = ["-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x240", str(tmp_path / "x.mp4")]
    with pytest.raises(Cancelled):
        run_ffmpeg([str(ffmpeg.path), *endless], cancel=token, on_progress=lambda _: token.cancel())
    assert no_children()
