import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from choreo_desktop import app
from choreo_desktop.app import main
from choreo_desktop.screen import as_typed
from tests.end_to_end.material import (
    PATIENCE,
    blueprint,
    files_below,
    leftovers,
    make_clip,
    make_song,
    move,
    program,
    run_ffmpeg,
    tasks_of,
    watch,
    write_settings,
)

# Drawing in this process must find an application that other tests of the window can use too.
pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class World:
    """A person's files.

    Attributes:
        folder: With everything below.
        song: A song of four seconds.
        clips: A folder of three clips.
        home: Of a program that has made this video before.
    """

    folder: Path
    song: Path
    clips: Path
    home: Path

    @property
    def out(self) -> Path:
        """Where the video goes."""
        return self.folder / "made.mp4"

    def choices(self, **changed: Any) -> list[str]:
        """The words of ``generate`` and ``plan``, some of them changed or, with None, left out."""
        words = {"song": self.song, "clips": self.clips, "out": self.out, **changed}
        return [f"--{name}={value}" for name, value in words.items() if value is not None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A song and clips, made once."""
    folder = tmp_path_factory.mktemp("made")
    for number in range(3):
        make_clip(folder / "clips" / f"move{number}.mp4", 2.5, hue=100 * number, size="96x54")
    return World(folder, make_song(folder / "song.wav", 4.0), folder / "clips", tmp_path_factory.mktemp("warm"))


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    """A copy for one test, and the words of the command line start here."""
    shutil.copytree(made.folder, tmp_path / "files")
    return World(tmp_path / "files", tmp_path / "files" / "song.wav", tmp_path / "files" / "clips", made.home)


@pytest.fixture
def warm(made: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a program that has rendered these clips before, so that it is quick."""
    monkeypatch.setenv("CHOREO_DESKTOP_HOME", str(made.home))
    return made.home


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Its one JSON object, which is all that it said."""
        assert self.err == ""
        assert self.out.endswith("}\n")
        assert self.out.count("\n") == 1
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def failure(self) -> dict[str, str]:
        """The one JSON object of a failure."""
        found = self.json
        assert set(found) == {"error", "details", "stage"}
        assert all(isinstance(value, str) for value in found.values())
        assert found["error"]
        assert found["details"]
        assert "Traceback" not in found["error"]
        return found


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The program in this process."""

    def call(*words: str | Path) -> Answer:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.out.replace("\\n", "\n").partition('"details"')[0] + said.err
        return Answer(code, said.out, said.err)

    return call


def execute(*words: str | Path, cwd: Path | None = None, environ: dict[str, str] | None = None) -> Answer:
    """The program as a program."""
    done = subprocess.run(
        program(*words),
        env={**os.environ, **(environ or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def path_of(url: str) -> Path:
    """The file of a file URL."""
    parts = urlsplit(url)
    assert parts.scheme == "file"
    return Path(unquote(parts.path))


def test_generate(run: Run, world: World, warm: Path) -> None:
    """One command makes the video, answers with one JSON object and writes the report."""
    report = world.folder / "report.json"
    answer = run("generate", *world.choices(report=report), "--json")
    assert answer.code == 0
    assert set(answer.json) == {"task_id", "status", "video_url", "duration_seconds"}
    assert answer.json["status"] == "completed"
    assert path_of(answer.json["video_url"]) == world.out
    video = watch(world.out)
    assert (video.width, video.height, float(video.rate)) == (1280, 720, 30)
    assert video.frames == round(answer.json["duration_seconds"] * 30)
    written = json.loads(report.read_text())
    assert set(written) == {"frame_rate", "frames_planned", "frames_found", "joins", "audio_offset_ms"}
    assert written["frames_planned"] == written["frames_found"] == video.frames
    assert written["frame_rate"] == 30
    assert abs(written["audio_offset_ms"]) < 5
    assert [set(join) for join in written["joins"]] == [
        {"move", "planned_frame", "found_frame", "error_ms"} for _ in written["joins"]
    ]
    assert [join["move"] for join in written["joins"]] == list(range(len(written["joins"])))
    assert tasks_of(warm)[0].task_id == answer.json["task_id"]
    assert leftovers(world.folder, warm / "cache") == []
    assert files_below(world.folder) - {"made.mp4", "report.json"} == {
        "song.wav",
        "clips",
        *(f"clips/move{number}.mp4" for number in range(3)),
    }


def test_generate_for_people(run: Run, world: World, warm: Path) -> None:
    """Without --json a person reads where the video is and how long, and an old video of that name is replaced."""
    del warm
    world.out.write_bytes(b"old")
    answer = run("generate", *world.choices(difficulty="LOW", energy="high", style="romantic", seed=7))
    assert answer.code == 0
    assert answer.out.strip().splitlines()[-1] == f"Made {world.out.as_uri()} (0:04)"
    assert "100%" in answer.err
    assert world.out.stat().st_size > 1000


def test_plan_then_assemble(run: Run, world: World, warm: Path) -> None:
    """A plan is a file that says why, and that makes the video later, from another folder too."""
    del warm
    plan = world.folder / "plan.json"
    answer = run("plan", *world.choices(out=plan), "--json")
    assert answer.code == 0
    assert set(answer.json) == {"blueprint", "root", "moves", "duration_seconds", "notes"}
    data = json.loads(plan.read_text())
    assert {"task_id", "audio_path", "moves", "output_config"} <= set(data)
    assert len(data["moves"]) == answer.json["moves"]
    made = run("assemble", plan, "--root", answer.json["root"], "--json")
    assert made.code == 0
    assert path_of(made.json["video_url"]) == world.folder / data["output_config"]["output_path"]
    assert made.json["duration_seconds"] == pytest.approx(answer.json["duration_seconds"], abs=0.05)
    assert made.json["task_id"] == data["task_id"]
    again = run("assemble", plan, "--root", answer.json["root"], "--json")
    assert again.code == 0
    assert again.json["task_id"] != data["task_id"]


def test_plan_explains(run: Run, world: World) -> None:
    """With --explain each move is listed with its time and the reason for it."""
    plan = world.folder / "plan.json"
    answer = run("plan", *world.choices(out=plan), "--explain")
    assert answer.code == 0
    moves = json.loads(plan.read_text())["moves"]
    assert all(move["reason"] in answer.out for move in moves)
    assert all(move["name"] in answer.out for move in moves)
    assert f"choreo-desktop assemble {plan} --root {world.folder}" in answer.out


def test_plan_with_wishes(run: Run, world: World) -> None:
    """What must and must not be danced, and how long, is what the plan does; the sheet and the library are told."""
    plan = world.folder / "plan.json"
    answer = run("plan", *world.choices(out=plan, must="Move1", never="move0", length=4.2, role="Lead"), "--explain")
    assert answer.code == 0
    data = json.loads(plan.read_text())
    keys = [move["video_path"] for move in data["moves"]]
    assert any("move1" in key for key in keys)
    assert not any("move0" in key for key in keys)
    assert data["moves"][-1]["start_time"] + data["moves"][-1]["duration"] <= 4.2
    assert "You asked for it." in answer.out
    assert "of your 3 clips" in answer.out


def test_same_seed_same_plan(run: Run, world: World) -> None:
    """The same seed makes the same plan, another one another."""
    plans = []
    for number, seed in enumerate((3, 3, 4, 5, 6)):
        plan = world.folder / f"plan{number}.json"
        assert run("plan", *world.choices(out=plan, seed=seed)).code == 0
        plans.append(json.loads(plan.read_text())["moves"])
    assert plans[0] == plans[1]
    assert any(plan != plans[0] for plan in plans)


def test_analyse(run: Run, world: World) -> None:
    """What was heard comes as JSON, as a click track and as a picture."""
    click, plot = world.folder / "click.wav", world.folder / "plot.png"
    answer = run("analyse", world.song, "--json", f"--click={click}", f"--plot={plot}", "--genre", "bachata")
    assert answer.code == 0
    found = answer.json
    assert set(found) >= {"duration", "bpm", "beats", "downbeats", "eight_counts", "sections", "confidence"}
    assert set(found) >= {"phrases", "tempi", "energy", "accents", "sound_start", "sound_end"}
    assert found["duration"] == pytest.approx(4, abs=0.01)
    assert found["bpm"] == pytest.approx(126, abs=2)
    assert set(found["confidence"]) == {"tempo", "beats", "bars", "eight_counts"}
    assert all(set(section) == {"start", "end", "label", "energy"} for section in found["sections"])
    assert all(isinstance(beat, float) for beat in found["beats"])
    assert found["beats"] == sorted(found["beats"])
    assert set(found["downbeats"]) <= set(found["beats"])
    assert click.read_bytes().startswith(b"RIFF")
    assert plot.read_bytes().startswith(b"\x89PNG")
    spoken = run("analyse", world.song)
    assert spoken.code == 0
    assert "BPM" in spoken.out


def test_doctor(run: Run, home: Path) -> None:
    """The doctor says what works, for people and for programs, and looks at the home it was given."""
    answer = run("doctor", "--json")
    assert (answer.code == 0) is answer.json["ok"]
    assert str(home) in json.dumps(answer.json["findings"])
    spoken = run("doctor")
    assert spoken.code == answer.code
    assert "FFmpeg" in spoken.out


def test_the_doctor_looks_at_a_home_that_no_other_command_can_use(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folders cannot be used, every other command ends; the doctor says of each what is wrong with it."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CHOREO_DESKTOP_HOME", str(tmp_path / "file"))
    assert run("library", "list").code == 2
    answer = run("doctor")
    assert answer.code == 3
    for name in ("settings", "data", "cache", "logs"):
        assert f"PROBLEM  Folder for {name}: " in answer.out
    assert "a part of the path is a file" in answer.out
    assert (tmp_path / "file").read_text() == "in the way"


def test_doctor_finds_a_broken_setting(run: Run, home: Path) -> None:
    """The doctor names an FFmpeg that does not work, and its exit code says that something is missing."""
    write_settings(home, ffmpeg_path="/nonexistent/ffmpeg")
    answer = run("doctor", "--json")
    assert answer.code == 3
    assert not answer.json["ok"]
    assert "/nonexistent/ffmpeg" in answer.out
    assert "PROBLEM  FFmpeg: not found\n         The FFmpeg of the settings (/nonexistent" in run("doctor").out


@pytest.mark.skipif(sys.platform != "linux", reason="there is always a screen")
def test_no_screen() -> None:
    """Without a command and without a screen a person reads what to do instead of what Qt says before it aborts."""
    answer = execute(environ=dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), ""))
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("Error: There is no screen")
    assert "choreo-desktop --help" in answer.err
    assert answer.err.count("\n") == 1


def test_a_library_that_qt_lacks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the window cannot come up, a person reads which library is missing and what to type."""

    def lack() -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(app, "_check_window", lack)
    monkeypatch.setattr(gc, "disable", lambda: None)  # this process goes on
    assert main([]) == 3
    assert capsys.readouterr().err == (
        "Error: Qt cannot be loaded because the system lacks libEGL: install it "
        "(on Debian and Ubuntu: apt-get install libegl1).\n"
    )


@pytest.mark.parametrize(
    ("system", "typed"),
    [("linux", "assemble 'my plan.json' --root ."), ("win32", 'assemble "my plan.json" --root .')],
)
def test_what_to_type_suits_the_console(system: str, typed: str) -> None:
    """A name with a space is quoted as the console of the system wants it."""
    assert as_typed(["assemble", "my plan.json", "--root", "."], system) == typed


@pytest.mark.parametrize("words", [["--help"], ["generate", "--help"], ["--version"]])
def test_help(words: list[str]) -> None:
    """Help and version come out without an error."""
    answer = execute(*words)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out


# What a person can get wrong: the words of the command, the exit code, and a word of the sentence.
def _with(**changed: Any) -> Callable[[World], list[str]]:
    def words(world: World) -> list[str]:
        made = {name: value(world) if callable(value) else value for name, value in changed.items()}
        return ["generate", *world.choices(**made)]

    return words


def _file(name: str, content: bytes = b"Dear diary, today we danced.\n") -> Callable[[World], Path]:
    def make(world: World) -> Path:
        path = world.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return make


def _assemble(content: bytes | dict[str, Any], root: str = "") -> Callable[[World], list[str]]:
    def words(world: World) -> list[str]:
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        return ["assemble", str(_file("plan.json", data)(world)), "--root", str(world.folder / root)]

    return words


def _below(*parts: str) -> Callable[[World], Path]:
    return lambda world: world.folder.joinpath(*parts)


def _empty_folder(world: World) -> Path:
    (world.folder / "empty").mkdir()
    return world.folder / "empty"


def _bad_clips(world: World) -> Path:
    _file("bad/one.mp4")(world)
    _file("bad/two.mov", b"")(world)
    return world.folder / "bad"


def _notes(*clips: Any) -> Callable[[World], Path]:
    return _file("notes.json", json.dumps({"clips": list(clips)}).encode())


def _silent_clip(world: World) -> Path:
    return world.clips / "move0.mp4"


VALID = blueprint(move("move0"))
BAD_INPUT: dict[str, tuple[Callable[[World], list[str]], int, str]] = {
    "unknown command": (lambda _: ["dance"], 2, "dance"),
    "unknown option": (lambda w: ["generate", *w.choices(), "--speed=3"], 2, "--speed"),
    "no song given": (_with(song=None), 2, "--song"),
    "no output given": (_with(out=None), 2, "--out"),
    "seed is a word": (_with(seed="lucky"), 2, "lucky"),
    "missing song": (_with(song=_below("none.mp3")), 3, "none.mp3"),
    "song is a folder": (_with(song=_below("clips")), 3, "clips"),
    "song is text": (_with(song=_file("diary.mp3")), 3, "diary.mp3"),
    "song is empty": (_with(song=_file("empty.mp3", b"")), 3, "empty.mp3"),
    "song is a mute clip": (_with(song=_silent_clip), 3, "move0.mp4"),
    "song name too long": (_with(song=_below("x" * 300)), 3, "x"),
    "song with a null": (_with(song="a\0b.wav"), 3, "missing"),
    "missing clips": (_with(clips=_below("none")), 3, "none"),
    "clips is a file": (_with(clips=_below("song.wav")), 3, "song.wav"),
    "no clips": (_with(clips=_empty_folder), 3, "no clip"),
    "only bad clips": (_with(clips=_bad_clips), 3, "None of the 2 clips"),
    "missing annotations": (_with(annotations=_below("none.json")), 3, "none.json"),
    "annotations are a folder": (_with(annotations=_below("clips")), 2, "clips"),
    "annotations are no JSON": (_with(annotations=_file("notes.json")), 2, "not valid JSON"),
    "annotations are a list": (_with(annotations=_file("notes.json", b"[]")), 2, "clips"),
    "annotations with a bad tempo": (_with(annotations=_notes({}, {"beats_per_minute": 9})), 2, "clips[1].beats"),
    "annotations with a bad style": (_with(annotations=_notes({"style": "punk"})), 2, "clips[0].style"),
    "annotations with a word": (_with(annotations=_notes("basic")), 2, "clips[0]"),
    "unknown difficulty": (_with(difficulty="brutal"), 2, "brutal"),
    "unknown energy": (_with(energy="solar"), 2, "solar"),
    "unknown style": (_with(style="punk"), 2, "punk"),
    "unknown genre": (_with(genre="polka"), 2, "polka"),
    "unknown role": (_with(role="boss"), 2, "--role: 'boss' is none of lead, follow, both"),
    "unknown wish": (_with(must="zouk"), 2, "no move 'zouk'"),
    "all excluded": (
        lambda w: ["generate", *w.choices(), "--never=move0", "--never=move1", "--never=move2"],
        2,
        "never",
    ),
    "length below zero": (_with(length=-1), 2, "max_seconds"),
    "length of nothing": (_with(length=0.1), 2, "length limit of 0.1 s"),
    "output is a folder": (_with(out=_below("clips")), 2, "--out"),
    "output folder with the ending": (_with(out=lambda w: shutil.copytree(w.clips, w.folder / "x.mp4")), 2, "folder"),
    "output with another ending": (_with(out=_below("made.avi")), 2, "made.avi"),
    "output without an ending": (_with(out=_below("made")), 2, ".mp4"),
    "output is the song": (_with(song=_below("s.mp4"), out=_below("s.mp4")), 3, "s.mp4"),
    "output is a clip": (_with(out=_below("clips", "move1.mp4")), 2, "move1.mp4"),
    "output below a file": (_with(out=_below("song.wav", "made.mp4")), 4, "song.wav"),
    "output in no place": (_with(out=Path("/proc/nowhere/made.mp4")), 4, "/proc"),
    "output name too long": (_with(out=_below("x" * 300 + ".mp4")), 3, "x"),
    "report is the output": (_with(report=_below("made.mp4")), 2, "--report"),
    "report is the song": (_with(report=_below("song.wav")), 2, "--report"),
    "report is a folder": (_with(report=_below("clips")), 2, "--report"),
    "plan over the song": (lambda w: ["plan", *w.choices(out=w.song)], 2, "--out"),
    "plan over a clip": (lambda w: ["plan", *w.choices(out=w.clips / "move0.mp4")], 2, "--out"),
    "plan below a file": (lambda w: ["plan", *w.choices(out=w.song / "plan.json")], 4, "song.wav"),
    "clicks over the song": (lambda w: ["analyse", str(w.song), f"--click={w.song}"], 2, "--click"),
    "clicks as mp3": (lambda w: ["analyse", str(w.song), f"--click={w.folder}/click.mp3"], 2, ".wav"),
    "plot as jpeg": (lambda w: ["analyse", str(w.song), f"--plot={w.folder}/plot.jpg"], 2, ".png"),
    "analyse text": (lambda w: ["analyse", str(_file("diary.mp3")(w))], 3, "diary.mp3"),
    "analyse nothing": (lambda w: ["analyse", str(w.folder / "none.mp3")], 3, "none.mp3"),
    "analyse as polka": (lambda w: ["analyse", str(w.song), "--genre=polka"], 2, "polka"),
    "missing blueprint": (lambda w: ["assemble", str(w.folder / "none.json"), f"--root={w.folder}"], 3, "none.json"),
    "blueprint is a folder": (lambda w: ["assemble", str(w.clips), f"--root={w.folder}"], 3, "clips"),
    "missing root": (_assemble(VALID, "none"), 3, "--root"),
    "root is a file": (_assemble(VALID, "song.wav"), 3, "--root"),
    "root not given": (lambda w: _assemble(VALID)(w)[:2], 2, "--root"),
    "blueprint is no JSON": (_assemble(b"{"), 2, "not valid JSON"),
    "blueprint is binary": (_assemble(b"\xff\xfe\x00\x01" * 9), 2, "blueprint"),
    "blueprint is a list": (_assemble(b"[1]"), 2, "object"),
    "blueprint is too large": (_assemble(b'{"x": "' + b"y" * 6_000_000 + b'"}'), 2, "limit"),
    "blueprint is too deep": (_assemble(b"[" * 100_000), 2, "nested"),
    "blueprint leaves the root": (_assemble({**VALID, "audio_path": "../song.wav"}), 2, "audio_path"),
    "blueprint with a protocol": (_assemble({**VALID, "audio_path": "http://x/song.wav"}), 2, "security"),
    "blueprint of the future": (_assemble({**VALID, "schema_version": 99}), 2, "schema_version"),
    "blueprint without moves": (_assemble({**VALID, "moves": []}), 2, "moves"),
    "blueprint with a missing clip": (_assemble({**VALID, "audio_path": "song.wav"}), 3, "clips/none.mp4"),
    "blueprint with a missing song": (_assemble(VALID), 3, "songs/song.wav"),
    "blueprint over its report": (lambda w: [*_assemble(VALID)(w), f"--report={w.folder}/plan.json"], 2, "--report"),
}
BAD_INPUT["blueprint with a missing clip"] = (
    _assemble({**blueprint(move("none")), "audio_path": "song.wav"}),
    3,
    "clips/none.mp4",
)


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input(run: Run, world: World, case: str) -> None:
    """Whatever a person gets wrong, they read a sentence that names it, and none of their files is touched."""
    words, code, expected = BAD_INPUT[case]
    argv = words(world)
    before = {path: path.read_bytes() for path in world.folder.rglob("*") if path.is_file()}
    answer = run(*argv, "--json")
    assert (answer.code, answer.failure["error"]) == (code, answer.failure["error"])
    assert expected in answer.failure["error"]
    spoken = run(*argv)
    assert spoken.code == code
    assert spoken.out == ""
    assert f"Error: {answer.failure['error']}" in spoken.err
    assert {path: path.read_bytes() for path in world.folder.rglob("*") if path.is_file()} == before


def test_one_bad_clip_among_good_ones(run: Run, world: World, warm: Path) -> None:
    """A clip that cannot be used is named and left out; the video is made without it."""
    del warm
    (world.clips / "broken.mp4").write_text("not a clip")
    (world.clips / "notes.txt").write_text("not even called a clip")
    answer = run("generate", *world.choices())
    assert answer.code == 0
    assert "Left out: broken.mp4" in answer.out
    assert "notes.txt" not in answer.out
    assert world.out.exists()


def test_read_only_place(run: Run, world: World, warm: Path) -> None:
    """A video for a place that cannot be written is refused with the name of the place."""
    del warm
    answer = run("generate", *world.choices(out="/proc/made.mp4"), "--json")
    assert answer.code == 4
    assert "/proc/made.mp4" in answer.failure["error"]


def test_broken_ffmpeg_setting(run: Run, world: World, home: Path) -> None:
    """An FFmpeg in the settings that does not work is named, with what to do."""
    write_settings(home, ffmpeg_path="/nonexistent/ffmpeg")
    answer = run("generate", *world.choices(), "--json")
    assert answer.code == 4
    assert "/nonexistent/ffmpeg" in answer.failure["error"]
    assert answer.failure["stage"] == "analysing"
    (task,) = tasks_of(home)
    assert task.error == answer.failure


def test_video_settings_shape_new_choreographies(run: Run, world: World, home: Path) -> None:
    """Size, frame rate, filling and bit rate of the settings are those of the video and of the plan."""
    write_settings(home, video={"width": 320, "height": 576, "frame_rate": 25, "fit": "crop", "video_bitrate": "300k"})
    assert run("generate", *world.choices(), "--json").code == 0
    video = watch(world.out)
    assert (video.width, video.height, float(video.rate)) == (320, 576, 25)
    plan = world.folder / "plan.json"
    assert run("plan", *world.choices(out=plan)).code == 0
    config = json.loads(plan.read_text())["output_config"]
    assert (config["fit"], config["video_bitrate"], config["audio_bitrate"]) == ("crop", "300k", "128k")


def test_failure_is_in_the_history(run: Run, world: World, home: Path) -> None:
    """A song that cannot be used fails with its stage, and the history holds the same words."""
    _file("diary.mp3")(world)
    answer = run("generate", *world.choices(song=world.folder / "diary.mp3"), "--json")
    assert answer.failure["stage"] == "analysing"
    (task,) = tasks_of(home)
    assert task.error == answer.failure
    assert task.song == "diary"


@pytest.mark.parametrize("name", ["config", "data", "cache", "logs"])
def test_home_with_a_file_in_the_way(run: Run, world: World, home: Path, name: str) -> None:
    """A home in which a file stands where a folder is needed gives a sentence; without logs the program still runs."""
    (home / name).write_text("in the way")
    answer = run("plan", *world.choices(out=world.folder / "plan.json"))
    assert answer.code == (0 if name == "logs" else 2)
    assert name == "logs" or str(home) in answer.err


def test_damaged_history(run: Run, world: World, home: Path) -> None:
    """A damaged history is named in a sentence that says what to do."""
    (home / "data").mkdir()
    (home / "data" / "choreo.sqlite3").write_text("this was never a database" * 100)
    answer = run("generate", *world.choices(), "--json")
    assert answer.code == 4
    assert "choreo.sqlite3" in answer.failure["error"]


NAMES = [
    "two words",
    'it\'s "quoted" `so` $HOME',
    "💃🕺 canción ñ",
    "line\nbreak",
    "-dash",
    "--json",
    "x" * 200,
    "[bold] [red]{0} %s 100%",
    "semi;colon & pipe | star *",
    "C:\\windows",
    "file:concat",
]


@pytest.mark.parametrize("name", NAMES)
def test_odd_file_names(
    run: Run, world: World, warm: Path, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Files may be called anything: song, folder, clips and video."""
    del warm
    folder = tmp_path / "odd" / name
    shutil.copytree(world.clips, folder)
    (folder / "move0.mp4").rename(folder / f"{name}.mp4")
    shutil.copyfile(world.song, tmp_path / "odd" / f"{name}.wav")
    monkeypatch.chdir(tmp_path / "odd")
    words = [f"--song={name}.wav", f"--clips={name}", f"--out={name} made.mp4"]
    answer = run("generate", *words, "--json")
    assert answer.code == 0, answer.out
    out = tmp_path / "odd" / f"{name} made.mp4"
    assert path_of(answer.json["video_url"]) == out
    assert watch(out).frames == 120
    assert run("analyse", f"./{name}.wav", f"--click=./{name} click.wav").code == 0
    plan = run("plan", *words[:2], f"--out={name} plan.json", "--json")
    assert plan.code in (0, 2, 3), plan.out  # a plan names files below a folder, where not every name can be


def test_name_that_is_not_text(run: Run, world: World, warm: Path, tmp_path: Path) -> None:
    """A file name from an old disk that is no text in any encoding works too."""
    del warm
    song = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.wav"))
    shutil.copyfile(world.song, song)
    out = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.mp4"))
    answer = run("generate", *world.choices(song=song, out=out), "--json")
    assert answer.code == 0
    assert out.exists()
    assert run("generate", *world.choices(song=song, out=out)).code == 0


def test_nothing_outside_of_the_home(world: World, made: World, tmp_path: Path) -> None:
    """With CHOREO_DESKTOP_HOME set, nothing is written into the person's own folders or left in the temporary one."""
    user, temporary = tmp_path / "user", tmp_path / "temporary"
    user.mkdir()
    temporary.mkdir()
    environ = {
        "HOME": str(user),
        "TMPDIR": str(temporary),
        "CHOREO_DESKTOP_HOME": str(made.home),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environ |= dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), "")
    here = tmp_path / "here"
    here.mkdir()
    root = Path(__file__).parents[1]
    environ["PYTHONPATH"] = str(root)
    plan = world.folder / "plan.json"
    for words in (
        ["generate", *world.choices()],
        ["plan", *world.choices(out=plan)],
        ["assemble", str(plan), f"--root={world.folder}"],
        ["analyse", str(world.song), f"--plot={world.folder}/p.png"],
        ["doctor"],
    ):
        answer = execute(*words, "--json", cwd=here, environ=environ)
        assert (answer.code, answer.err) == (0, ""), answer.out
        assert answer.json
    assert files_below(user) == set()
    assert files_below(temporary) == set()
    assert files_below(here) == set()


def test_console_that_knows_only_ascii(world: World, made: World, tmp_path: Path) -> None:
    """On a console without Unicode every command still works, and JSON still holds every character."""
    song, out = tmp_path / "canción 💃.wav", tmp_path / "vídeo 💃.mp4"
    shutil.copyfile(world.song, song)
    environ = {
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "LC_ALL": "C",
        "CHOREO_DESKTOP_HOME": str(made.home),
    }
    words = ["generate", *world.choices(song=song, out=out)]
    spoken = execute(*words, environ=environ)
    assert spoken.code == 0, spoken.err
    assert "Traceback" not in spoken.err
    answer = execute(*words, "--json", environ=environ)
    assert path_of(answer.json["video_url"]) == out
    missing = tmp_path / "ningún 💃.wav"
    answer = execute("analyse", missing, "--json", environ=environ)
    assert answer.code == 3
    # In this locale Python knows the name's bytes only, and says exactly those.
    assert missing.name in os.fsencode(answer.failure["error"]).decode()
    assert execute("analyse", missing, environ=environ).code == 3


def test_output_into_a_closed_pipe(world: World, home: Path) -> None:
    """A reader that goes away early (``| head``) is not answered with a traceback."""
    process = subprocess.Popen(
        program("analyse", world.song, "--json"),
        env={**os.environ, "CHOREO_DESKTOP_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait(PATIENCE)
    assert "Traceback" not in said


def test_annotations_are_used(run: Run, world: World, warm: Path) -> None:
    """Names, tempo and first counts that were written down beside the clips appear in the plan."""
    del warm
    notes = [
        {"video_path": f"move{n}.mp4", "name": f"Step {n}", "beats_per_minute": 126, "first_one": 0.1} for n in "012"
    ]
    (world.clips / "annotations.json").write_text(json.dumps({"clips": notes}))
    plan = world.folder / "plan.json"
    assert run("plan", *world.choices(out=plan)).code == 0
    moves = json.loads(plan.read_text())["moves"]
    assert {one["name"] for one in moves} <= {"Step 0", "Step 1", "Step 2"}
    assert all(one.get("time_map") for one in moves)
    over = run("plan", *world.choices(out=world.clips / "annotations.json"), "--json")
    assert over.code == 2


def test_song_inside_a_video(run: Run, world: World, warm: Path) -> None:
    """A music video works as a song."""
    del warm
    video = world.folder / "music video.mp4"
    run_ffmpeg(
        *("-i", str(world.song), "-f", "lavfi", "-i", "color=s=64x48:r=10:d=4", "-preset", "ultrafast", "-shortest"),
        str(video),
    )
    answer = run("generate", *world.choices(song=video), "--json")
    assert answer.code == 0, answer.out
    same = run("generate", *world.choices(song=video, out=video), "--json")
    assert same.code == 2
    assert "--out" in same.failure["error"]
