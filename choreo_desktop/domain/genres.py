"""The dances, how fast their songs are, and what dancers say on each beat."""

from typing import Literal, NamedTuple

BACHATA_COUNTS = ("1", "2", "3", "tap", "5", "6", "7", "tap")
SALSA_COUNTS = ("1", "2", "3", "pause", "5", "6", "7", "pause")
PLAIN_COUNTS = ("1", "2", "3", "4", "5", "6", "7", "8")
CHA_CHA_COUNTS = ("1", "2", "3", "cha-cha", "5", "6", "7", "cha-cha")
CountMode = Literal[4, 8]


class Genre(NamedTuple):
    """A dance with the range its songs' tempo lies in.

    Attributes:
        name: As on the command line.
        low: Beats per minute.
        high: Beats per minute.
        counts: What dancers say on the eight beats of an 8-count.
    """

    name: str
    low: float
    high: float
    counts: tuple[str, ...] = PLAIN_COUNTS

    def count_words(self, mode: CountMode = 8) -> tuple[str, ...]:
        """What dancers say on each beat, counting to eight or, bar by bar, to four."""
        return self.counts[:mode]


GENRES = {
    g.name: g
    for g in (
        Genre("bachata", 104, 162, BACHATA_COUNTS),
        Genre("salsa", 150, 225, SALSA_COUNTS),
        Genre("merengue", 110, 180),
        Genre("kizomba", 78, 105),
        Genre("cha-cha", 100, 136, CHA_CHA_COUNTS),
        Genre("hip-hop", 70, 115),
        Genre("pop", 60, 200),
        Genre("any", 60, 200),
    )
}
