from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.services.browsing import (
    FIELDS,
    ClipFilter,
    clip_entries,
    facets,
    matching_clips,
    matching_songs,
    missing_numbers,
    song_entry,
    song_facts,
    values_there,
)
from tests.library.samples import ANALYSIS, clip, generated, song
from tests.services.shelves import open_library

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord

CLIPS = [
    clip(1, name="Basic 10", category="basic", energy="low", tags=("favourite",)),
    clip(2, name="Basic 9", category="basic", energy="high", role="lead", notes="Wait for the follower"),
    clip(3, name="Énfasis básico", category="styling", energy="high", role="follow"),
    clip(4, name="Spin", category="spin", energy="high", difficulty="advanced", credit="Ana & Leo"),
]


def names(text: str = "", **chosen: str) -> list[str]:
    """The clips that are shown."""
    wanted = ClipFilter(text)
    for field, values in chosen.items():
        for value in values.split("|"):
            wanted = wanted.toggled(field, value)
    return [e.record.move.name for e in matching_clips(clip_entries(CLIPS, CancelToken()), wanted)]


def test_clips_come_by_name_with_numbers_as_numbers() -> None:
    """Without anything to look for, all clips come by name, 9 before 10, accents aside."""
    assert names() == ["Basic 9", "Basic 10", "Énfasis básico", "Spin"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("basic", ["Basic 9", "Basic 10", "Énfasis básico"]),
        ("BÁSICO", ["Énfasis básico"]),
        ("ba", ["Basic 9", "Basic 10", "Énfasis básico"]),
        ("as", []),
        ("asic 1", ["Basic 10"]),
        ("favourite", ["Basic 10"]),
        ("follow", ["Basic 9", "Énfasis básico"]),
        ("ana leo", ["Spin"]),
        ("high", ["Basic 9", "Énfasis básico", "Spin"]),
        ("nothing like it", []),
    ],
)
def test_a_text_finds_what_people_mean(text: str, found: list[str]) -> None:
    """Every word must be there somewhere; two letters mean the beginning of a word; names go first."""
    assert names(text) == found


def test_values_of_one_field_add_up_and_fields_narrow() -> None:
    """Several values of a field show more, several fields show less; nobody's word can be looked for too."""
    assert names(category="basic|spin") == ["Basic 9", "Basic 10", "Spin"]
    assert names(category="basic|spin", energy="high") == ["Basic 9", "Spin"]
    assert names("basic", role="") == ["Basic 10"]
    assert ClipFilter().toggled("energy", "low").toggled("energy", "low") == ClipFilter()
    assert ClipFilter().toggled("energy", "low").active == [("energy", "low")]


@given(
    text=st.sampled_from(["", "basic", "s"]),
    chosen=st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(["basic", "spin", "high", "lead", ""]))),
    field=st.sampled_from(FIELDS),
)
def test_a_count_is_what_the_chip_would_show(text: str, chosen: list[tuple[str, str]], field: str) -> None:
    """The number on a chip is how many clips there are with it alone chosen in its field, all else as it is."""
    entries = clip_entries(CLIPS, CancelToken())
    wanted = ClipFilter(text)
    for of, value in chosen:
        wanted = wanted.toggled(of, value)
    place = FIELDS.index(field)
    counts = facets(entries, wanted)[place]
    for value in values_there(entries)[place]:
        only = (*wanted.chosen[:place], frozenset({value}), *wanted.chosen[place + 1 :])
        assert counts.get(value, 0) == len(matching_clips(entries, wanted._replace(chosen=only)))


def test_the_window_finds_what_the_library_finds(tmp_path: Path) -> None:
    """Searching in the window gives the same clips as the search of the library."""
    with Database(tmp_path / "a.sqlite3") as database:
        repository = ClipRepository(database)
        for number in range(60):
            repository.add(generated(number))
        entries = clip_entries(repository.list(), CancelToken())
        for text in ("hammer", "class 42", "fa", "body lead", "e", "spin 1", "cross_body"):
            shown = {entry.record.number for entry in matching_clips(entries, ClipFilter(text))}
            assert shown == {record.number for record in repository.search(text)}, text


def test_ten_thousand_clips_give_the_right_result() -> None:
    """Of ten thousand clips exactly those are shown that match text and filters."""
    records = [generated(number).model_copy(update={"number": number + 1}) for number in range(10_000)]
    found = matching_clips(clip_entries(records, CancelToken()), ClipFilter("favourite").toggled("category", "spin"))
    expected = [r for r in records if "favourite" in r.move.tags and r.move.category == "spin"]
    assert [e.record.number for e in found] == [r.number for r in expected]
    assert len(expected) > 100


def test_songs_are_found_by_title_artist_and_file() -> None:
    """Songs are found by any of their words, those whose title begins with it first."""
    entries = [song_entry(song(1, title="Mi obsesión", artist="Aventura")), song_entry(song(2, title="Obsesión"))]
    assert [e.record.title for e in matching_songs(entries, "obsesion")] == ["Obsesión", "Mi obsesión"]
    assert [e.record.title for e in matching_songs(entries, "avent")] == ["Mi obsesión"]
    assert matching_songs(entries, "salsa x") == []


def test_missing_files_are_told_and_looking_can_be_stopped(tmp_path: Path) -> None:
    """Only clips whose files are away are named."""
    (tmp_path / "a.mp4").write_text("x")
    there: ClipRecord = clip(1, str(tmp_path / "a.mp4")).model_copy(update={"number": 1})
    away = clip(2, str(tmp_path / "b.mp4")).model_copy(update={"number": 2})
    assert missing_numbers([there, away], CancelToken()) == {2}
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        missing_numbers([there], cancel)


def test_what_is_known_of_a_song(tmp_path: Path) -> None:
    """Tempo and sureness are those of the analysis; without a beat nothing is sure; of a gone song nothing is said."""
    with Database(tmp_path / "choreo.sqlite3") as database:
        SongRepository(database).add(song(1), ANALYSIS)
        SongRepository(database).add(song(2), ANALYSIS.model_copy(update={"bpm": 0.0, "beats": ()}))
    with open_library(tmp_path) as library:
        assert song_facts(library, 1) == (127.5, 0.9)
        assert song_facts(library, 2) == (0.0, 0.0)
        assert song_facts(library, 99) is None
