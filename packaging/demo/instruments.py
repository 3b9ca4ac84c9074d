"""The instruments of the demo song, synthesised so that we own every sound we ship."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, lfilter, sosfilt

Wave = NDArray[np.float64]
RATE = 44100


def hertz(midi: float) -> float:
    """Frequency of a MIDI note number."""
    return float(440.0 * 2 ** ((midi - 69) / 12))


def seconds_axis(length: float) -> Wave:
    """Sample times of a sound of this length."""
    return np.arange(int(length * RATE)) / RATE


def noise(length: float, seed: int) -> Wave:
    """White noise that is the same in every run."""
    return np.random.default_rng(seed).uniform(-1, 1, int(length * RATE))


def band(wave: Wave, low: float, high: float) -> Wave:
    """Keep the frequencies between two corners."""
    sos = butter(2, [low, high], btype="bandpass", fs=RATE, output="sos")
    return np.asarray(sosfilt(sos, wave), dtype=np.float64)


def lowpass(wave: Wave, corner: float) -> Wave:
    """Keep the frequencies below a corner."""
    return np.asarray(sosfilt(butter(2, corner, fs=RATE, output="sos"), wave), dtype=np.float64)


def fade_out(wave: Wave, length: float) -> Wave:
    """End a sound without a click."""
    count = min(len(wave), int(length * RATE))
    wave = wave.copy()
    wave[len(wave) - count :] *= np.linspace(1, 0, count)
    return wave


@cache
def pluck(midi: float, length: float, bright: float = 0.6) -> Wave:
    """A nylon string after Karplus and Strong, tuned between samples by a three-tap loop filter."""
    delay = RATE / hertz(midi) - 0.5
    whole = int(delay)
    part = delay - whole
    sustain = 0.5 ** (1 / (hertz(midi) * (0.55 + 0.5 * bright)))
    loop = np.zeros(whole + 3)
    loop[0] = 1
    loop[whole : whole + 3] -= sustain * np.array([0.5 * (1 - part), 0.5, 0.5 * part])
    burst = np.zeros(int(length * RATE))
    pick = lowpass(noise(whole / RATE + 0.001, int(midi * 10)), 1500 + 7000 * bright)[:whole]
    comb = np.roll(pick, max(1, whole // 6))  # the string is picked near its end, which thins some partials
    burst[:whole] = (pick - 0.7 * comb)[: len(burst)]
    wave = np.asarray(lfilter([1.0], loop, burst), dtype=np.float64)
    wave += 0.35 * band(wave, 150, 420)  # the body of the guitar
    return fade_out(wave / np.max(np.abs(wave)), 0.05)


@cache
def bass(midi: float, length: float) -> Wave:
    """A round electric bass with a finger's attack."""
    t = seconds_axis(length)
    tone = sum(np.sin(2 * np.pi * hertz(midi) * k * t) * 0.62 ** (k - 1) * np.exp(-t * (1.4 + k)) for k in (1, 2, 3, 4))
    attack = lowpass(noise(length, 7), 900) * np.exp(-t * 90)
    wave = np.tanh(1.6 * (np.asarray(tone) + 0.5 * attack)) * np.minimum(1, t / 0.004)
    return fade_out(wave, 0.04)


@cache
def bongo(midi: float, hard: float) -> Wave:
    """A bongo: a falling sine for the skin and a slap of noise for the fingers."""
    t = seconds_axis(0.22)
    fall = 1 + 0.18 * np.exp(-t * 60)
    skin = np.sin(2 * np.pi * np.cumsum(hertz(midi) * fall) / RATE) * np.exp(-t * (24 - 8 * hard))
    second = np.sin(2 * np.pi * 1.59 * hertz(midi) * t) * np.exp(-t * 45) * 0.4
    slap = band(noise(0.22, 11), 1200, 5200) * np.exp(-t * 190) * (0.3 + 1.1 * hard)
    return fade_out(skin + second + slap, 0.02)


@cache
def scrape(length: float, seed: int) -> Wave:
    """One stroke over the güira: a run of tiny noise bursts, as the fork passes the bumps."""
    t = seconds_axis(length)
    bumps = 0.55 + 0.45 * np.sin(2 * np.pi * (150 + 60 * t / length) * t)
    shape = np.minimum(1, t / 0.004) * np.exp(-t * 2.4 / length)
    return fade_out(band(noise(length, seed), 4200, 12500) * bumps * shape, 0.01)


@cache
def clap(seed: int) -> Wave:
    """Three hands that almost clap together."""
    t = seconds_axis(0.25)
    hits = sum(np.where(t >= late, np.exp(-(t - late) * 130), 0) for late in (0.0, 0.009, 0.019))
    tail = np.exp(-t * 24) * 0.25
    return fade_out(band(noise(0.25, seed), 900, 3600) * (np.asarray(hits) + tail), 0.03)


@cache
def cowbell() -> Wave:
    """The campana of the mambo: two inharmonic tones, band-passed."""
    t = seconds_axis(0.28)
    tones = sum(np.sign(np.sin(2 * np.pi * f * t)) for f in (587.0, 845.0))
    return fade_out(band(np.asarray(tones), 500, 4500) * np.exp(-t * 17), 0.03)


@cache
def cymbal() -> Wave:
    """A soft splash that opens a section."""
    t = seconds_axis(1.8)
    return fade_out(band(noise(1.8, 23), 4500, 14000) * np.exp(-t * 2.6) * np.minimum(1, t / 0.006), 0.2)


@cache
def voice(midi: float, length: float) -> Wave:
    """The singing lead of the chorus: a reed with a late vibrato, somewhere between melodica and trumpet."""
    t = seconds_axis(length + 0.08)
    vibrato = 1 + 0.006 * np.sin(2 * np.pi * 5.4 * t) * np.clip((t - 0.15) / 0.25, 0, 1)
    phase = 2 * np.pi * np.cumsum(hertz(midi) * vibrato) / RATE
    tone = sum(np.sin(k * phase) * (0.68**k) * (1.0 if k % 2 else 0.75) for k in range(1, 11))
    shape = np.minimum(1, t / 0.03) * (0.75 + 0.25 * np.exp(-t * 6))
    return fade_out(lowpass(np.asarray(tone) * shape, 3200), 0.08)


@cache
def strings(midi: float, length: float) -> Wave:
    """A soft pad of three detuned saws behind the chorus."""
    t = seconds_axis(length + 0.25)
    saws = sum(2 * ((hertz(midi) * d * t + 0.31 * d) % 1) - 1 for d in (0.9965, 1.0, 1.0038))
    shape = np.minimum(1, t / 0.12)
    return fade_out(lowpass(np.asarray(saws) * shape, 1700), 0.25)
