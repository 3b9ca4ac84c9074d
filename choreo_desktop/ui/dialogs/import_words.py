"""An import in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from choreo_desktop.domain.records import ClipRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.services.library_outcomes import Outcome


_ORDER = ("failed", "added", "changed", "moved", "applied", "duplicate", "known")


def import_headline(outcomes: "Sequence[Outcome]") -> str:
    """An import in one sentence: what came in, what was there already, what cannot be used."""
    tr = QCoreApplication.translate
    fates = [outcome.fate.value for outcome in outcomes]
    added = [outcome for outcome in outcomes if outcome.fate.value == "added"]
    clips = sum(isinstance(outcome.record, ClipRecord) for outcome in added)
    parts = [_added(clips, len(added) - clips)]
    counts = {
        "changed": (tr("Import", "1 looked at anew"), tr("Import", "{count} looked at anew")),
        "moved": (tr("Import", "1 found in another place"), tr("Import", "{count} found in another place")),
        "applied": (tr("Import", "1 file of annotations read"), tr("Import", "{count} files of annotations read")),
        "known": (tr("Import", "1 already there"), tr("Import", "{count} already there")),
        "failed": (tr("Import", "1 not usable"), tr("Import", "{count} not usable")),
    }
    there = fates.count("known") + fates.count("duplicate")
    for fate, (one, many) in counts.items():
        count = there if fate == "known" else fates.count(fate)
        if count:
            parts.append(one if count == 1 else many.format(count=f"{count:,}"))
    return f"{', '.join(parts)}."


def outcome_lines(outcomes: "Sequence[Outcome]") -> list[str]:
    """A line for every file, below headings."""
    headings = _headings()
    lines: list[str] = []
    for fate in _ORDER:
        some = [outcome for outcome in outcomes if outcome.fate.value == fate]
        if some:
            lines += [*([""] if lines else []), f"{headings[fate]} ({len(some):,})"]
            lines += [f"  {outcome.path}{f' – {outcome.sentence}' if outcome.sentence else ''}" for outcome in some]
    return lines


def _headings() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "failed": tr("Import", "Not usable"),
        "added": tr("Import", "New"),
        "changed": tr("Import", "Changed since last time"),
        "moved": tr("Import", "In another place than before"),
        "applied": tr("Import", "Annotations"),
        "duplicate": tr("Import", "The same as another file"),
        "known": tr("Import", "Already there"),
    }


def _added(clips: int, songs: int) -> str:
    tr = QCoreApplication.translate
    of_clips = tr("Import", "1 clip") if clips == 1 else tr("Import", "{count} clips").format(count=f"{clips:,}")
    of_songs = tr("Import", "1 song") if songs == 1 else tr("Import", "{count} songs").format(count=f"{songs:,}")
    if clips and songs:
        return tr("Import", "{clips} and {songs} added").format(clips=of_clips, songs=of_songs)
    if clips:
        return tr("Import", "{clips} added").format(clips=of_clips)
    if songs:
        return tr("Import", "{songs} added").format(songs=of_songs)
    return tr("Import", "Nothing new")
