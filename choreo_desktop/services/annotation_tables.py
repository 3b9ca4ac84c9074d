"""Tables for spreadsheets: comma, semicolon or tab, with a header line; what is written is read back exactly."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_DELIMITERS = (",", ";", "\t")
_SEPARATOR = "; "
_TELLING = ("video_path", "clip_id", "content_hash")

Row = dict[str, Any]


class TableError(Exception):
    """Why a table cannot be read, as the end of a sentence that begins with its name."""


def read_table(data: bytes, kinds: Mapping[str, str]) -> list[tuple[int, Row]]:
    """The rows of a table, each with its number; rows without any text are passed over.

    Args:
        data: The file.
        kinds: What the known columns hold: ``text``, ``number`` (a comma may stand for its point where commas do not
            separate), ``words`` (separated by semicolons) or ``value`` (JSON). Unknown columns hold text or JSON.

    Raises:
        TableError: If it is no such table.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError("is not UTF-8 text; save it as “CSV UTF-8”") from error
    delimiter = max(_DELIMITERS, key=lambda mark: len(kinds.keys() & set(_header(text, mark, kinds))))
    header = _header(text, delimiter, kinds)
    if not kinds.keys() & set(header) & set(_TELLING):
        raise TableError(f"has none of the columns {', '.join(_TELLING)} in its first line")
    named = [name for name in header if name]
    if len(set(named)) < len(named):
        raise TableError("has two columns of one name in its first line")
    rows = []
    for number, cells in enumerate(_cells(text, delimiter)[1:]):
        if any(cell.strip() for cell in cells):
            rows.append((number, _row(number, header, cells, kinds, decimal_comma=delimiter != ",")))
    return rows


def write_table(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> str:
    """A table of rows, with a mark at its beginning by which spreadsheets know that it is UTF-8.

    Args:
        rows: Values by column; what is missing becomes an empty cell.
        kinds: As for ``read_table``; every known column is there, unknown ones follow in the order of their names.
    """
    extra = sorted({name for row in rows for name in row} - kinds.keys())
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    columns = [*kinds, *extra]
    writer.writerow(columns)
    writer.writerows([_cell(row[name], kinds.get(name)) if name in row else "" for name in columns] for row in rows)
    return "\ufeff" + text.getvalue()


def _cells(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise TableError(f"is not a table that this program reads ({error})") from error


def _header(text: str, delimiter: str, kinds: Mapping[str, str]) -> list[str]:
    try:
        first = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        first = []
    plain = [cell.strip().lower().replace(" ", "_") for cell in first]
    return [name if name in kinds else cell for name, cell in zip(plain, first, strict=True)]


def _row(
    number: int, header: Sequence[str], cells: Sequence[str], kinds: Mapping[str, str], *, decimal_comma: bool
) -> Row:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise TableError(f"has more cells in row {number + 2} than columns")
    # The last cells of a row may be left out.
    given = [(name, cell) for name, cell in zip(header, cells, strict=False) if name and cell]
    return {name: _value(cell, kinds.get(name), decimal_comma=decimal_comma) for name, cell in given}


def _value(cell: str, kind: str | None, *, decimal_comma: bool) -> Any:  # noqa: ANN401 - a cell can hold anything
    if kind == "text":
        return cell
    if kind == "number":
        return cell.strip().replace(",", ".") if decimal_comma else cell.strip()
    if kind == "words" and not cell.lstrip().startswith("["):
        return [word.strip() for word in cell.split(";") if word.strip()]
    try:
        return json.loads(cell, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return cell


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is a word")


def _cell(value: Any, kind: str | None) -> str:  # noqa: ANN401
    if kind == "text" and isinstance(value, str):
        return value
    if kind == "number":
        return repr(value)
    if kind == "words" and _plain(value):
        return _SEPARATOR.join(value)
    if kind is None and isinstance(value, str) and value and _value(value, None, decimal_comma=False) == value:
        return value
    return json.dumps(value, ensure_ascii=False)


def _plain(words: Iterable[str]) -> bool:
    """Whether words can be told apart again."""
    return all(word == word.strip() and word and ";" not in word and not word.startswith("[") for word in words)
