"""Text files of marks as rows: Audacity's labels, CSV of any dialect, and what annotation tools write."""

import csv
import re
from collections.abc import Iterable
from typing import NamedTuple

from choreo_desktop.services.grid_formats.marks import UnusableGridError, checked_time

MAX_ROWS = 200_000

_COLUMNS = {
    "start": ("time", "start", "onset", "begin", "from", "seconds", "timestamp", "tmin"),
    "end": ("end", "stop", "offset", "to", "until", "tmax"),
    "duration": ("duration", "length"),
    "count": ("count", "beat", "position", "number"),
    "label": ("label", "name", "text", "section", "value", "part"),
    "kind": ("kind", "type"),
}
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d*)?)")
_COMMA_DECIMALS = re.compile(r"\s*\d+,\d+\s*")
_ONE_DIGIT_COUNT = re.compile(r"\s*\d+,[1-8]\s*")


class Row(NamedTuple):
    """One line.

    Attributes:
        line: Its number, from 1.
        start: Seconds.
        end: Seconds; ``start`` where the line names one time.
        label: What is written there.
        kind: ``beat``, ``section`` or empty, where the file does not say.
    """

    line: int
    start: float
    end: float
    label: str
    kind: str = ""


Cells = tuple[int, list[str]]


def decode_text(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else the old encoding of Windows.

    Raises:
        UnusableGridError: If it is no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise UnusableGridError("is not a text file; export labels, CSV or JSON")
    return text


def read_rows(text: str) -> list[Row]:
    """The rows of a text.

    Raises:
        UnusableGridError: If a line is not understood.
    """
    lines = [
        (number, line)
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1)
        if line.strip() and not line.lstrip().startswith(("#", "\\"))  # Audacity puts frequencies on lines with "\"
    ]
    if len(lines) > MAX_ROWS:
        raise UnusableGridError(f"has {len(lines):,} lines; {MAX_ROWS:,} are the most")
    cells = list(_split(lines))
    if not cells:
        return []
    if _number(cells[0][1][0]) is None:
        columns = _named_columns(*cells[0])
        del cells[0]
    else:
        columns = _usual_columns(cells)
    return [_row(number, row, columns) for number, row in cells]


def _split(lines: list[tuple[int, str]]) -> Iterable[Cells]:
    texts = [line for _, line in lines]
    if any("\t" in line for line in texts):
        return ((number, [cell.strip() for cell in line.split("\t")]) for number, line in lines)
    if any(";" in line for line in texts):
        return ((number, _quoted(number, line, ";")) for number, line in lines)
    if all(_COMMA_DECIMALS.fullmatch(line) for line in texts) and not all(map(_ONE_DIGIT_COUNT.fullmatch, texts)):
        return ((number, [line.strip()]) for number, line in lines)
    if any("," in line for line in texts):
        return ((number, _quoted(number, line, ",")) for number, line in lines)
    return ((number, line.split(None, 2)) for number, line in lines)


def _quoted(number: int, line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter, strict=True))]
    except csv.Error as error:
        raise UnusableGridError(f"the quotation marks do not match ({error}); mend the line", number) from error


def _named_columns(number: int, names: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, name in enumerate(names):
        words = set(re.split(r"[^a-z]+", name.lower()))
        for column, known in _COLUMNS.items():
            if words & set(known):
                columns.setdefault(column, place)
                break
    if "start" not in columns:
        raise UnusableGridError(
            f"begins with {names[0][:40]!r}, which is no time; name a column “time” or “start”", number
        )
    return columns


def _usual_columns(rows: list[Cells]) -> dict[str, int]:
    """The columns of a file without names: start, end and label, or start and label."""
    second = [_number(cells[1]) if len(cells) > 1 else None for _, cells in rows]
    starts = [_number(cells[0]) for _, cells in rows]
    ends = all(
        end is not None and start is not None and end >= start for start, end in zip(starts, second, strict=True)
    )
    if max(len(cells) for _, cells in rows) > 2 or (ends and not _are_counts(second)):
        return {"start": 0, "end": 1, "label": 2} if ends else {"start": 0, "label": 1}
    return {"start": 0, "label": 1}


def _are_counts(numbers: list[float | None]) -> bool:
    """Whether they are counts to eight, or those of all beats of the song."""
    running = [numbers[0] + k for k in range(len(numbers))] if numbers[0] is not None else []
    return all(number in range(1, 9) for number in numbers) or (len(numbers) > 1 and numbers == running)


def _row(line: int, cells: list[str], columns: dict[str, int]) -> Row:
    found = {name: cells[place] for name, place in columns.items() if place < len(cells)}
    start = _time(found.get("start", ""), line)
    end = start
    if found.get("end"):
        end = _time(found["end"], line)
    elif found.get("duration"):
        end = checked_time(start + _time(found["duration"], line), line)
    if end < start:
        raise UnusableGridError(f"the end {end:g} lies before the start {start:g}; swap them", line)
    kind = found.get("kind", "").lower()
    return Row(line, start, end, found.get("count") or found.get("label", ""), kind)


def _time(cell: str, line: int) -> float:
    seconds = _number(cell)
    if seconds is None:
        what = f"{cell[:40]!r} is no time" if cell else "the time is missing"
        raise UnusableGridError(f"{what}; write seconds such as 12.345", line)
    return checked_time(seconds, line)


def _number(cell: str) -> float | None:
    clock = _CLOCK.fullmatch(cell)
    if clock:
        hours, minutes, seconds = clock.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    try:
        return float(cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell)
    except ValueError:
        return None
