"""Songs, and what analysis found in them."""

from typing import NamedTuple

from pydantic import Field

from choreo_desktop.domain.model import Model


class Genre(NamedTuple):
    """A dance with the range its songs' tempo lies in.

    Attributes:
        name: As on the command line.
        low: Beats per minute.
        high: Beats per minute.
    """

    name: str
    low: float
    high: float


GENRES = {
    g.name: g
    for g in (
        Genre("bachata", 104, 162),
        Genre("salsa", 150, 225),
        Genre("merengue", 110, 180),
        Genre("kizomba", 78, 105),
        Genre("cha-cha", 100, 136),
        Genre("hip-hop", 70, 115),
        Genre("any", 60, 200),
    )
}


class Section(Model):
    """A part of a song.

    Attributes:
        start: Seconds.
        end: Seconds.
        label: intro, verse, chorus, outro and so on.
        energy: Mean energy, 0 to 1.
    """

    start: float
    end: float
    label: str
    energy: float = Field(ge=0, le=1)


class Confidence(Model):
    """How sure each part of the analysis is, 0 to 1."""

    tempo: float = Field(ge=0, le=1)
    beats: float = Field(ge=0, le=1)
    bars: float = Field(ge=0, le=1)
    eight_counts: float = Field(ge=0, le=1)


class SongAnalysis(Model):
    """What was heard in a song. All times are seconds from the first decoded sample.

    Attributes:
        duration: Length of the song.
        bpm: Tempo in beats per minute; 0 where no beat was found.
        beats: Every beat, increasing.
        downbeats: The first beat of each bar.
        eight_counts: The "1" of each 8-count.
        sections: Parts of the song, covering it without a gap.
        confidence: How sure all this is.
    """

    duration: float = Field(ge=0)
    bpm: float = Field(ge=0)
    beats: tuple[float, ...] = ()
    downbeats: tuple[float, ...] = ()
    eight_counts: tuple[float, ...] = ()
    sections: tuple[Section, ...] = ()
    confidence: Confidence


class Song(Model):
    """A song of the library.

    Attributes:
        song_id: How a request names it.
        key: Storage key of the file.
        title: What people call it.
    """

    song_id: str
    key: str
    title: str
