"""The `analyse` command: what is heard in a song, a person's corrections of it, and the files it goes to."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from typing_extensions import override

from choreo_desktop.cli_choices import add_genre, genre_of
from choreo_desktop.domain.corrections import (
    MAX_SECONDS,
    Anchor,
    Corrections,
    GivenSections,
    GridCorrection,
    Pace,
    SectionEdit,
    Shift,
    ThisIsOne,
)
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.work import CancelToken, Progress
from choreo_desktop.screen import Screen
from choreo_desktop.services.analysis_sheet import analysis_lines, correction_in_words, correction_lines
from choreo_desktop.services.grid_files import (
    SUFFIXES,
    GridFile,
    check_fits,
    check_suffix,
    read_grid_file,
    read_taps,
    write_grid_file,
)
from choreo_desktop.services.outputs import check_output

if TYPE_CHECKING:
    from choreo_desktop.services.corrections_store import CorrectionsStore
    from choreo_desktop.services.ears import Ears, Heard

MOST_SHIFT = 8


class SongParts(Protocol):
    """What the command needs; put together by the composition root."""

    def ears(self) -> "Ears":
        """Listens to songs."""

    @property
    def corrections(self) -> "CorrectionsStore":
        """What people corrected in songs."""

    def save_click_track(self, heard: "Heard", path: Path) -> None:
        """The song with clicks on its beats."""

    def save_plot(self, heard: "Heard", title: str, path: Path) -> None:
        """A picture of the analysis."""


class _Wanted(NamedTuple):
    """Corrections of the command line, and what a file should be compared with once the song is known."""

    steps: tuple[GridCorrection, ...]
    files: tuple[tuple[Path, GridFile], ...]


class _Collect(argparse.Action):
    """Corrections in the order in which they are written: halving and then shifting is not the other way round."""

    @override
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        namespace.corrections = [*(getattr(namespace, "corrections", None) or []), (self.dest, values)]


def add_song_options(command: argparse.ArgumentParser) -> None:
    """The words that `analyse` understands."""
    command.add_argument("song", type=Path, metavar="SONG")
    add_genre(command)
    command.add_argument("--click", type=Path, metavar="FILE.wav", help="write the song with clicks on its beats")
    command.add_argument("--plot", type=Path, metavar="FILE.png", help="draw what was found")
    command.add_argument(
        "--export",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=f"write beats, counts and sections ({', '.join(SUFFIXES)})",
    )
    group = command.add_argument_group(
        "corrections", "They are kept for this song and put on top of every analysis; given in order, they add up."
    )

    def correction(option: str, text: str, **more: Any) -> None:  # noqa: ANN401 - as argparse takes them
        group.add_argument(option, action=_Collect, help=text, **more)

    correction("--one", "the beat nearest to this time is a 1", type=float, metavar="SECONDS")
    correction(
        "--shift",
        "move the counting by whole beats, the grid by half a beat; later, or with a minus earlier",
        type=float,
        metavar="BEATS",
    )
    correction("--halve", "half as many beats", nargs=0)
    correction("--double", "twice as many beats", nargs=0)
    correction("--anchor", "put the beat at a time where it belongs", nargs=2, type=float, metavar=("BEAT", "TO"))
    correction("--taps", "times at which somebody tapped along, one a line", type=Path, metavar="FILE")
    correction("--section", "a section of this name begins here", nargs=2, metavar=("SECONDS", "NAME"))
    correction("--import", "beats and sections of another program", type=Path, metavar="FILE")
    group.add_argument("--undo", action="store_true", help="take back the correction that was made last")
    group.add_argument("--forget", action="store_true", help="drop all corrections of this song")


def analyse(args: argparse.Namespace, parts: SongParts, screen: Screen, cancel: CancelToken) -> None:
    """Carry out the command."""
    _check(args)
    wanted = _read_corrections(getattr(args, "corrections", None) or [])
    with screen.progress() as progress:
        heard = parts.ears().hear_song(
            args.song,
            genre_of(args),
            cancel=cancel,
            on_share=lambda share: progress(Progress("analysing", int(100 * share), f"Listening to {args.song.name}")),
        )
    heard, notes = _corrected(args, heard, wanted, parts.corrections)
    cancel.check()
    if args.click is not None:
        parts.save_click_track(heard, args.click)
    if args.plot is not None:
        parts.save_plot(heard, args.song.stem, args.plot)
    for path in args.export:
        write_grid_file(path, heard.analysis, args.song.stem)
    answer = {
        **heard.analysis.model_dump(mode="json"),
        "corrections": [correction_in_words(step) for step in heard.corrections.steps],
        "notes": notes,
    }
    screen.answer(answer, [*analysis_lines(heard.analysis), *correction_lines(heard.corrections), *notes])


def _check(args: argparse.Namespace) -> None:
    """See before the work that all that is asked for can be done."""
    genre_of(args)
    read = [path for name, path in getattr(args, "corrections", None) or [] if name in ("import", "taps")]
    taken = [args.song, *read]
    outputs = [("--click", args.click), ("--plot", args.plot), *(("--export", path) for path in args.export)]
    for option, path in outputs:
        if path is not None:
            if option == "--export":
                check_suffix(path, option)
            check_output(option, path, taken)
            taken.append(path)


def _read_corrections(words: Sequence[tuple[str, Any]]) -> _Wanted:
    steps: list[GridCorrection] = []
    files: list[tuple[Path, GridFile]] = []
    for name, value in words:
        if name == "import":
            files.append((value, read_grid_file(value)))
            steps += files[-1][1].steps
        else:
            steps += _READERS[name](value)
    return _Wanted(tuple(steps), tuple(files))


def _corrected(
    args: argparse.Namespace, heard: "Heard", wanted: _Wanted, store: "CorrectionsStore"
) -> tuple["Heard", list[str]]:
    """What was heard, with the corrections of the command line, which are kept from now on."""
    notes = [*heard.notes]
    kept = heard.corrections
    if args.forget:
        kept = Corrections()
    elif args.undo:
        kept = Corrections(steps=kept.steps[:-1])
    if args.undo and not args.forget and not heard.corrections.steps:
        notes.append("There is no correction to take back.")
    for path, found in wanted.files:
        notes += [*found.notes, *check_fits(path, found, heard.detected.duration)]
    _check_times(wanted.steps, heard.detected.duration)
    now = heard.with_corrections(kept.then(*wanted.steps))
    if now.corrections != heard.corrections:
        store.save(heard.digest, now.corrections, args.song.name)
    if any(not isinstance(step, SectionEdit | GivenSections) for step in wanted.steps) and not now.analysis.beats:
        notes.append("No beat was found in this song; tap along (--taps) or give its beats (--import).")
    return now, notes


def _check_times(steps: Sequence[GridCorrection], duration: float) -> None:
    for step in steps:
        at = step.at if isinstance(step, ThisIsOne | SectionEdit) else step.to if isinstance(step, Anchor) else 0.0
        if at > duration:
            raise InvalidRequestError(f"{at:g} s lies behind the end of the song, which is {duration:.1f} s long.")


def _time(option: str, seconds: float) -> float:
    if not 0 <= seconds <= MAX_SECONDS:
        raise InvalidRequestError(f"{option}: {seconds:g} is no time in a song; times are seconds, 0 or more.")
    return seconds


def _one(seconds: float) -> list[GridCorrection]:
    return [ThisIsOne(at=_time("--one", seconds))]


def _shift(beats: float) -> list[GridCorrection]:
    """Steps of half a beat, one and four that come to so many beats."""
    if not 0 < abs(beats) <= MOST_SHIFT or beats * 2 != int(beats * 2):
        raise InvalidRequestError(f"--shift: {beats:g} is none of 0.5, 1, 1.5 and so on up to {MOST_SHIFT}, or minus.")
    sign = 1 if beats > 0 else -1
    fours, rest = divmod(abs(beats), 4)
    ones, half = divmod(rest, 1)
    sizes = [4.0] * int(fours) + [1.0] * int(ones) + ([0.5] if half else [])
    return [Shift(beats=sign * size) for size in sizes]


def _anchor(times: Sequence[float]) -> list[GridCorrection]:
    beat, to = (_time("--anchor", seconds) for seconds in times)
    return [Anchor(beat=beat, to=to)]


def _section(words: Sequence[str]) -> list[GridCorrection]:
    at, label = words
    try:
        seconds = float(at)
    except ValueError as error:
        raise InvalidRequestError(f"--section: {at!r} is no time; write seconds such as 12.3.") from error
    clean = " ".join(label.encode("utf-8", "replace").decode().split())[:80]
    if not clean:
        raise InvalidRequestError("--section: the name is missing.")
    return [SectionEdit(at=_time("--section", seconds), label=clean)]


_READERS: dict[str, Callable[[Any], list[GridCorrection]]] = {
    "one": _one,
    "shift": _shift,
    "halve": lambda _: [Pace(factor="halve")],
    "double": lambda _: [Pace(factor="double")],
    "anchor": _anchor,
    "taps": lambda path: [read_taps(path)],
    "section": _section,
}
