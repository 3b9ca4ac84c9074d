"""The `choreo-desktop library` commands: what is in the library, what comes in, and what goes out."""

import argparse
from collections.abc import Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from choreo_desktop.cli_choices import Commands, add_command, add_genre, genre_of
from choreo_desktop.domain.errors import Category, InvalidRequestError
from choreo_desktop.domain.words import columns, counted
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.screen import EXIT_CODES, Screen

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord, SongRecord
    from choreo_desktop.services.library_shelf import Library

SUFFIXES = (".json", ".csv")


class LibraryParts(Protocol):
    """What these commands need; put together by the composition root."""

    @property
    def library(self) -> "Library":
        """The clips and songs of this person."""


def add_library(commands: Commands) -> None:
    """Add the commands to those of the program."""
    summary = "the library of clips and songs"
    parser = commands.add_parser("library", help=summary, description=f"{summary[:1].upper()}{summary[1:]}.")
    below = parser.add_subparsers(dest="library_command", metavar="COMMAND", required=True, parser_class=type(parser))

    incoming = add_command(below, "import", _import, "bring files and folders in; originals are never touched")
    incoming.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="clips, songs, folders or annotations")
    add_genre(incoming)
    add_command(below, "list", _list, "everything in the library")
    search = add_command(below, "search", _search, "clips and songs in which all words occur")
    search.add_argument("words", nargs="+", metavar="WORDS")
    again = add_command(below, "relink", _relink, "find missing files again, by their content, all at once")
    again.add_argument("folder", type=Path, metavar="FOLDER")
    export = add_command(below, "export", _export, "write what is known about the clips as annotations")
    export.add_argument("file", type=Path, metavar="FILE", help="ends in .json or .csv")


def _import(args: argparse.Namespace, parts: LibraryParts, screen: Screen, cancel: CancelToken) -> int:
    from choreo_desktop.services.library_outcomes import Fate

    genre = genre_of(args)
    with screen.progress() as progress:
        summary = parts.library.import_paths(args.paths, genre, progress=progress, cancel=cancel)
    screen.answer(summary.as_dict(), summary.sentences())
    failed = len(summary.of(Fate.FAILED))
    return EXIT_CODES[Category.RESOURCE] if failed and failed == len(summary.outcomes) else 0


def _list(args: argparse.Namespace, parts: LibraryParts, screen: Screen, cancel: CancelToken) -> None:
    del args, cancel
    library = parts.library
    clips, songs = library.clips(), library.songs()
    missing = {(type(record), record.number) for record in library.missing()}
    gone = f", {len(missing)} missing" if missing else ""
    lines = [*_listed(clips, songs, missing), f"{counted(len(clips), 'clip')}, {counted(len(songs), 'song')}{gone}."]
    answer = {
        "clips": [{**_clip(library, c), "missing": (type(c), c.number) in missing} for c in clips],
        "songs": [{**_song(s), "missing": (type(s), s.number) in missing} for s in songs],
    }
    screen.answer(answer, lines)


def _search(args: argparse.Namespace, parts: LibraryParts, screen: Screen, cancel: CancelToken) -> None:
    del cancel
    text = " ".join(args.words)
    clips, songs = parts.library.search(text), parts.library.search_songs(text)
    answer = {"clips": [_clip(parts.library, clip) for clip in clips], "songs": [_song(song) for song in songs]}
    screen.answer(answer, _listed(clips, songs) or [f"Nothing in the library matches {text!r}."])


def _relink(args: argparse.Namespace, parts: LibraryParts, screen: Screen, cancel: CancelToken) -> int:
    with screen.progress() as progress:
        summary = parts.library.relink(args.folder, progress=progress, cancel=cancel)
    screen.answer(summary.as_dict(), summary.sentences())
    return EXIT_CODES[Category.RESOURCE] if summary.still_missing else 0


def _export(args: argparse.Namespace, parts: LibraryParts, screen: Screen, cancel: CancelToken) -> None:
    del cancel
    if args.file.suffix.lower() not in SUFFIXES:
        raise InvalidRequestError(f"{args.file.name!r} must end in {' or '.join(SUFFIXES)}.")
    number = parts.library.export_annotations(args.file)
    screen.answer({"clips": number, "file": str(args.file)}, [f"Wrote {counted(number, 'clip')} to {args.file}."])


def _clip(library: "Library", clip: "ClipRecord") -> dict[str, Any]:
    move, grid = clip.move, clip.move.grid
    beats: dict[str, Any] | None = None
    if grid is not None:
        beats = {"bpm": round(grid.bpm, 2), "first_one": grid.beats[grid.first_one] if grid.beats else None}
        beats |= {"source": grid.source.value, "sure": grid.sure, "confidence": grid.confidence}
    poster = library.poster(clip)
    return {
        "number": clip.number,
        "path": str(clip.file.path),
        **move.model_dump(mode="json", exclude={"grid", "guessed"}),
        "guessed": sorted(move.guessed),
        "beats": beats,
        **clip.model_dump(mode="json", include={"width", "height", "rate", "judgement"}),
        "poster": None if poster is None else str(poster),
    }


def _song(song: "SongRecord") -> dict[str, Any]:
    known = song.model_dump(mode="json", exclude={"file"})
    return {**known, "path": str(song.file.path)}


def _listed(
    clips: "Sequence[ClipRecord]", songs: "Sequence[SongRecord]", missing: Container[tuple[type, int]] = ()
) -> list[str]:
    """Clips and songs below headings: their numbers are counted apart."""
    clip_rows = [_clip_row(clip, missing=(type(clip), clip.number) in missing) for clip in clips]
    song_rows = [_song_row(song, missing=(type(song), song.number) in missing) for song in songs]
    lines = columns([("Clip", "Name", "Length", "Tempo", "What it is"), *clip_rows]) if clips else []
    if songs:
        lines += [*([""] if clips else []), *columns([("Song", "Title", "Length", "Tempo", "By"), *song_rows])]
    return lines


def _clip_row(clip: "ClipRecord", *, missing: bool) -> tuple[str, ...]:
    move = clip.move
    shown = {field: getattr(move, field) for field in ("category", "difficulty", "energy", "style", "role")}
    shown["energy"] = move.energy and f"{move.energy.value} energy"
    words = [f"{value}{'?' if field in move.guessed else ''}" for field, value in shown.items() if value]
    bpm = f"{move.grid.bpm:.0f} BPM{'' if move.grid.sure else '?'}" if move.grid else "no beat"
    what = ", ".join([*(["MISSING"] if missing else []), *words])
    return str(clip.number), move.name, f"{move.seconds:.1f} s".rjust(len("Length")), bpm, what


def _song_row(song: "SongRecord", *, missing: bool) -> tuple[str, ...]:
    minutes, seconds = divmod(round(song.seconds), 60)
    bpm = f"{song.bpm:.0f} BPM" if song.bpm else "no beat"
    length = f"{minutes}:{seconds:02d}".rjust(len("Length"))
    by = ", ".join([*(["MISSING"] if missing else []), *([song.artist] if song.artist else [])])
    return str(song.number), song.title, length, bpm, by
