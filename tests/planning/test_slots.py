"""How a song is cut into slots, and what the music wants on them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.errors import InvalidRequestError, UnusableMediaError
from choreo_desktop.domain.song import Accent, Section, SongAnalysis
from choreo_desktop.planning.cutting import cut_slots, music_end
from tests.planning.builders import SONG, song_of


def changed(analysis: SongAnalysis, **fields: object) -> SongAnalysis:
    """The same song with other facts."""
    return analysis.model_copy(update=fields)


@given(
    st.builds(song_of, st.floats(60, 200), counts=st.integers(8, 200), first=st.floats(0, 5), tail=st.floats(0, 9)),
    st.sampled_from([4, 8]),
)
def test_covers_the_music(analysis: SongAnalysis, unit: int) -> None:
    """Slots follow each other without a gap, from the first 1 to the end of the music."""
    slots = cut_slots(SONG, analysis, unit=4 if unit == 4 else 8)
    assert slots[0].start == analysis.eight_counts[0]
    assert slots[-1].end == music_end(analysis)
    assert all(a.end == b.start for a, b in pairwise(slots))
    assert all(slot.counts == unit for slot in slots[:-1])
    assert unit / 2 <= slots[-1].counts < 1.5 * unit


def test_ends_with_the_music() -> None:
    """Silence after the music is not danced, where it is known where the music ends."""
    analysis = song_of(counts=64, tail=3)
    quiet = changed(analysis, sound_end=analysis.beats[-1] + 0.4)
    assert cut_slots(SONG, quiet)[-1].end == pytest.approx(analysis.beats[-1] + 0.4)


def test_a_music_end_on_the_last_one() -> None:
    """A 1 on which the music already ends begins no slot of its own."""
    analysis = song_of(counts=65)
    stopped = changed(analysis, sound_end=analysis.eight_counts[-1])
    slots = cut_slots(SONG, stopped)
    assert (len(slots), slots[-1].end) == (8, analysis.eight_counts[-1])


def test_music_that_ends_before_its_first_one() -> None:
    """Where the first 1 lies at the very end of the music there is nothing to dance, which a sentence says."""
    analysis = song_of(counts=64)
    late = changed(analysis, eight_counts=analysis.beats[-2:], sound_end=analysis.beats[-1])
    with pytest.raises(UnusableMediaError, match="ends before its first 8-count"):
        cut_slots(SONG, late)


def test_length_limit() -> None:
    """With a limit the dance ends with the last whole 8-count before it."""
    analysis = song_of(120, counts=64)
    slots = cut_slots(SONG, analysis, max_seconds=20)
    assert slots[-1].end == analysis.eight_counts[4]
    assert cut_slots(SONG, analysis, max_seconds=1000) == cut_slots(SONG, analysis)
    with pytest.raises(InvalidRequestError, match=r"3 s ends before the first counts of the song do, at 4\.5 s"):
        cut_slots(SONG, analysis, max_seconds=3)


def test_energy_follows_the_curve_of_the_song() -> None:
    """The quietest slot wants 0.1, the liveliest 0.9; beats count beside their section."""
    analysis = song_of(counts=128)
    slots = cut_slots(SONG, analysis)
    assert [round(slot.energy, 2) for slot in (slots[0], slots[5], slots[-1])] == [0.1, 0.9, 0.23]
    lively = changed(analysis, energy=tuple(1.0 if 8 <= i < 16 else 0.0 for i in range(128)))
    energies = [slot.energy for slot in cut_slots(SONG, lively)]
    assert energies[1] > energies[0]


def test_a_flat_song_wants_nothing_special() -> None:
    """Where energy hardly varies, every slot wants the middle, and no section is the strongest."""
    analysis = changed(song_of(), sections=(Section(start=0, end=90, label="verse", energy=0.5),))
    assert {(slot.energy, slot.strength) for slot in cut_slots(SONG, analysis)} == {(0.5, 0.5)}


def test_all_choruses_are_the_strongest() -> None:
    """Sections of the same name and about the same energy are strong together."""
    analysis = song_of(counts=128)
    ones = analysis.eight_counts
    parts = [("verse", 0.4), ("chorus", 0.8), ("verse", 0.4), ("chorus", 0.79)]
    sections = tuple(
        Section(start=ones[4 * i], end=ones[4 * i + 4] if i < 3 else analysis.duration, label=label, energy=energy)
        for i, (label, energy) in enumerate(parts)
    )
    slots = cut_slots(SONG, changed(analysis, sections=sections))
    assert [slot.strength for slot in slots] == [*[0.0] * 4, *[1.0] * 4] * 2


def test_a_slot_belongs_to_the_section_of_its_middle() -> None:
    """A border of sections within an 8-count counts for the nearer 1."""
    analysis = song_of(counts=64)
    ones = analysis.eight_counts
    for late, first in ((0.5, 3), (3.5, 4)):
        border = ones[3] + late
        sections = (
            Section(start=0, end=border, label="verse", energy=0.4),
            Section(start=border, end=analysis.duration, label="chorus", energy=0.8),
        )
        slots = cut_slots(SONG, changed(analysis, sections=sections))
        assert next(i for i, slot in enumerate(slots) if slot.label == "chorus") == first


def test_phrases_and_accents() -> None:
    """Slots know where phrases begin and where the music strikes."""
    analysis = song_of(counts=128)
    ones = analysis.eight_counts
    hit = Accent(kind="hit", start=ones[2] + 0.5, end=ones[2] + 0.5, strength=0.7)
    slots = cut_slots(SONG, changed(analysis, phrases=ones[::4], accents=(hit,)))
    assert [i for i, slot in enumerate(slots) if slot.phrase] == [0, 4, 8, 12]
    assert {i: slot.accent for i, slot in enumerate(slots) if slot.accent} == {2: 0.7}


def test_only_a_short_tail_is_danced() -> None:
    """Music after the last beat is danced for less than an 8-count; else the dance ends with that beat."""
    for tail, end in ((0.3, 32.8), (3.9, 36.4), (4.1, 32.5)):
        slots = cut_slots(SONG, song_of(120, counts=64, tail=tail))
        assert slots[-1].end == pytest.approx(end)
        assert [len(slot.beats) for slot in slots] == [*[9] * 7, 8]


def test_a_limit_on_a_border_keeps_what_ends_there() -> None:
    """A dance may last exactly as long as was said, and be a single 8-count."""
    analysis = song_of(120, counts=64)
    for limit, count in ((5.0, 1), (analysis.eight_counts[4], 4), (analysis.eight_counts[4] - 5e-4, 4)):
        slots = cut_slots(SONG, analysis, max_seconds=limit)
        assert (len(slots), slots[-1].end) == (count, analysis.eight_counts[count])
        assert slots[-1].beats[-1] == slots[-1].end


@pytest.mark.parametrize(
    ("ones", "bars", "first"), [((3,), (), 3), ((), (2, 6), 2), ((), (), 0), ((56,), (), 56), ((61,), (), 0)]
)
def test_where_hardly_a_one_is_known(ones: tuple[int, ...], bars: tuple[int, ...], first: int) -> None:
    """Every eighth beat from the only 1 on begins an 8-count, else from the first bar or the first beat on."""
    analysis = song_of(120, counts=64)
    eights, downs = (tuple(analysis.beats[i] for i in places) for places in (ones, bars))
    slots = cut_slots(SONG, changed(analysis, eight_counts=eights, downbeats=downs))
    assert [slot.start for slot in slots] == list(analysis.beats[first::8])[: len(slots)]
    assert slots[0].start == analysis.beats[first]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"bpm": 0}, "No beat was found"),
        ({"beats": (1.0,)}, "No beat was found"),
        ({"beats": (1.0, 1.5)}, "only 2 beats"),
    ],
    ids=str,
)
def test_songs_that_cannot_be_danced(fields: dict[str, object], words: str) -> None:
    """Without beats, or with too few of them, a sentence says so."""
    with pytest.raises(UnusableMediaError, match=words):
        cut_slots(SONG, changed(song_of(120, counts=64), **fields))


def test_bars_of_an_uneven_eight_count() -> None:
    """Counting to four, a beat too many stays with its last bar, and half a bar is one of its own."""
    analysis = song_of(120, counts=52)
    ones = tuple(analysis.beats[i] for i in (0, 9, 15, 20, 27, 35, 43))
    slots = cut_slots(SONG, changed(analysis, eight_counts=ones), unit=4)
    assert [slot.counts for slot in slots] == [4, 5, 4, 2, 5, 4, 3, 4, 4, 4, 4, 4, 5]


def sections_of(analysis: SongAnalysis, *parts: tuple[int, str, float]) -> SongAnalysis:
    """The same song in other sections, each with the 8-count at which it begins, its name and its energy."""
    starts = [analysis.eight_counts[first] if first else 0.0 for first, _, _ in parts]
    ends = [*starts[1:], analysis.duration]
    made = [
        Section(start=a, end=b, label=label, energy=energy)
        for a, b, (_, label, energy) in zip(starts, ends, parts, strict=True)
    ]
    return changed(analysis, sections=tuple(made))


def test_beats_count_two_fifths_beside_their_section() -> None:
    """A quiet 8-count of a lively section and a lively one of a quiet section are nearly alike."""
    analysis = sections_of(song_of(120, counts=32), (0, "verse", 0.2), (2, "chorus", 0.8))
    beats = tuple(float(i // 8 in (0, 3)) for i in range(32))
    slots = cut_slots(SONG, changed(analysis, energy=beats))
    assert [slot.energy for slot in slots] == pytest.approx([0.1 + 0.8 * 0.4 / 0.76, 0.1, 0.1 + 0.8 * 0.36 / 0.76, 0.9])


@pytest.mark.parametrize(
    ("parts", "strengths"),
    [
        ([(0, "verse", 0.4), (2, "chorus", 0.8)], [0, 0, 1, 1]),
        ([(0, "verse", 0.79), (1, "chorus", 0.8), (3, "chorus", 0.5)], [0, 1, 1, 0]),
        ([(0, "chorus", 0.79), (2, "chorus", 0.8)], [0.5] * 4),
        ([(0, "verse", 0.8)], [0.5] * 4),
    ],
    ids=str,
)
def test_which_sections_stand_out(parts: list[tuple[int, str, float]], strengths: list[float]) -> None:
    """Only sections with the name of the liveliest and nearly its energy are strong, and where all are, none is."""
    slots = cut_slots(SONG, sections_of(song_of(120, counts=32), *parts))
    assert [slot.strength for slot in slots] == strengths


def test_hits_and_sections_on_the_very_beat() -> None:
    """A hit on a 1 belongs to the 8-count that begins there, and a section that begins in its middle does too."""
    analysis = song_of(120, counts=64)
    one = analysis.eight_counts[2]
    hit = Accent(kind="hit", start=one, end=one, strength=0.7)
    halves = (
        Section(start=0, end=one + 2, label="verse", energy=0.4),
        Section(start=one + 2, end=analysis.duration, label="chorus", energy=0.8),
    )
    slots = cut_slots(SONG, changed(analysis, accents=(hit,), sections=halves))
    assert {i: slot.accent for i, slot in enumerate(slots) if slot.accent} == {2: 0.7}
    assert [slot.label for slot in slots[:4]] == ["verse", "verse", "chorus", "chorus"]
