"""What is watched, and what is written over it: the same in the window and on the full screen."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from choreo_desktop.services.counting import CountCue, MoveCue, move_at, span_at, word_at

Span = tuple[float, float]


class Scene(QObject):
    """Titles and cues of what plays, and what of them people want to see.

    Attributes:
        title: What plays; empty for nothing.
        subtitle: Whose, or what kind.
        counts: The count of each beat.
        moves: The moves in order.
        eights: The 8-counts in order.
        words: What is said on each number of the count, in order.
        mirrored: Whether the picture is turned as in a mirror.
        counts_shown: Whether the count is written over the picture.
        names_shown: Whether the name of the move is.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mirrored, self.counts_shown, self.names_shown = False, True, True
        self._set("", "")

    def _set(self, title: str, subtitle: str) -> None:
        self.title, self.subtitle = title, subtitle
        self.counts: tuple[CountCue, ...] = ()
        self.moves: tuple[MoveCue, ...] = ()
        self.eights: tuple[Span, ...] = ()
        self.words: tuple[tuple[int, str], ...] = ()

    def show(self, title: str, subtitle: str = "") -> None:
        """Something else plays, of which no cues are known yet."""
        self._set(title, subtitle)
        self.changed.emit()

    def set_cues(self, counts: Sequence[CountCue], moves: Sequence[MoveCue], eights: Sequence[Span]) -> None:
        """The cues of what plays; they may change while it does."""
        self.counts, self.moves, self.eights = tuple(counts), tuple(moves), tuple(eights)
        self.words = tuple(sorted({cue.number: cue.word for cue in self.counts}.items()))
        self.changed.emit()

    def set_mirrored(self, on: bool) -> None:
        """Turn the picture as in a mirror, or not."""
        self.mirrored = on
        self.changed.emit()

    def set_counts_shown(self, on: bool) -> None:
        """Write the count over the picture, or not."""
        self.counts_shown = on
        self.changed.emit()

    def set_names_shown(self, on: bool) -> None:
        """Write the name of the move over the picture, or not."""
        self.names_shown = on
        self.changed.emit()

    def count_at(self, seconds: float) -> CountCue | None:
        """What is counted at a time."""
        return word_at(self.counts, seconds)

    def move_at(self, seconds: float) -> MoveCue | None:
        """The move of a time."""
        return move_at(self.moves, seconds)

    def eight_near(self, seconds: float) -> Span | None:
        """The 8-count of a time; before the first that one, after and between them the last begun."""
        return span_at(self.eights, seconds) or _last_begun(self.eights, seconds)

    def move_near(self, seconds: float) -> Span | None:
        """Start and end of the move of a time; before the first that one, after and between them the last begun."""
        spans = [(move.start, move.end) for move in self.moves]
        return span_at(spans, seconds) or _last_begun(spans, seconds)


def _last_begun(spans: Sequence[Span], seconds: float) -> Span | None:
    begun = [span for span in spans if span[0] <= seconds]
    return begun[-1] if begun else next(iter(spans), None)
