"""From notes to a recording: a soundfont, a room, a mix and the coding of a file."""

import subprocess
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import soundfile

from tests.benchmarks.corpus.score import Score, write_midi

RATE = 44_100
FONTS = Path("/usr/share/sounds")
Sound = np.ndarray

_LINES = (
    "Ay amor, cuando vuelvas a mi lado, la noche sera nuestra otra vez",
    "Dime que si, dime que no, pero no me dejes aqui solito",
    "Esta bachata la canto para ti, mi corazon, mi vida entera",
)


def record(score: Score, base: Path, chance: Random) -> dict[str, Any]:
    """Render a score to ``base`` with the suffix of the coding chosen; the facts of how it sounds are returned."""
    font = chance.choice(soundfonts())
    midi, raw = base.with_suffix(".mid"), base.with_suffix(".raw.wav")
    write_midi(score, midi)
    subprocess.run(
        ["fluidsynth", "-ni", "-q", "-F", raw, "-r", str(RATE), "-g", "0.6", "-R", "0", "-C", "0", font, midi],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    sound, _ = soundfile.read(raw, dtype="float32")
    raw.unlink()
    sound = _trimmed(sound.mean(axis=1) if sound.ndim > 1 else sound)
    look = chance.choice(("dry", "dry", "room", "hall", "dark", "thin", "loud", "noisy", "sung"))
    sound = _EFFECTS[look](sound, chance)
    bits = chance.choice((64, 128, 192))
    _encode(0.8 * sound / max(float(np.abs(sound).max()), 1e-6), base.with_suffix(".mp3"), bits)
    return {"font": font.name, "look": look, "kbit": bits}


def soundfonts() -> list[Path]:
    """General MIDI soundfonts of Debian, those that are installed."""
    names = ("sf2/FluidR3_GM.sf2", "sf2/TimGM6mb.sf2", "sf3/MuseScore_General_Lite.sf3")
    found = [FONTS / name for name in names if (FONTS / name).exists()]
    if not found:
        raise SystemExit("No soundfont: apt-get install fluid-soundfont-gm timgm6mb-soundfont")
    return found


def _trimmed(sound: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(sound) > 1e-3 * np.abs(sound).max())
    return sound[: loud[-1] + int(0.3 * RATE)]


def _room(sound: Sound, chance: Random, seconds: float, wet: float) -> Sound:
    from scipy.signal import fftconvolve

    rng = np.random.default_rng(chance.randrange(1 << 30))
    t = np.arange(int(seconds * RATE)) / RATE
    tail = rng.normal(size=len(t)) * np.exp(-6.9 * t / seconds)
    tail[: int(0.008 * RATE)] = 0
    tail /= np.sqrt((tail**2).sum())
    return sound + wet * fftconvolve(sound, tail)[: len(sound)]


def _shaped(sound: Sound, gains: tuple[tuple[float, float], ...]) -> Sound:
    """Gains in dB at frequencies in Hz, straight between them on a logarithmic scale."""
    spectrum = np.fft.rfft(sound)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    where, gain = zip(*gains, strict=True)
    spectrum *= 10 ** (np.interp(np.log(np.maximum(hz, 1)), np.log(where), gain) / 20)
    return np.asarray(np.fft.irfft(spectrum, len(sound)))


def _pressed(sound: Sound, drive: float) -> Sound:
    """Compressed and clipped as loud masters are."""
    from scipy.ndimage import uniform_filter1d

    level = np.sqrt(uniform_filter1d(sound.astype(np.float64) ** 2, int(0.05 * RATE))) + 1e-3
    even = sound / level**0.6
    return np.asarray(np.tanh(drive * even / np.abs(even).max()))


def _noisy(sound: Sound, chance: Random) -> Sound:
    """A phone in a dance hall: crowd noise, a room and no bass."""
    rng = np.random.default_rng(chance.randrange(1 << 30))
    noise = np.cumsum(rng.normal(size=len(sound)))
    noise -= np.interp(np.arange(len(noise)), np.arange(0, len(noise), 2_000), noise[::2_000])
    noise *= 0.06 * sound.std() / noise.std() * chance.uniform(1, 4)
    return _shaped(_room(sound + noise, chance, 0.7, 0.6), ((60, -18), (250, 0), (6_000, 0), (11_000, -12)))


def _sung(sound: Sound, chance: Random) -> Sound:
    """A voice in front: speech of espeak-ng, which keeps no time at all."""
    lines: list[Sound] = []
    voice = chance.choice(("es", "es+f3", "es-419+m3"))
    path = Path(f"/tmp/corpus-voice-{chance.randrange(1 << 30)}.wav")  # noqa: S108 - removed at once
    text = " ".join(chance.choice(_LINES) for _ in range(6))
    pitch, speed = str(chance.randrange(30, 80)), str(chance.randrange(110, 170))
    subprocess.run(["espeak-ng", "-v", voice, "-p", pitch, "-s", speed, "-w", path, text], check=True)
    voice_sound, rate = soundfile.read(path, dtype="float32")
    path.unlink()
    stretched = np.interp(np.arange(0, len(voice_sound), rate / RATE), np.arange(len(voice_sound)), voice_sound)
    while sum(map(len, lines)) < len(sound):
        lines += [np.zeros(int(chance.uniform(0.5, 6) * RATE)), stretched]
    sung = np.concatenate(lines)[: len(sound)]
    mixed = sound / sound.std() + chance.uniform(0.6, 1.2) * _room(sung, chance, 1.2, 0.4) / sung.std()
    return np.asarray(mixed)


_EFFECTS: dict[str, Any] = {
    "dry": lambda s, _: s,
    "room": lambda s, c: _room(s, c, c.uniform(0.3, 0.8), c.uniform(0.3, 0.7)),
    "hall": lambda s, c: _room(s, c, c.uniform(1.2, 2.2), c.uniform(0.3, 0.6)),
    "dark": lambda s, _: _shaped(s, ((100, 4), (1_500, 0), (4_000, -12), (10_000, -30))),
    "thin": lambda s, _: _shaped(s, ((60, -24), (200, -12), (800, 0), (8_000, 3))),
    "loud": lambda s, c: _pressed(s, c.uniform(2, 5)),
    "noisy": _noisy,
    "sung": _sung,
}


def _encode(sound: Sound, path: Path, kbit: int) -> None:
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("mp3", rate=RATE, layout="mono")
        stream.bit_rate = kbit * 1_000
        frame = av.AudioFrame.from_ndarray(sound.astype(np.float32)[None], format="fltp", layout="mono")
        frame.sample_rate = RATE
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
