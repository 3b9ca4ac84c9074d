"""Beats, counts and sections in files of other programs: reading them gives corrections, writing tells what was heard.

========  =============================================================
.txt      labels as Audacity exports and imports them
.csv      a table: kind, start, end, count, label
.jams     JAMS: namespaces beat, segment_open and tempo
.json     our own: what ``analyse --json`` prints, and counts
========  =============================================================
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from choreo_desktop.domain.corrections import GivenGrid, GivenSections, GridCorrection, Taps
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.services.grid_formats.documents import read_document, write_jams, write_plain
from choreo_desktop.services.grid_formats.labels import read_labels, write_labels, write_table
from choreo_desktop.services.grid_formats.marks import Marks, UnusableGridError, steps_of
from choreo_desktop.services.grid_formats.text import decode_text, read_rows
from choreo_desktop.services.outputs import write_text
from choreo_desktop.storage.sentences import check_readable_file, file_sentences

MAX_BYTES = 20_000_000

_WRITERS: dict[str, Callable[[SongAnalysis, str], str]] = {
    ".txt": lambda analysis, _: write_labels(analysis),
    ".csv": lambda analysis, _: write_table(analysis),
    ".jams": write_jams,
    ".json": lambda analysis, _: write_plain(analysis),
}
SUFFIXES = tuple(_WRITERS)


class GridFile(NamedTuple):
    """What a file says about a song.

    Attributes:
        steps: As corrections.
        notes: What a person should be told.
    """

    steps: tuple[GridCorrection, ...]
    notes: tuple[str, ...] = ()


def read_grid_file(path: Path) -> GridFile:
    """Read a file of any of the formats; its content tells which.

    Raises:
        ResourceError, StorageError: If it is missing or cannot be read.
        InvalidRequestError: If it is not understood; one sentence names the file, the line and what to do.
    """
    try:
        text = _text_of(path)
        marks: Marks = read_document(text) if text.lstrip().startswith(("{", "[")) else read_labels(text)
        steps, notes = steps_of(marks)
    except UnusableGridError as error:
        raise _sentence(path, error) from error
    return GridFile(steps, tuple(f"{path.name}: {note}." for note in notes))


def read_taps(path: Path) -> Taps:
    """Read the times at which a person tapped along: one a line; a 1 behind a time says that it was a 1.

    Raises:
        ResourceError, StorageError: If it is missing or cannot be read.
        InvalidRequestError: If it is not understood, or holds too few taps or too many.
    """
    try:
        rows = sorted(read_rows(_text_of(path)), key=lambda row: row.start)
        times = dict.fromkeys(row.start for row in rows)
        ones = [row.start for row in rows if row.label in ("1", "1.0")]
        first = list(times).index(ones[0]) if ones and len(ones) < len(rows) else None
        return Taps(times=tuple(times), first_one=first)
    except UnusableGridError as error:
        raise _sentence(path, error) from error
    except ValueError as error:
        raise InvalidRequestError(
            f"{path.name} must hold 4 to 4,000 taps, one time a line.", details=str(error)
        ) from error


def check_fits(path: Path, found: GridFile, duration: float) -> list[str]:
    """Compare a file with the song it is for.

    Returns:
        What a person should be told.

    Raises:
        InvalidRequestError: If nothing of it lies within the song.
    """
    times = [time for step in found.steps for time in _times(step)]
    inside = sum(time <= duration for time in times)
    if times and not inside:
        raise InvalidRequestError(
            f"{path.name}: all of it lies behind the end of the song ({duration:.1f} s). "
            "Is it for another song, or are its times not in seconds?"
        )
    beyond = len(times) - inside
    if not beyond:
        return []
    many = f"{beyond} marks behind the end of the song are" if beyond > 1 else "one mark behind the end of the song is"
    return [f"{path.name}: {many} left out."]


def check_suffix(path: Path, option: str) -> None:
    """See that a name tells one of the formats.

    Raises:
        InvalidRequestError: If it does not.
    """
    if path.suffix.lower() not in _WRITERS:
        raise InvalidRequestError(f"{option}: {path.name!r} must end in {', '.join(SUFFIXES)}.")


def write_grid_file(path: Path, analysis: SongAnalysis, title: str) -> None:
    """Write what was heard; the ending of the name tells the format.

    Raises:
        InvalidRequestError: If it is none that is known.
        StorageError: If the file cannot be written.
    """
    check_suffix(path, "The file of beats")
    write_text(path, _WRITERS[path.suffix.lower()](analysis, title))


def _text_of(path: Path) -> str:
    if check_readable_file(path, path.name) > MAX_BYTES:
        raise UnusableGridError(f"is longer than {MAX_BYTES // 1_000_000} MB; that is no file of beats")
    with file_sentences("read", path):
        return decode_text(path.read_bytes())


def _sentence(path: Path, error: UnusableGridError) -> InvalidRequestError:
    where = f"{path.name}, line {error.line}: " if error.line else f"{path.name} "
    return InvalidRequestError(f"{where}{error.reason}.", details=f"{path}: {error.reason}")


def _times(step: GridCorrection) -> tuple[float, ...]:
    if isinstance(step, GivenGrid):
        return step.beats
    return tuple(start.at for start in step.starts) if isinstance(step, GivenSections) else ()
