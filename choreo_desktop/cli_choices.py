"""What commands have in common: how one is added, and the choices of a choreography as options."""

import argparse
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.genres import GENRES, Genre
from choreo_desktop.domain.moves import Difficulty, Energy, Role, Style
from choreo_desktop.domain.request import ChoreographyRequest, read_request

if TYPE_CHECKING:
    from choreo_desktop.domain.settings import VideoSettings

_WISH = "a move's name, file name or category; can be given several times"


class Commands(Protocol):
    """What the commands of the program are added to."""

    def add_parser(self, name: str, *, help: str, description: str) -> argparse.ArgumentParser:  # noqa: A002 - argparse's
        """Add one."""


def add_command(
    commands: Commands, name: str, carry_out: Callable[..., int | None], summary: str
) -> argparse.ArgumentParser:
    """Add a command that can answer in JSON."""
    command = commands.add_parser(name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}.")
    command.set_defaults(carry_out=carry_out)
    command.add_argument("--json", action="store_true", help="answer with one JSON object")
    return command


def add_choices(command: argparse.ArgumentParser) -> None:
    """Add the options that say what is danced, and to what."""
    command.add_argument(
        "--song", required=True, metavar="SONG", help="a file; with --library also a song's number or title"
    )
    clips = command.add_mutually_exclusive_group(required=True)
    clips.add_argument("--clips", type=Path, metavar="DIR", help="folder of dance clips")
    clips.add_argument("--library", action="store_true", help="use the clips of the library")
    command.add_argument("--annotations", type=Path, metavar="FILE", help="what is known about the clips (JSON, CSV)")
    command.add_argument("--difficulty", metavar="D", help=", ".join(Difficulty))
    command.add_argument("--energy", metavar="E", help=", ".join(Energy))
    command.add_argument("--style", metavar="S", help=", ".join(Style))
    add_genre(command)
    command.add_argument("--seed", type=int, default=0, metavar="N", help="the same seed makes the same plan")
    command.add_argument("--must", action="append", default=[], metavar="NAME", help=f"has to be danced: {_WISH}")
    command.add_argument("--never", action="append", default=[], metavar="NAME", help=f"must not be danced: {_WISH}")
    command.add_argument("--role", metavar="R", help=f"whose part the clips should show: {', '.join(Role)}")
    command.add_argument("--length", type=float, metavar="SECONDS", help="the dance ends here at the latest")
    command.add_argument(
        "--counts", type=int, choices=(4, 8), default=8, help="moves change on 8-counts, or on bars too"
    )


def add_genre(command: argparse.ArgumentParser) -> None:
    """Add the option that names the dance."""
    command.add_argument("--genre", default="bachata", metavar="G", help=", ".join(GENRES))


def genre_of(args: argparse.Namespace) -> Genre:
    """The dance that was named.

    Raises:
        InvalidRequestError: If there is no such dance.
    """
    if args.genre not in GENRES:
        raise InvalidRequestError(f"--genre: {args.genre!r} is none of {', '.join(GENRES)}.")
    return GENRES[args.genre]


def request_of(
    args: argparse.Namespace, video: "VideoSettings", song_id: str = "song", output_key: str | None = None
) -> ChoreographyRequest:
    """The request that the words stand for.

    Args:
        args: The words.
        video: What the video looks like.
        song_id: The song, as the catalog names it.
        output_key: Storage key of the result.

    Raises:
        InvalidRequestError: If a choice cannot be understood.
    """
    if getattr(args, "library", False) and args.annotations is not None:
        raise InvalidRequestError("--annotations belongs to --clips; the library takes them by `library import`.")
    return read_request(
        song_id=song_id,
        difficulty=_read_choice(Difficulty.read, Difficulty, "difficulty", args.difficulty),
        energy_level=_read_choice(Energy.read, Energy, "energy", args.energy),
        style=_read_choice(Style.read, Style, "style", args.style),
        role=_read_choice(lambda word: Role(word.strip().lower()), Role, "role", args.role),
        must_have=tuple(args.must),
        never=tuple(args.never),
        max_seconds=args.length,
        count_mode=args.counts,
        genre=genre_of(args).name,
        seed=args.seed,
        output_path=output_key,
        **video.choices(),
    )


def _read_choice(read: Callable[[str], Any], kind: type[StrEnum], option: str, word: str | None) -> Any:  # noqa: ANN401
    if word is None:
        return None
    try:
        return read(word)
    except ValueError as error:
        raise InvalidRequestError(f"--{option}: {word!r} is none of {', '.join(kind)}.") from error
