"""What became of the files of an import, and the summary of it."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from choreo_desktop.domain.records import ClipRecord, SongRecord
from choreo_desktop.domain.words import counted
from choreo_desktop.domain.work import Progress, ProgressSink

STAGE = "importing"


class Fate(StrEnum):
    """What became of a file."""

    ADDED = "added"
    MOVED = "moved"
    CHANGED = "changed"
    KNOWN = "known"
    DUPLICATE = "duplicate"
    APPLIED = "applied"
    FAILED = "failed"


class Outcome(NamedTuple):
    """One file.

    Attributes:
        path: Which.
        fate: What became of it; ``applied`` is an annotation file whose words were taken over.
        sentence: What a person should know; empty where there is nothing to say.
        record: The clip or song in the library; None where it did not come in.
    """

    path: Path
    fate: Fate
    sentence: str = ""
    record: ClipRecord | SongRecord | None = None


OnOutcome = Callable[[Outcome], None]


class ImportSummary(NamedTuple):
    """What came in, what did not, and why.

    Attributes:
        outcomes: One for each file, in the order in which they were found.
    """

    outcomes: tuple[Outcome, ...]

    def of(self, fate: Fate) -> list[Outcome]:
        """The files with one fate."""
        return [outcome for outcome in self.outcomes if outcome.fate is fate]

    def sentences(self) -> list[str]:
        """The summary for people: how many came in, then every file there is something to say about."""
        lines = [] if self.outcomes and len(self.of(Fate.APPLIED)) == len(self.outcomes) else [self._first()]
        for fate, words in _HEADINGS.items():
            lines += [f"{words}{outcome.sentence}" for outcome in self.of(fate) if outcome.sentence]
        lines += [f"{o.path.name}: {o.sentence}" for o in self.of(Fate.ADDED) if o.sentence]
        return lines

    def as_dict(self) -> dict[str, Any]:
        """The summary for programs."""
        counts = {fate.value: len(self.of(fate)) for fate in Fate}
        files = [
            {
                "path": str(o.path),
                "fate": o.fate.value,
                "note": o.sentence,
                "number": o.record.number if o.record else None,
            }
            for o in self.outcomes
        ]
        return {**counts, "files": files}

    def _first(self) -> str:
        if not self.outcomes:
            return "There is no clip and no song."
        came = self.of(Fate.ADDED)
        clips = sum(isinstance(outcome.record, ClipRecord) for outcome in came)
        numbers = {"clip": clips, "song": len(came) - clips}
        text = " and ".join(counted(number, noun) for noun, number in numbers.items() if number) or "Nothing new"
        known = len(self.of(Fate.KNOWN))
        return f"{text} came in.{f' {known} known already.' if known else ''}"


_HEADINGS = {
    Fate.MOVED: "Moved: ",
    Fate.CHANGED: "Changed: ",
    Fate.APPLIED: "",
    Fate.DUPLICATE: "Twice: ",
    Fate.FAILED: "Did not come in: ",
}


class Report:
    """Gathers outcomes while an import runs.

    Args:
        on_outcome: Told of each as soon as it is known.
        progress: Told how far the import is.
    """

    def __init__(self, on_outcome: OnOutcome, progress: ProgressSink) -> None:
        self._outcomes: dict[Path, Outcome] = {}
        self._on_outcome = on_outcome
        self._progress = progress

    def tell(self, outcome: Outcome) -> None:
        """One more outcome."""
        self._outcomes[outcome.path] = outcome
        self._on_outcome(outcome)

    def at(self, percent: int, message: str) -> None:
        """How far it is."""
        self._progress(Progress(STAGE, percent, message))

    def summary(self, order: Sequence[Path]) -> ImportSummary:
        """All outcomes, in the order of these paths."""
        place = {path: number for number, path in enumerate(order)}
        return ImportSummary(tuple(sorted(self._outcomes.values(), key=lambda o: place.get(o.path, len(place)))))
