"""The demo song as notes: harmony, groove and tunes, section by section.

Bachata in A minor. Every 8-count is two bars; the bass and a new chord fall on each "1", the low bongo answers on 4
and 8, so that a listener (and our analysis) hears where the steps belong.
"""

from dataclasses import dataclass, field

import numpy as np

from demo import instruments as play
from demo.instruments import Wave

BPM = 128.0
BEAT = 60 / BPM
FIRST_ONE = 0.4


@dataclass(frozen=True)
class Section:
    """A stretch of whole 8-counts, with how full the band plays (0 to 1)."""

    label: str
    eights: int
    fullness: float


SECTIONS = (
    Section("intro", 2, 0.35),
    Section("verse", 4, 0.55),
    Section("chorus", 4, 0.9),
    Section("verse", 4, 0.6),
    Section("chorus", 4, 1.0),
    Section("outro", 2, 0.45),
)
BEATS = 8 * sum(section.eights for section in SECTIONS)

# Name -> bass note, then the notes of the guitar chord.
CHORDS: dict[str, tuple[int, ...]] = {
    "Am": (45, 57, 60, 64, 69),
    "Dm": (38, 57, 62, 65, 69),
    "F": (41, 57, 60, 65, 69),
    "C": (48, 55, 60, 64, 67),
    "G": (43, 55, 59, 62, 67),
    "E": (40, 56, 59, 64, 68),
}
BARS: dict[str, str] = {
    "intro": "Am F C E",
    "verse": "Am Am Dm Dm F F E E",
    "chorus": "Am F C G Am F C E",
    "outro": "Am F C E",
}
# The rhythm guitar in one bar: (beat, loudness, seconds it rings).
SEGUNDA = ((0, 0.19, 0.7), (1.5, 0.13, 0.28), (2, 0.11, 0.28), (3, 0.16, 0.4), (3.5, 0.11, 0.22))
# Tunes: (beat within the phrase, length in beats, MIDI note).
Tune = tuple[tuple[float, float, int], ...]
VERSE_TUNE: Tune = (
    (0, 1, 69), (1, 0.5, 71), (1.5, 1, 72), (3, 1, 71), (4.5, 0.5, 69), (5, 2, 64),
    (8, 1, 74), (9, 0.5, 72), (9.5, 1, 71), (11, 1, 69), (12.5, 0.5, 71), (13, 2, 69),
    (16, 1, 72), (17, 0.5, 71), (17.5, 1, 69), (19, 1, 72), (20.5, 0.5, 74), (21, 2, 72),
    (24, 1.5, 71), (25.5, 0.5, 72), (26, 1, 74), (27, 1, 76), (28, 3, 76),
)  # fmt: skip
CHORUS_TUNE: Tune = (
    (0, 1.5, 76), (1.5, 0.5, 74), (2, 1, 72), (3, 1, 74), (4, 1.5, 72), (5.5, 0.5, 71), (6, 1.5, 69),
    (8, 1.5, 79), (9.5, 0.5, 77), (10, 1, 76), (11, 1, 77), (12, 1.5, 74), (13.5, 0.5, 72), (14, 1.5, 74),
    (16, 1.5, 76), (17.5, 0.5, 74), (18, 1, 72), (19, 1, 74), (20, 1.5, 77), (21.5, 0.5, 76), (22, 1.5, 72),
    (24, 1.5, 79), (25.5, 0.5, 76), (26, 1, 79), (27, 1, 81), (28, 1, 80), (29, 0.5, 76), (29.5, 1.5, 71),
)  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """One sound at its place in time and in the room."""

    time: float
    wave: Wave
    gain: float
    pan: float = 0.0
    room: float = 0.1


@dataclass
class Score:
    """Collects the hits of the whole song; a seeded hand keeps them from being machine-tight."""

    hits: list[Hit] = field(default_factory=list)
    level: float = 1.0
    hand: np.random.Generator = field(default_factory=lambda: np.random.default_rng(128))

    def add(self, beat: float, wave: Wave, gain: float, pan: float = 0.0, room: float = 0.1) -> None:
        """Place a sound on a beat, at most 4 ms away from it, as a player would."""
        late = float(np.clip(self.hand.normal(0, 0.0014), -0.004, 0.004))
        loud = gain * self.level * float(self.hand.uniform(0.93, 1.07))
        self.hits.append(Hit(FIRST_ONE + beat * BEAT + late, wave, loud, pan, room))


def drum_bar(score: Score, start: float, fullness: float, last: bool) -> None:
    """Four beats of bongo martillo; every second bar ends with a small fill."""
    for step in range(8):
        beat = start + step / 2
        if step == 6:
            score.add(beat, play.bongo(52, 0.9), 0.36 + 0.14 * fullness, -0.25)
        else:
            hard = 0.75 if step == 0 else 0.45 if step % 2 == 0 else 0.1
            level = 0.3 if step == 0 else 0.22 if step % 2 == 0 else 0.09
            score.add(beat, play.bongo(64 if step % 2 == 0 else 62, hard), level * (0.7 + 0.5 * fullness), -0.3)
    if last and fullness > 0.5:
        for extra, note in ((3.25, 64), (3.5, 64), (3.75, 57)):
            score.add(start + extra, play.bongo(note, 0.6), 0.2, -0.2)


def scrape_bar(score: Score, start: float, fullness: float) -> None:
    """Four beats of güira: a long stroke on the beat, short ones after it."""
    for beat in range(4):
        level = (0.5 if beat % 2 == 0 else 0.58) * (0.45 + 0.75 * fullness)
        score.add(start + beat, play.scrape(0.13, 30 + beat), level, 0.35, 0.05)
        score.add(start + beat + 0.5, play.scrape(0.06, 40 + beat), level * 0.55, 0.35, 0.05)
        if fullness > 0.5:
            score.add(start + beat + 0.75, play.scrape(0.05, 50 + beat), level * 0.5, 0.35, 0.05)


def bass_bar(score: Score, start: float, chord: str, fullness: float, first: bool) -> None:
    """Bass on 1, 3 and 4: root, fifth and a push to the next bar; lower and louder on the 1 of an 8-count."""
    root = CHORDS[chord][0]
    level = 0.17 + 0.06 * fullness
    score.add(start, play.bass(root - 12 if first and root >= 43 else root, 1.6 * BEAT), level * 1.2, 0, 0.02)
    score.add(start + 2, play.bass(root + 7, 0.8 * BEAT), level * 0.75, 0, 0.02)
    score.add(start + 3, play.bass(root + (12 if first else 7), 0.8 * BEAT), level * 0.8, 0, 0.02)


def requinto_bar(score: Score, start: float, chord: str, fullness: float) -> None:
    """The lead guitar's rolling arpeggio in eighths, with the quick pair before beat 4."""
    notes = [note + 12 for note in CHORDS[chord][1:]]
    order = (0, 2, 1, 3, 2, 1, 3, 1)
    for step, index in enumerate(order):
        accent = 1.25 if step == 0 else 1.0 if step % 2 == 0 else 0.78
        score.add(start + step / 2, play.pluck(notes[index], 0.9, 0.75), 0.25 * accent, 0.22, 0.22)
    if fullness > 0.5:
        score.add(start + 2.75, play.pluck(notes[3], 0.5, 0.8), 0.13, 0.22, 0.22)


def segunda_bar(score: Score, start: float, chord: str, fullness: float) -> None:
    """The rhythm guitar: low string on 1, then muted chords around the beat."""
    notes = CHORDS[chord][1:]
    for offset, level, length in SEGUNDA:
        for string, note in enumerate(notes):
            strum = string * 0.012 / BEAT
            score.add(start + offset + strum, play.pluck(note, length, 0.4), level * (0.7 + 0.4 * fullness), -0.4, 0.12)


def tune(score: Score, start: float, notes: Tune, *, sung: bool, high: bool) -> None:
    """A tune of 32 beats: plucked in the verse; sung in the chorus, the second time with the octave above."""
    for beat, length, note in notes:
        if sung:
            score.add(start + beat, play.voice(note, length * BEAT * 0.92), 0.15, 0.05, 0.3)
        if high or not sung:
            score.add(start + beat, play.pluck(note + 12 * high, length * BEAT + 0.4, 0.9), 0.3, 0.12, 0.3)


def chorus_bar(score: Score, start: float, chord: str, fullness: float) -> None:
    """What only the chorus has: campana on the beats, claps on 2 and 4, and a pad."""
    for beat in range(4):
        score.add(start + beat, play.cowbell(), 0.085 if beat % 2 == 0 else 0.05, 0.5, 0.12)
    for beat in (1, 3):
        score.add(start + beat, play.clap(60 + beat), 0.6 * fullness, -0.15, 0.25)
    for side, note in zip((-0.6, 0.6, -0.2), CHORDS[chord][1:4], strict=True):
        score.add(start, play.strings(note + 12, 3.8 * BEAT), 0.028, side, 0.4)


def break_bar(score: Score, start: float) -> None:
    """Everybody stops before the last chorus: chords on 5 and 6, a bongo run that leads into the 1."""
    for beat in (0, 1):
        for note in CHORDS["E"][1:]:
            score.add(start + beat, play.pluck(note, 0.5, 0.7), 0.2, 0.1, 0.3)
        score.add(start + beat, play.bass(40, 0.5 * BEAT), 0.22, 0, 0.02)
        score.add(start + beat, play.bongo(52, 0.9), 0.4, -0.2)
    for step, note in enumerate((64, 64, 57, 57, 64, 57, 52, 52)):
        score.add(start + 2 + step / 4, play.bongo(note, 0.8), 0.2 + 0.03 * step, -0.25)


def band_bar(score: Score, section: Section, start: float, chord: str, bar: int) -> None:
    """One bar of everything the section asks for."""
    full = section.fullness
    drum_bar(score, start, full, last=bar % 4 == 3)
    scrape_bar(score, start, full)
    if section.label != "intro" or bar >= 2:
        bass_bar(score, start, chord, full, first=bar % 2 == 0)
    else:
        score.add(start, play.bass(CHORDS[chord][0], 2.5 * BEAT), 0.17, 0, 0.05)
    requinto_bar(score, start, chord, full)
    if section.label != "intro":
        segunda_bar(score, start, chord, full)
    if section.label == "chorus":
        chorus_bar(score, start, chord, full)


def section_notes(score: Score, section: Section, start: int, *, second: bool) -> None:
    """All bars of a section and the tune above them."""
    names = BARS[section.label].split()
    bars = section.eights * 2
    score.level = 0.55 + 0.45 * section.fullness
    if section.label != "intro":
        score.add(start, play.cymbal(), 0.34 * (0.5 + section.fullness), -0.1, 0.3)
    for bar in range(bars):
        if section.label == "verse" and second and bar == bars - 1:
            break_bar(score, start + 4 * bar)
        else:
            band_bar(score, section, start + 4 * bar, names[bar % len(names)], bar)
    if section.label == "verse":
        tune(score, start, VERSE_TUNE, sung=False, high=False)
    if section.label == "chorus":
        tune(score, start, CHORUS_TUNE, sung=True, high=second)


def write() -> Score:
    """The whole song, closed by a chord on the "1" after the last 8-count."""
    score = Score()
    start = 0
    heard: set[str] = set()
    for section in SECTIONS:
        section_notes(score, section, start, second=section.label in heard)
        heard.add(section.label)
        start += 8 * section.eights
    score.level = 1.0
    for string, note in enumerate((45, 57, 60, 64, 69, 76)):
        score.add(start + string * 0.05, play.pluck(note, 2.4, 0.6), 0.26, -0.2 + 0.08 * string, 0.35)
    score.add(start, play.bass(33, 1.8), 0.24, 0, 0.05)
    score.add(start, play.bongo(52, 0.9), 0.42, -0.2, 0.2)
    return score
