"""Labels: points and ranges with a text, as Audacity writes them and as rows of a table."""

import csv
import io
from collections.abc import Callable
from statistics import median

from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.services.grid_formats.counting import counts_of
from choreo_desktop.services.grid_formats.marks import SAME_SECONDS, Beat, Marks, UnusableGridError
from choreo_desktop.services.grid_formats.text import Row, read_rows

_BEAT_WORDS = frozenset(("", "beat", "b", "x", "tap", "-", "."))
_BAR_WORDS = frozenset(("downbeat", "bar", "d", "db"))
_BEAT_RANGE = 2.0  # s: numbered ranges shorter than this are beats with their length
_COUNTS = 8


def read_labels(text: str) -> Marks:
    """Marks of a text file.

    A point that says a count, or nothing, is a beat; a range, or a point with any other text, is a section.

    Raises:
        UnusableGridError: If a line is not understood.
    """
    rows = read_rows(text)
    is_beat = _beat_test(rows)
    beats, sections = [], []
    running = any((_count(row.label) or 0) > _COUNTS for row in rows if is_beat(row))
    for row in rows:
        if is_beat(row):
            beats.append(Beat(row.start, 0 if running else _said(row)))
        else:
            sections.append((row.start, row.label))
    return Marks(beats, sections)


def write_labels(analysis: SongAnalysis) -> str:
    """Labels that Audacity imports: a point for each beat with its count, a range for each section."""
    return "".join(f"{start:.6f}\t{end:.6f}\t{label}\n" for _, start, end, label in _lines(analysis))


def write_table(analysis: SongAnalysis) -> str:
    """CSV with a row for each beat and each section."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["kind", "start", "end", "count", "label"])
    for kind, start, end, label in _lines(analysis):
        times = [f"{start:.6f}", f"{end:.6f}"]
        table.writerow([kind, *times, label, ""] if kind == "beat" else [kind, *times, "", label])
    return out.getvalue()


def _lines(analysis: SongAnalysis) -> list[tuple[str, float, float, str]]:
    beats = [("beat", time, time, str(n)) for time, n in zip(analysis.beats, counts_of(analysis), strict=True)]
    parts = [("section", s.start, s.end, " ".join(s.label.split())) for s in analysis.sections]
    return sorted(beats + parts, key=lambda line: (line[1], line[0] == "beat"))


def _beat_test(rows: list[Row]) -> Callable[[Row], bool]:
    """Tells the rows that are beats."""
    lengths = [row.end - row.start for row in rows if _count(row.label) and row.end - row.start > SAME_SECONDS]
    short = bool(lengths) and median(lengths) < _BEAT_RANGE

    def is_beat(row: Row) -> bool:
        if row.kind:
            return row.kind.startswith(("beat", "downbeat"))
        if row.end - row.start > SAME_SECONDS:
            return short and _count(row.label) is not None
        return _count(row.label) is not None or row.label.lower() in _BEAT_WORDS | _BAR_WORDS

    return is_beat


def _said(row: Row) -> int:
    """The count that a beat's label says, 0 for none."""
    if row.label.lower() in _BAR_WORDS or row.kind == "downbeat":
        return 1
    count = _count(row.label)
    if count == 0:
        raise UnusableGridError("0 is no count; counts are 1 to 8, and nothing where it is not known", row.line)
    return count or 0


def _count(label: str) -> int | None:
    """The whole number that a label is."""
    whole = label.removesuffix(".0")
    return int(whole) if whole.isascii() and whole.isdecimal() and len(whole) < 9 else None
