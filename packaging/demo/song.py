"""From the score to the files: mix, room, limiter, AAC, and the truth about where the beats are."""

import json
import subprocess
import tempfile
import wave
from itertools import pairwise
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from scipy.signal import fftconvolve

from demo import score
from demo.instruments import RATE, Wave, band
from demo.score import BEAT, BEATS, BPM, FIRST_ONE, SECTIONS

TAIL = 2.2
DURATION = FIRST_ONE + BEATS * BEAT + TAIL


def room_answer(seed: int) -> Wave:
    """Echo of a small warm hall for one ear."""
    t = np.arange(int(0.9 * RATE)) / RATE
    tail = band(np.random.default_rng(seed).normal(0, 1, len(t)), 250, 6000) * np.exp(-t * 6.5)
    tail[: int(0.012 * RATE)] = 0
    return np.asarray(tail / np.sqrt(np.sum(tail**2)), dtype=np.float64)


def mix() -> Wave:
    """Two channels, loud enough and never clipped."""
    length = int(DURATION * RATE)
    dry, wet = np.zeros((2, length)), np.zeros((2, length))
    for hit in score.write().hits:
        begin = round(hit.time * RATE)
        sound = hit.wave[: length - begin] * hit.gain
        angle = (hit.pan + 1) * np.pi / 4
        for ear, level in enumerate((np.cos(angle), np.sin(angle))):
            dry[ear, begin : begin + len(sound)] += level * sound
            wet[ear, begin : begin + len(sound)] += level * sound * hit.room
    for ear in (0, 1):
        dry[ear] += 0.9 * fftconvolve(wet[ear], room_answer(70 + ear))[:length]
    return limit(dry)


def limit(stereo: Wave) -> Wave:
    """Soft limiter: quiet parts stay as they are, peaks bend below -3.5 dB to leave AAC room to overshoot."""
    driven = stereo * (0.58 / np.percentile(np.abs(stereo), 99.8))
    knee = 0.46
    over = np.abs(driven) - knee
    bent = np.where(over > 0, knee + 0.2 * np.tanh(over / 0.25), np.abs(driven))
    stereo = np.sign(driven) * bent
    stereo[:, -int(0.6 * RATE) :] *= np.linspace(1, 0, int(0.6 * RATE)) ** 1.5
    return stereo


def write_wave(stereo: Wave, target: Path) -> None:
    """Samples as 16-bit PCM."""
    with wave.open(str(target), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((stereo.T * 32767).astype("<i2").tobytes())


def truth(stereo: Wave) -> dict[str, object]:
    """What the analysis ought to find, in seconds from the first sample."""
    beats = [round(FIRST_ONE + n * BEAT, 5) for n in range(BEATS + 1)]
    edges = [0.0]
    for section in SECTIONS:
        edges.append(beats[round((edges[-1] - FIRST_ONE) / BEAT if edges[-1] else 0) + 8 * section.eights])
    edges[-1] = round(DURATION, 5)
    spans = list(pairwise(edges))
    loud = [float(np.sqrt(np.mean(stereo[:, int(a * RATE) : int(min(b, beats[-1]) * RATE)] ** 2))) for a, b in spans]
    sections = [
        {"start": a, "end": b, "label": section.label, "energy": round(level / max(loud), 3)}
        for (a, b), section, level in zip(spans, SECTIONS, loud, strict=True)
    ]
    return {
        "title": "Primera Luz",
        "genre": "bachata",
        "duration": round(DURATION, 5),
        "bpm": BPM,
        "first_downbeat": FIRST_ONE,
        "beats": beats,
        "downbeats": beats[::4],
        "eight_counts": beats[::8],
        "sections": sections,
    }


def make(folder: Path) -> None:
    """Write ``song.m4a`` and ``song.json``."""
    stereo = mix()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "song.wav"
        write_wave(stereo, plain)
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-i", str(plain)]
        command += [
            "-metadata",
            "title=Primera Luz",
            "-metadata",
            "artist=Choreo Desktop",
            "-metadata",
            "genre=Bachata",
        ]
        command += ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-c:a", "aac", "-aac_tns", "0", "-b:a", "144k"]
        command += ["-movflags", "+faststart", str(folder / "song.m4a")]
        subprocess.run(command, check=True)
    (folder / "song.json").write_text(json.dumps(truth(stereo), indent=1) + "\n", encoding="utf-8")
