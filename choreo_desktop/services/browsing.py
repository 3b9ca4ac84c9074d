"""Looking through thousands of clips and songs while somebody types: entries made once, filtered in milliseconds."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from choreo_desktop.domain.records import ClipRecord, SongRecord
from choreo_desktop.library.search import MAX_WORDS, fold

if TYPE_CHECKING:
    from choreo_desktop.domain.work import CancelToken
    from choreo_desktop.services.library_shelf import Library

FIELDS = ("category", "difficulty", "energy", "style", "role")
NOT_SAID = ""

_PART_OF_WORD = 3  # shorter ones mean the beginning of a word: inside words they would find nearly everything
_CHECK_EVERY = 200


class ClipEntry(NamedTuple):
    """A clip, ready to be found.

    Attributes:
        record: The clip.
        order: Where it stands in a list by name; numbers in names count as numbers.
        name: Its name as it is compared.
        text: All its words as they are compared.
        values: What is said of it, one for each of ``FIELDS``; empty where nobody said.
    """

    record: ClipRecord
    order: str
    name: str
    text: str
    values: tuple[str, ...]


class SongEntry(NamedTuple):
    """A song, ready to be found.

    Attributes:
        record: The song.
        order: Where it stands in a list by title.
        name: Its title as it is compared.
        text: All its words as they are compared.
    """

    record: SongRecord
    order: str
    name: str
    text: str


_VALUES = attrgetter("values")
EntryT = TypeVar("EntryT", ClipEntry, SongEntry)


class SongFacts(NamedTuple):
    """What the analysis of a song says, with its corrections.

    Attributes:
        bpm: Beats per minute; 0 where no beat was found.
        confidence: How sure its beats are, 0 to 1.
    """

    bpm: float
    confidence: float


class ClipFilter(NamedTuple):
    """What is looked for.

    Attributes:
        text: As typed so far.
        chosen: For each of ``FIELDS`` the values that are wanted; none of them for all.
    """

    text: str = ""
    chosen: tuple[frozenset[str], ...] = (frozenset(),) * len(FIELDS)

    @property
    def active(self) -> list[tuple[str, str]]:
        """The field and value of everything that is chosen."""
        return [(field, value) for field, values in zip(FIELDS, self.chosen, strict=True) for value in sorted(values)]

    def toggled(self, field: str, value: str) -> "ClipFilter":
        """The same with one value more, or less."""
        place = FIELDS.index(field)
        chosen = (*self.chosen[:place], self.chosen[place] ^ {value}, *self.chosen[place + 1 :])
        return self._replace(chosen=chosen)


def clip_entry(record: ClipRecord) -> ClipEntry:
    """A clip, ready to be found by what the search of the library looks at too."""
    move = record.move
    values = tuple(str(getattr(move, field) or NOT_SAID) for field in FIELDS)
    rest = (*values, move.entry or "", move.exit or "", *move.tags, move.credit, record.file.path.stem, move.notes)
    name = fold(move.name)
    return ClipEntry(record, _order(name), name, f" {name} {fold(' '.join(rest))}", values)


def song_entry(record: SongRecord) -> SongEntry:
    """A song, ready to be found."""
    name = fold(record.title)
    rest = fold(f"{record.artist} {record.file.path.stem} {record.genre}")
    return SongEntry(record, _order(name), name, f" {name} {rest}")


def clip_entries(records: Iterable[ClipRecord], cancel: "CancelToken") -> list[ClipEntry]:
    """Clips by name.

    Raises:
        Cancelled: From ``cancel``.
    """
    entries = []
    for number, record in enumerate(records):
        if number % _CHECK_EVERY == 0:
            cancel.check()
        entries.append(clip_entry(record))
    return sorted(entries, key=attrgetter("order"))


def matching_clips(entries: Sequence[ClipEntry], wanted: ClipFilter) -> list[ClipEntry]:
    """The clips that are looked for, in the order of the entries; with a text, the best come first."""
    found = _with_text(entries, wanted.text)
    for place, values in enumerate(wanted.chosen):
        if values:
            found = [entry for entry in found if entry.values[place] in values]
    return found


def matching_songs(entries: Sequence[SongEntry], text: str) -> list[SongEntry]:
    """The songs in whose words every word of a text occurs, the best first."""
    return _with_text(entries, text)


def facets(entries: Sequence[ClipEntry], wanted: ClipFilter) -> tuple[Mapping[str, int], ...]:
    """For each of ``FIELDS``, how many clips each value would show, with all that is wanted in the other fields."""
    counts: tuple[Counter[str], ...] = tuple(Counter() for _ in FIELDS)
    active = [(place, values) for place, values in enumerate(wanted.chosen) if values]
    # Thousands of clips say few different things.
    for said, number in Counter(map(_VALUES, _with_text(entries, wanted.text))).items():
        failing = [place for place, values in active if said[place] not in values]
        if len(failing) <= 1:
            for place in failing or range(len(FIELDS)):
                counts[place][said[place]] += number
    return counts


def values_there(entries: Sequence[ClipEntry]) -> tuple[frozenset[str], ...]:
    """For each of ``FIELDS``, the values that occur."""
    said = set(map(_VALUES, entries))
    return tuple(frozenset(values[place] for values in said) for place in range(len(FIELDS)))


def missing_numbers(records: Iterable[ClipRecord | SongRecord], cancel: "CancelToken") -> frozenset[int]:
    """The numbers of those whose originals are not where they were. Looks at the disk.

    Raises:
        Cancelled: From ``cancel``.
    """
    from choreo_desktop.services.library_stamps import is_there

    missing = []
    for record in records:
        cancel.check()
        if not is_there(record.file.path):
            missing.append(record.number)
    return frozenset(missing)


def song_facts(library: "Library", number: int) -> SongFacts | None:
    """What the analysis of a song says; None where nobody listened, or the song is gone."""
    from choreo_desktop.domain.errors import ChoreoError

    try:
        analysis = library.analysis(number)
    except ChoreoError:
        return None
    if analysis is None:
        return None
    return SongFacts(analysis.bpm, analysis.confidence.beats if analysis.bpm else 0.0)


def _with_text(entries: Sequence[EntryT], text: str) -> list[EntryT]:
    words = fold(text).split()[:MAX_WORDS]
    if not words:
        return list(entries)
    found = entries
    for word in words:
        term = word if len(word) >= _PART_OF_WORD else f" {word}"
        found = [entry for entry in found if term in entry.text]
    first, inside = words[0], f" {words[0]}"
    ranks: tuple[list[EntryT], list[EntryT], list[EntryT]] = ([], [], [])
    for entry in found:
        ranks[0 if entry.name.startswith(first) else 1 if inside in entry.name else 2].append(entry)
    return ranks[0] + ranks[1] + ranks[2]


def _order(name: str) -> str:
    return re.sub(r"\d+", lambda digits: digits[0].zfill(8), name)
