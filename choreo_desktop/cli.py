"""The `choreo-desktop` commands: words in, services called, words out. No logic of its own."""

import argparse
import logging
import uuid
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Protocol

from typing_extensions import override

from choreo_desktop import __version__
from choreo_desktop.cli_choices import add_choices, add_command, genre_of, request_of
from choreo_desktop.cli_library import LibraryParts, add_library
from choreo_desktop.cli_song import SongParts, add_song_options, analyse
from choreo_desktop.domain.blueprint import read_blueprint
from choreo_desktop.domain.blueprint_fields import OUTPUT_SUFFIXES
from choreo_desktop.domain.errors import Category, InvalidRequestError, ResourceError
from choreo_desktop.domain.reading import MAX_JSON_BYTES
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.screen import EXIT_CODES, Screen, as_typed, ended_in_words
from choreo_desktop.services.annotations import ANNOTATION_FILE
from choreo_desktop.services.chosen_files import ChosenFiles, choose_files, common_root
from choreo_desktop.services.coverage_sheet import coverage_lines
from choreo_desktop.services.library_songs import names_a_file
from choreo_desktop.services.outputs import check_output, write_json, write_text
from choreo_desktop.services.sheet import plan_sheet

if TYPE_CHECKING:
    from choreo_desktop.domain.settings import VideoSettings
    from choreo_desktop.services.choreography import ChoreographyService, Made
    from choreo_desktop.services.doctor_findings import Finding
    from choreo_desktop.services.planned import Planned

logger = logging.getLogger(__name__)

DEFAULT_DEMO_OUT = "choreography-demo.mp4"


class Parts(SongParts, LibraryParts, Protocol):
    """What the commands need; put together by the composition root."""

    def service_for(self, chosen: ChosenFiles, output_key: str, output: Path) -> "ChoreographyService":
        """Choreographies of chosen files."""

    def service_of_library(self, output_key: str, output: Path) -> "ChoreographyService":
        """Choreographies of the songs and clips of the library."""

    def service_below(self, root: Path) -> "ChoreographyService":
        """Choreographies whose files lie below a folder."""

    @property
    def video(self) -> "VideoSettings":
        """What new choreographies look like."""

    def demo(self) -> tuple[Path, Path]:
        """The demo's song and folder of clips."""

    def examine(self) -> "list[Finding]":
        """What works on this machine."""

    def show_window(self) -> int:
        """The window; returns the exit code."""


class _Parser(argparse.ArgumentParser):
    """Wrong words on the command line are an invalid request like any other."""

    @override
    def error(self, message: str) -> NoReturn:
        raise InvalidRequestError(f"{message[:1].upper()}{message[1:]}.", details=self.format_usage())


def run(argv: Sequence[str], parts: Callable[[], Parts]) -> int:
    """Carry out one command.

    Args:
        argv: The words after the program's name.
        parts: Puts the program together; called once the words are understood.

    Returns:
        The exit code: 0; 2 invalid request; 3 something missing; 4 processing failed; 5 timed out; 130 cancelled.
    """
    screen = Screen(as_json="--json" in argv)

    def carry_out(cancel: CancelToken) -> int:
        args = _parser().parse_args(argv)
        if args.command is None:
            return parts().show_window()
        code: int = args.carry_out(args, parts(), screen, cancel) or 0
        return code

    return ended_in_words(screen, carry_out)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="choreo-desktop",
        description="From a song and a folder of dance clips to a choreography video. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    generate = add_command(commands, "generate", _generate, "make a choreography video of a song")
    add_choices(generate)
    generate.add_argument("--out", type=Path, required=True, metavar="FILE", help="the video to make (.mp4)")
    _add_report(generate)

    plan = add_command(commands, "plan", _plan, "plan a choreography without making the video")
    add_choices(plan)
    plan.add_argument("--out", type=Path, required=True, metavar="BLUEPRINT.json", help="the plan to write")
    plan.add_argument("--explain", action="store_true", help="print every move and why it was chosen")

    assemble = add_command(commands, "assemble", _assemble, "make the video of a plan")
    assemble.add_argument("blueprint", type=Path, metavar="BLUEPRINT.json")
    where = assemble.add_mutually_exclusive_group(required=True)
    where.add_argument("--root", type=Path, metavar="DIR", help="folder of the plan's paths")
    where.add_argument("--library", action="store_true", help="the plan was made of the library")
    assemble.add_argument("--out", type=Path, metavar="FILE", help="with --library: the video to make (.mp4)")
    _add_report(assemble)

    analyse_song = add_command(commands, "analyse", analyse, "find tempo, beats, 8-counts and sections of a song")
    add_song_options(analyse_song)

    add_library(commands)
    demo = add_command(commands, "demo", _demo, "make the demo choreography")
    demo.add_argument("--out", type=Path, default=Path(DEFAULT_DEMO_OUT), metavar="FILE")
    add_command(commands, "doctor", _doctor, "say what works on this machine and what is missing")
    return parser


def _add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("--report", type=Path, metavar="FILE", help="write the sync report (JSON)")


def _output_key(output: Path, inputs: Sequence[Path]) -> str:
    """The key of the output, which must be a video and none of the files it is made of."""
    suffix = output.suffix.lower()
    if suffix not in OUTPUT_SUFFIXES:
        raise InvalidRequestError(f"--out: {output.name!r} must end in {', '.join(OUTPUT_SUFFIXES)}.")
    check_output("--out", output, inputs)
    return f"output/video{suffix}"


class _Chosen(NamedTuple):
    """What a choreography is made of.

    Attributes:
        song_id: The song, as the service names it.
        files: All files that are read.
        service: Makes choreographies of them, given the key and the file of the result.
    """

    song_id: str
    files: list[Path]
    service: "Callable[[str, Path], ChoreographyService]"


def _choose(
    args: argparse.Namespace, parts: Parts, screen: Screen, cancel: CancelToken, root: Path | None = None
) -> _Chosen:
    """The song and clips that were named. The choices are checked before any file is touched."""
    request_of(args, parts.video)
    if not args.library:
        return _chosen_files(choose_files(Path(args.song), args.clips, args.annotations, root=root), parts, args)
    genre = genre_of(args)
    if names_a_file(args.song):
        with screen.progress() as progress:  # it may have to come in first
            song = parts.library.find_song(args.song, genre, progress=progress, cancel=cancel)
    else:
        song = parts.library.find_song(args.song, genre, cancel=cancel)
    return _Chosen(str(song.number), [*parts.library.catalog().files().values()], parts.service_of_library)


def _chosen_files(chosen: ChosenFiles, parts: Parts, args: argparse.Namespace) -> _Chosen:
    annotations: Path = getattr(args, "annotations", None) or chosen.clips_folder / ANNOTATION_FILE
    return _Chosen(chosen.song[0], [*chosen.files, annotations], partial(parts.service_for, chosen))


def _generate(args: argparse.Namespace, parts: Parts, screen: Screen, cancel: CancelToken) -> None:
    _make(args, _choose(args, parts, screen, cancel), parts, screen, cancel)


def _make(args: argparse.Namespace, chosen: _Chosen, parts: Parts, screen: Screen, cancel: CancelToken) -> None:
    key = _output_key(args.out, chosen.files)
    check_output("--report", args.report, [*chosen.files, args.out])
    service = chosen.service(key, args.out)
    with screen.progress() as progress:
        made = service.make(request_of(args, parts.video, chosen.song_id, key), progress, cancel)
    _tell_made(made, args.report, screen)


def _tell_made(made: "Made", report: Path | None, screen: Screen) -> None:
    if report is not None:
        write_json(report, made.report.to_dict())
    minutes, seconds = divmod(round(made.response.duration_seconds), 60)
    screen.answer(
        made.response.model_dump(mode="json"),
        [*made.blueprint.notes, f"Made {made.response.video_url} ({minutes}:{seconds:02d})"],
    )


def _plan(args: argparse.Namespace, parts: Parts, screen: Screen, cancel: CancelToken) -> None:
    root = None if args.library else common_root(Path(args.song), args.clips)
    chosen = _choose(args, parts, screen, cancel, root)
    check_output("--out", args.out, chosen.files)
    task_id = str(uuid.uuid4())
    key = f"output/choreo_{task_id}.mp4"
    service = chosen.service(key, (root or Path()) / key)
    with screen.progress() as progress:
        request = request_of(args, parts.video, chosen.song_id, key)
        planned = service.plan(request, task_id=task_id, progress=progress, cancel=cancel)
    write_text(args.out, planned.blueprint.to_json())
    _tell_planned(planned, args, root, screen)


def _tell_planned(planned: "Planned", args: argparse.Namespace, root: Path | None, screen: Screen) -> None:
    blueprint = planned.blueprint
    last = blueprint.moves[-1]
    lines = [*blueprint.notes]
    if args.explain:
        lines += ["", *plan_sheet(blueprint), "", *coverage_lines(planned.coverage()), ""]
    rest = ["--library", "--out", "dance.mp4"] if root is None else ["--root", str(root)]
    lines.append(f"Planned {len(blueprint.moves)} moves in {args.out}. Make the video with:")
    lines.append(f"  {as_typed(['choreo-desktop', 'assemble', str(args.out), *rest])}")
    answer = {
        "blueprint": str(args.out),
        "root": None if root is None else str(root),
        "moves": len(blueprint.moves),
        "duration_seconds": round(last.start_time + (last.duration or 0), 3),
        "notes": blueprint.notes,
    }
    screen.answer(answer, lines)


def _assemble(args: argparse.Namespace, parts: Parts, screen: Screen, cancel: CancelToken) -> None:
    if args.library != (args.out is not None):
        raise InvalidRequestError("--library and --out belong together; with --root the plan says where the video is.")
    if args.root is not None and not args.root.is_dir():
        raise ResourceError(f"--root: the folder {args.root} is missing.")
    try:
        with args.blueprint.open("rb") as file:
            blueprint = read_blueprint(file.read(MAX_JSON_BYTES + 1))
    except OSError as error:
        raise ResourceError(f"The blueprint {args.blueprint} cannot be read: {error.strerror}.") from error
    keys = [blueprint.audio_path, *(m.video_path for m in blueprint.moves), blueprint.output_config.output_path]
    if args.library:
        files = [args.blueprint, *parts.library.catalog().files().values()]
        _output_key(args.out, files)
        check_output("--report", args.report, [*files, args.out])
        service = parts.service_of_library(keys[-1], args.out)
    else:
        check_output("--report", args.report, [args.blueprint, *(args.root / key for key in keys)])
        service = parts.service_below(args.root)
    with screen.progress() as progress:
        made = service.assemble(blueprint, progress, cancel)
    _tell_made(made, args.report, screen)


def _demo(args: argparse.Namespace, parts: Parts, screen: Screen, cancel: CancelToken) -> None:
    song, clips = parts.demo()
    args.difficulty = args.energy = args.style = args.report = args.role = args.length = None
    args.genre, args.seed, args.must, args.never, args.counts = "bachata", 0, [], [], 8
    _make(args, _chosen_files(choose_files(song, clips), parts, args), parts, screen, cancel)


def _doctor(args: argparse.Namespace, parts: Parts, screen: Screen, cancel: CancelToken) -> int:
    from choreo_desktop.services.doctor_findings import as_dict

    del args, cancel
    findings = parts.examine()
    lines = []
    for finding in findings:
        lines.append(f"{'ok     ' if finding.ok else 'PROBLEM'}  {finding.name}: {finding.value}")
        lines += [f"         {finding.advice}"] if finding.advice else []
    answer = as_dict(findings)
    screen.answer(answer, lines)
    return 0 if answer["ok"] else EXIT_CODES[Category.RESOURCE]
