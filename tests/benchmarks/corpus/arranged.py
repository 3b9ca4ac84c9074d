"""Chord charts of ours, arranged by MMA (Debian's mma, GPL-2) in the styles of many people."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np

from tests.benchmarks.corpus.score import BAR, Score, humanised, read_midi

LIBRARY = Path("/usr/share/mma/lib")
CHARTS = (
    "Am F C G", "C Am Dm G7", "Am G F E7", "Dm G7 C A7", "Em C G D", "Am Dm E7 Am", "C G Am F", "Dm Bb F C",
    "Gm Cm D7 Gm", "F C Dm Bb", "C C F G7", "Em Am B7 Em", "D A Bm G", "Cm Ab Bb G7",
)  # fmt: skip


class Style(NamedTuple):
    """A style of MMA.

    Attributes:
        library: Folder below its library.
        file: Without its suffix.
        bpm: Slowest and fastest tempo of songs in it.
        genre: The dance a person would name.
    """

    library: str
    file: str
    bpm: tuple[int, int]
    genre: str = "any"


# The styles of the folder "zoom" are drums alone, from which nobody could tell a bar, and left out.
STYLES = tuple(
    Style(library, file, (low, high), genre)
    for library, low, high, genre, files in (
        ("stdlib", 110, 140, "any", "8beat basicrock 60srock bubblerock boneym twist folkrock"),
        ("stdlib", 84, 110, "any", "popballad softrock rb bvfunk lfusion dsoul guitarballad folkballad rockballad"),
        ("stdlib", 70, 96, "any", "slowblues slowcountry blues countryblues rb-ballad"),
        ("stdlib", 104, 140, "bachata", "bolero rhumba cubanguitar afro-cuban calypso beguine chacha"),
        ("stdlib", 104, 128, "cha-cha", "chacha merengue"),
        ("stdlib", 160, 200, "salsa", "salsa mambo son"),
        ("stdlib", 110, 150, "bachata", "bossanova samba jazzrhumba"),
        ("stdlib", 110, 160, "any", "swing shuffleboggie countryswing foxtrot charleston zydeco ska bluegrass folk"),
        ("stdlib", 120, 136, "any", "trance 50srock jive"),
        (
            "casio", 96, 132, "any",
            "8beat1 8beatpop2 16beat1 dancepop1 poprock1 poprock2 80spop rock1 soulpop worldpop",
        ),
        ("casio", 80, 104, "hip-hop", "hip-hop modernrb triphop mellowrb funk1 16shuffle1"),
        (
            "casio", 116, 136, "any",
            "house techno dance1 latinhouse discosoul trance1 latinfusion popshuffle1 shufflerock",
        ),
        ("casio", 70, 90, "any", "16beatballad1 8beatballad1 popballad slow16beat oldieballad"),
    )
    for file in files.split()
)  # fmt: skip


def arrange(work: Path) -> Iterator[tuple[str, Score]]:
    """One song in each style, with its name; styles that MMA does not know are passed over."""
    for number, style in enumerate(STYLES):
        chance = Random(f"{style.library}/{style.file}/{number}")
        score = _song(style, chance, work)
        if score is not None:
            name = f"mma_{style.library}_{style.file}_{score.facts['bpm_written']}".replace("+", "n")
            yield name, humanised(score, chance)


def grooves(style: Style) -> list[str]:
    """Names of the grooves in the file of a style."""
    found = []
    for line in (LIBRARY / style.library / f"{style.file}.mma").read_text(errors="replace").splitlines():
        words = line.split()
        if len(words) > 1 and words[0].lower() == "defgroove":
            found.append(words[1])
    return found


def _song(style: Style, chance: Random, work: Path) -> Score | None:
    names = grooves(style)
    aside = ("intro", "fill", "end", "break", "count", "walk", "34", "68", "54")
    main = [n for n in names if not any(word in n.lower() for word in aside)]
    intros = [n for n in names if "intro" in n.lower()]
    if not main:
        return None
    bpm = chance.randint(*style.bpm)
    lines = [f"Tempo {bpm}", f"Transpose {chance.randint(-3, 4)}"]
    first, others = main[0], main[1:] or main
    lead = chance.choice((4, 4, 4, 8, 2, 3, 0))
    form = [(intros[0] if intros else first, lead, "intro")] if lead else []
    verse, chorus, bridge = chance.choice(others), first, chance.choice(others)
    form += [(chorus, 16, "verse"), (verse, 16, "chorus"), (chorus, 8, "verse"), (bridge, 8, "bridge")]
    form += [(verse, 16, "chorus"), (chorus, 8, "outro")]
    charts = dict(zip(("intro", "verse", "chorus", "bridge", "outro"), chance.sample(CHARTS, 5), strict=True))
    bar, borders, most = 0, [], int(100 * bpm / 240)
    for groove, bars, label in form:
        if bar and bar + bars > most:
            break
        borders.append((bar, label))
        prefix = "" if style.library == "stdlib" else f"{style.library}/{style.file}:"
        lines.append(f"Groove {prefix}{groove}")
        for i in range(bars):
            chords = charts[label].split()
            bar += 1
            lines.append(f"{bar} {chords[i % len(chords)]}")
    return _played(lines, borders, lead, bpm, style, work)


def _played(
    lines: list[str], borders: list[tuple[int, str]], lead: int, bpm: int, style: Style, work: Path
) -> Score | None:
    chart, midi = work / "chart.mma", work / "chart.mid"
    midi.unlink(missing_ok=True)
    chart.write_text("\n".join(lines) + "\n")
    done = subprocess.run(["mma", "-f", midi, chart], check=False, capture_output=True)
    if done.returncode or not midi.exists():
        return None
    score = read_midi(midi)
    beat = 60 / bpm
    bars = sum(1 for line in lines if line[0].isdigit())
    beats = np.arange(bars * BAR) * beat
    at = beats[::BAR]
    facts = {"kind": "mma", "genre": style.genre, "bpm_written": bpm, "groove": f"{style.library}/{style.file}"}
    sections = [(float(at[bar]), label) for bar, label in borders]
    return Score(score.notes, score.setup, beats, at, at[lead % 2 :: 2], sections, facts)
