"""Notes with the beats they were written to, and the freedom that people take with both."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import mido
import numpy as np

DRUMS = 9
BAR = 4


class Note(NamedTuple):
    """One note.

    Attributes:
        start: Seconds.
        end: Seconds.
        channel: 0 to 15; 9 is the drums.
        pitch: MIDI number.
        velocity: 1 to 127.
    """

    start: float
    end: float
    channel: int
    pitch: int
    velocity: int


@dataclass(frozen=True)
class Score:
    """A song as notes, with what is true about it.

    Attributes:
        notes: In any order.
        setup: Programs, volumes and bends: (seconds, MIDI message).
        beats: Seconds of every beat.
        downbeats: Seconds of each first beat of a bar.
        count8: Seconds of each "1" of an 8-count; None where the song does not tell.
        sections: (seconds, name) of each part; None where the song does not tell.
        facts: What else is written beside the sound.
    """

    notes: list[Note]
    setup: list[tuple[float, mido.Message]]
    beats: np.ndarray
    downbeats: np.ndarray
    count8: np.ndarray | None = None
    sections: list[tuple[float, str]] | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def bent(self, source: np.ndarray, target: np.ndarray) -> "Score":
        """The same song with its time bent: ``source`` seconds fall on ``target`` seconds."""

        def at(times: Any) -> Any:
            return np.interp(times, source, target)

        return replace(
            self,
            notes=[n._replace(start=float(at(n.start)), end=float(at(n.end))) for n in self.notes],
            setup=[(float(at(t)), m) for t, m in self.setup],
            beats=at(self.beats),
            downbeats=at(self.downbeats),
            count8=None if self.count8 is None else at(self.count8),
            sections=None if self.sections is None else [(float(at(t)), name) for t, name in self.sections],
        )

    def truth(self) -> dict[str, Any]:
        """What is written beside the sound."""
        return {
            **self.facts,
            "beats": [round(float(t), 5) for t in self.beats],
            "downbeats": [round(float(t), 5) for t in self.downbeats],
            "count8": None if self.count8 is None else [round(float(t), 5) for t in self.count8],
            "sections": None if self.sections is None else [[round(t, 5), name] for t, name in self.sections],
        }


def read_midi(path: Path) -> Score:
    """A MIDI file with its beats by its own tempo map; bars are counted from its first signature of four (or two)."""
    file = mido.MidiFile(path, clip=True)
    clock = _Clock(file)
    notes: list[Note] = []
    setup: list[tuple[float, mido.Message]] = []
    signatures: list[tuple[int, int, int]] = []
    for track in file.tracks:
        _read_track(track, clock, notes, setup, signatures)
    fours = sorted(tick for tick, upper, lower in signatures if (upper, lower) in ((4, 4), (2, 4)))
    first, last = min(n.start for n in notes), max(n.start for n in notes)
    ticks = np.arange(fours[0] if fours else 0, clock.ticks(last) + 1, file.ticks_per_beat)
    beats = np.array([clock.seconds(int(t)) for t in ticks])
    heard = beats >= first - 0.05
    facts = {"kind": "midi", "signatures": sorted(signatures)}
    return Score(notes, setup, beats[heard], beats[::BAR][heard[::BAR]], facts=facts)


def _read_track(
    track: mido.MidiTrack,
    clock: "_Clock",
    notes: list[Note],
    setup: list[tuple[float, mido.Message]],
    signatures: list[tuple[int, int, int]],
) -> None:
    tick = 0
    sounding: dict[tuple[int, int], tuple[int, int]] = {}
    for message in track:
        tick += message.time
        if message.type == "note_on" and message.velocity > 0:
            sounding.setdefault((message.channel, message.note), (tick, message.velocity))
        elif message.type in ("note_on", "note_off"):
            begun = sounding.pop((message.channel, message.note), None)
            if begun:
                span = clock.seconds(begun[0]), clock.seconds(max(tick, begun[0] + 1))
                notes.append(Note(*span, message.channel, message.note, begun[1]))
        elif message.type == "time_signature":
            signatures.append((tick, message.numerator, message.denominator))
        elif not message.is_meta and message.type != "sysex":
            setup.append((clock.seconds(tick), message.copy(time=0)))


def humanised(score: Score, chance: Random) -> Score:
    """The same song as people play it: the tempo drifts, notes come early and late, hands are not equally strong."""
    drift = chance.choice(("none", "walk", "walk", "rush", "live"))
    jitter = chance.choice((0.0, 0.003, 0.006, 0.01, 0.014))
    end = max(n.end for n in score.notes) + 1
    source = np.arange(0, end + 1, 0.5)
    pace = np.ones(len(source))
    if drift in ("walk", "live"):
        size = 0.004 if drift == "walk" else 0.010
        level = 0.0
        for i in range(len(pace)):
            level = 0.97 * level + chance.gauss(0, size)
            pace[i] = 1 + float(np.clip(level, -0.08, 0.08))
    elif drift == "rush":
        pace = np.linspace(1.0, chance.choice((0.94, 0.96, 1.05)), len(source))
    lead = chance.uniform(0.0, 2.5)
    target = lead + np.concatenate([[0.0], np.cumsum(np.diff(source) * pace[1:])])
    bent = score.bent(source, target)
    loose = []
    for note in bent.notes:
        late = chance.gauss(0, jitter)
        velocity = int(np.clip(note.velocity * chance.uniform(0.86, 1.1), 1, 127))
        loose.append(note._replace(start=max(note.start + late, 0.0), end=note.end + late, velocity=velocity))
    return replace(
        bent,
        notes=loose,
        beats=_before(bent.beats, target[-1]),  # not those written after the last note
        downbeats=_before(bent.downbeats, target[-1]),
        count8=None if bent.count8 is None else _before(bent.count8, target[-1]),
        facts={**bent.facts, "drift": drift, "jitter_ms": 1000 * jitter},
    )


def _before(times: np.ndarray, end: float) -> np.ndarray:
    return np.asarray(times[times < end])


def write_midi(score: Score, path: Path) -> None:
    """Write a score with a tick of half a millisecond."""
    events: list[tuple[float, int, mido.Message]] = [(t, 0, m) for t, m in score.setup]
    for note in score.notes:
        common = {"channel": note.channel, "note": note.pitch}
        events.append((note.start, 2, mido.Message("note_on", velocity=note.velocity, **common)))
        events.append((max(note.end, note.start + 0.03), 1, mido.Message("note_off", **common)))
    events.sort(key=lambda e: e[:2])
    file = mido.MidiFile(ticks_per_beat=1_000)
    track = mido.MidiTrack()
    file.tracks.append(track)
    before = 0
    for seconds, _, message in events:
        tick = round(seconds * 2_000)
        track.append(message.copy(time=tick - before))
        before = tick
    file.save(path)


class _Clock:
    """Ticks to seconds by the tempo events of all tracks."""

    def __init__(self, file: mido.MidiFile) -> None:
        events = {0: 500_000}
        for track in file.tracks:
            tick = 0
            for message in track:
                tick += message.time
                if message.type == "set_tempo":
                    events[tick] = message.tempo
        self._unit = file.ticks_per_beat
        self._ticks = sorted(events)
        self._pace = [events[t] / 1e6 / self._unit for t in self._ticks]
        self._at = [0.0]
        for a, b, pace in zip(self._ticks, self._ticks[1:], self._pace, strict=False):
            self._at.append(self._at[-1] + (b - a) * pace)

    def seconds(self, tick: int) -> float:
        i = bisect_right(self._ticks, tick) - 1
        return float(self._at[i] + (tick - self._ticks[i]) * self._pace[i])

    def ticks(self, seconds: float) -> int:
        i = bisect_right(self._at, seconds) - 1
        return round(float(self._ticks[i] + (seconds - self._at[i]) / self._pace[i]))
