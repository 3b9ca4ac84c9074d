"""Bachata made by rule: bongo, guira, bass, segunda and requinto, with the liberties that bands take."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import mido
import numpy as np

from tests.benchmarks.corpus.score import BAR, DRUMS, Note, Score, humanised

SONGS = 56
BASS, SEGUNDA, REQUINTO, TUNE = range(4)
HIGH, LOW, KICK, CABASA, MARACAS, GUIRO = 60, 61, 36, 69, 70, 74

# Patterns of one bar: (beat, pitch, velocity).
Pattern = tuple[tuple[float, int, int], ...]
_MARTILLO: Pattern = (
    (0, HIGH, 95), (0.5, HIGH, 58), (1, HIGH, 74), (1.5, HIGH, 58), (2, HIGH, 92), (2.5, HIGH, 60), (3, LOW, 108),
    (3.5, HIGH, 64),
)  # fmt: skip
_MAJAO: Pattern = (
    (0, LOW, 100), (0.5, HIGH, 55), (1, HIGH, 85), (1.5, HIGH, 68), (2, LOW, 100), (2.5, HIGH, 55), (3, HIGH, 90),
    (3.5, LOW, 75),
)  # fmt: skip
_GUIRA: dict[str, Pattern] = {
    "derecho": tuple(
        hit
        for q in range(BAR)
        for hit in ((q, CABASA, 88 + 8 * (q % 2)), (q + 0.5, MARACAS, 60), (q + 0.75, MARACAS, 70))
    ),
    "majao": tuple(hit for q in range(BAR) for hit in ((q, GUIRO, 92), (q + 0.5, CABASA, 80))),
    "mambo": tuple((q / 4, CABASA, 100 if q % 4 == 0 else 78 if q % 2 == 0 else 58) for q in range(16)),
}
# Bass: (beat, semitones over the root, beats it sounds).
_BASS = {
    "derecho": ((0, 0, 0.9), (2, 7, 0.9), (3, 7, 0.8)),
    "majao": ((0, 0, 1.4), (1.5, 0, 0.5), (2, 7, 0.9), (3, 0, 0.8)),
    "mambo": ((0, 0, 0.9), (1.5, 7, 0.4), (2.5, 0, 0.4), (3, 7, 0.8)),
}
_ARPEGGIOS = ((0, 1, 2, 1, 2, 1, 2, 1), (0, 2, 1, 2, 0, 2, 1, 2), (2, 1, 0, 1, 2, 1, 0, 2))
_STRUMS = ((0, 1.5, 3), (0.5, 1.5, 2.5, 3.5), (0, 1, 1.5, 2.5, 3), (1, 1.5, 3, 3.5))
_CYCLES = ((0, 5, 3, 7), (0, 10, 8, 7), (0, 8, 3, 10), (5, 0, 7, 0), (0, 3, 10, 7))
_MAJOR_CHORDS = (3, 8, 10)
_SCALE = (0, 2, 3, 5, 7, 8, 10)


class Part(NamedTuple):
    """A part of a song.

    Attributes:
        kind: derecho, majao or mambo, or one of the others.
        bars: How long.
        label: What dancers call it.
    """

    kind: str
    bars: int
    label: str


class Band(NamedTuple):
    """How a band plays.

    Attributes:
        guitar_led: Percussion and bass stay in the background.
        swing: Share of a beat by which every half beat is late.
        bars_a_chord: How long a chord lasts.
        minor: Whether the song stands in minor.
    """

    guitar_led: bool
    swing: float
    bars_a_chord: int
    minor: bool


def play_bachatas() -> Iterator[tuple[str, Score]]:
    """Songs of all tempi, with their names."""
    for number in range(SONGS):
        chance = Random(9_000 + number)
        bpm = 106 + 48 * number / (SONGS - 1)
        name = f"syn_{number:02d}_{bpm:.0f}"
        yield name, humanised(_Song(chance, bpm).score(), chance)


class _Song:
    def __init__(self, chance: Random, bpm: float) -> None:
        self._chance = chance
        self._beat = 60 / bpm
        guitar_led = chance.random() < 0.3
        swing = chance.choice((0.0, 0.0, 0.0, 0.06, 0.1))
        self._band = Band(guitar_led, swing, chance.choice((1, 1, 2)), chance.random() < 0.75)
        self._cycle = chance.choice(_CYCLES)
        self._key = chance.randrange(45, 57)
        self._notes: list[Note] = []
        self._place = 0.0  # beats, from which bars are laid

    def score(self) -> Score:
        """All parts, one after the other."""
        beats, downs, ones, sections = [], [], [], []
        if self._chance.random() < 0.25:
            self._pick_up()
        for part in self._form():
            sections.append((self._place * self._beat, part.label))
            for bar in range(part.bars):
                downs.append(self._place)
                if bar % 2 == 0 and part.kind != "odd":
                    ones.append(self._place)
                self._bar(part, bar)
                length = BAR + (2 if part.kind == "half bar" else 0)
                beats += [self._place + b for b in range(length)]
                self._place += length
        spare = max(0.0, -min(n.start for n in self._notes))
        notes = [n._replace(start=n.start + spare, end=n.end + spare) for n in self._notes]
        named = [(t + spare, label) for t, label in sections]
        facts = {"kind": "syn", "genre": "bachata", **self._band._asdict()}
        at, at_down, at_one = (np.array(places) * self._beat + spare for places in (beats, downs, ones))
        return Score(notes, self._setup(), at, at_down, at_one, named, facts)

    def _form(self) -> list[Part]:
        chance = self._chance
        parts = [
            chance.choice((
                Part("guitar", chance.choice((4, 8)), "intro"),
                Part("percussion", 4, "intro"),
                Part("derecho", 8, "intro"),
                Part("voice", 8, "intro"),
            )),
            Part("derecho", 16, "verse"),
            Part("majao", 16, "chorus"),
        ]  # fmt: skip
        parts.append(
            chance.choice((Part("break", 2, "break"), Part("half time", 4, "break"), Part("guitar", 4, "break")))
        )
        parts.append(Part("mambo", chance.choice((8, 16)), "mambo"))
        if chance.random() < 0.2:
            parts.append(Part("odd", 1, "break"))
        parts += [Part("derecho", 8, "verse"), Part("majao", 16, "chorus"), Part("guitar", 4, "outro")]
        return parts

    def _setup(self) -> list[tuple[float, mido.Message]]:
        led = self._band.guitar_led
        lead = self._chance.choice((73, 54, 65, 56, 26))
        volumes = {
            BASS: 60 if led else 105,
            SEGUNDA: 90 if led else 75,
            REQUINTO: 115,
            TUNE: 85,
            DRUMS: 55 if led else 108,
        }
        setup = [(0.0, mido.Message("program_change", channel=c, program=p)) for c, p in
                 ((BASS, 33), (SEGUNDA, 24), (REQUINTO, self._chance.choice((25, 27))), (TUNE, lead))]  # fmt: skip
        return setup + [
            (0.0, mido.Message("control_change", channel=c, control=7, value=v)) for c, v in volumes.items()
        ]

    def _note(self, beat: float, channel: int, pitch: int, velocity: int, length: float = 0.4) -> None:
        late = self._band.swing if abs(beat % 1 - 0.5) < 0.01 else 0.0
        start = (self._place + beat + late) * self._beat
        pitch = pitch if channel == DRUMS else min(108, max(21, pitch))
        self._notes.append(Note(start, start + length * self._beat, channel, pitch, velocity))

    def _pick_up(self) -> None:
        """Some notes of the guitar before the first bar."""
        for i in range(self._chance.choice((2, 3, 5))):
            self._note(-0.5 * (i + 1), REQUINTO, self._key + 12 + self._chance.choice(_SCALE), 85)

    def _chord(self, bar: int) -> tuple[int, int, int]:
        step = self._cycle[(bar // self._band.bars_a_chord) % 4]
        root = self._key + step
        third = 3 if self._band.minor and step not in _MAJOR_CHORDS else 4
        return root, root + third, root + 7

    def _bar(self, part: Part, bar: int) -> None:
        kind = part.kind if part.kind in _BASS else "derecho"
        chord = self._chord(bar)
        if part.kind == "break":
            self._break(bar, chord)
            return
        if part.kind == "half time":
            self._half_time(chord)
            return
        if part.kind not in ("guitar", "voice"):
            last = bar == part.bars - 1 and part.bars > 4
            self._percussion(kind, fill=last)
        if part.kind not in ("guitar", "percussion", "voice"):
            self._bass(kind, chord[0])
        if part.kind != "percussion":
            self._guitars(kind, chord, sparse=part.kind == "voice")
        if part.label in ("verse", "chorus") or part.kind == "voice":
            self._tune()

    def _percussion(self, kind: str, *, fill: bool) -> None:
        chance = self._chance
        if kind == "mambo":
            bongo: Pattern = tuple(
                (q / 2, chance.choice((HIGH, HIGH, LOW)), chance.choice((62, 80, 100))) for q in range(8)
            )
        else:
            bongo = _MAJAO if kind == "majao" else _MARTILLO
        for beat, pitch, velocity in bongo + _GUIRA[kind]:
            if not (fill and beat >= 2 and pitch in (HIGH, LOW)):
                self._note(beat, DRUMS, pitch, velocity, 0.2)
        if kind == "majao" and chance.random() < 0.7:
            self._note(0, DRUMS, KICK, 70)
            self._note(2, DRUMS, KICK, 60)
        if fill:
            for beat in (2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 3.75):
                self._note(beat, DRUMS, chance.choice((HIGH, LOW)), 95, 0.2)

    def _bass(self, kind: str, root: int) -> None:
        pattern = _BASS[kind]
        if self._chance.random() < 0.12:
            pattern = (*pattern[:-1], (3.5, 0, 0.4))
        for beat, over, length in pattern:
            self._note(beat, BASS, root - 12 + over, 100, length)

    def _guitars(self, kind: str, chord: tuple[int, int, int], *, sparse: bool) -> None:
        chance = self._chance
        if not sparse:
            order = chance.choice(_ARPEGGIOS)
            left_out = chance.choice(((), (0,), (4,), (0, 4), (2,)))
            octave = 24 if kind == "mambo" else 12
            for i in range(8):
                if i not in left_out:
                    self._note(i / 2, REQUINTO, chord[order[i]] + octave, 92 if i in (3, 5, 7) else 75, 0.45)
        for beat in (0,) if sparse else chance.choice(_STRUMS):
            for pitch in chord:
                self._note(beat, SEGUNDA, pitch, 68, 3.5 if sparse else 0.35)

    def _tune(self) -> None:
        chance = self._chance
        beat = chance.choice((0.0, 0.5, -0.5, 1.0))
        while beat < 3.6:
            length = chance.choice((0.5, 0.5, 1.0, 1.5))
            if chance.random() < 0.75:
                self._note(beat, TUNE, self._key + 12 + chance.choice(_SCALE), 88, 0.9 * length)
            beat += length

    def _break(self, bar: int, chord: tuple[int, int, int]) -> None:
        if bar % 2 == 0:
            for pitch in chord:
                self._note(0, SEGUNDA, pitch + 12, 105, 0.5)
            self._note(0, BASS, chord[0] - 12, 110, 0.6)
            self._note(0, DRUMS, KICK, 110)
            self._note(0, DRUMS, LOW, 110)
            return
        for beat in (2, 2.5, 3, 3.5):
            self._note(beat, DRUMS, HIGH if beat < 3 else LOW, 100, 0.2)

    def _half_time(self, chord: tuple[int, int, int]) -> None:
        self._note(0, DRUMS, KICK, 100)
        self._note(2, DRUMS, LOW, 105)
        for beat in range(BAR):
            self._note(beat, DRUMS, MARACAS, 70, 0.2)
        self._bass("derecho", chord[0])
        for pitch in chord:
            self._note(0, SEGUNDA, pitch, 85, 3.5)
