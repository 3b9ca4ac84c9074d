"""Songs, and what analysis found in them."""

from typing import Literal

from pydantic import Field

from choreo_desktop.domain.model import Model


class Section(Model):
    """A part of a song.

    Attributes:
        start: Seconds.
        end: Seconds.
        label: intro, verse, chorus, bridge, break or outro; with a letter where the name is a guess, the same letter
            for parts that sound alike.
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


class Accent(Model):
    """A place where a dancer would stop or strike.

    Attributes:
        kind: ``hit``, a beat that stands out, or ``break``, where the music stops.
        start: Seconds.
        end: Seconds; of a hit, its start.
        strength: 0 to 1.
    """

    kind: Literal["hit", "break"]
    start: float = Field(ge=0)
    end: float = Field(ge=0)
    strength: float = Field(ge=0, le=1)


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
        phrases: The "1" of each phrase of four 8-counts.
        tempi: Tempo at each beat in beats per minute.
        energy: Energy of each beat, 0 to 1.
        accents: Breaks and hits, by time.
        sound_start: Where the music begins, after silence.
        sound_end: Where it ends, before silence.
    """

    duration: float = Field(ge=0)
    bpm: float = Field(ge=0)
    beats: tuple[float, ...] = ()
    downbeats: tuple[float, ...] = ()
    eight_counts: tuple[float, ...] = ()
    sections: tuple[Section, ...] = ()
    confidence: Confidence
    phrases: tuple[float, ...] = ()
    tempi: tuple[float, ...] = ()
    energy: tuple[float, ...] = ()
    accents: tuple[Accent, ...] = ()
    sound_start: float = Field(default=0.0, ge=0)
    sound_end: float = Field(default=0.0, ge=0)


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
