import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.corrections import Corrections, Shift, Taps
from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.moves import Energy, GridSource, Position, Role
from choreo_desktop.domain.records import ClipRecord, ClipWords, EnteredTempo, FileStamp
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.services.choreography import ChoreographyService
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.library_grids import with_given_grid
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.services.library_stamps import stamp
from choreo_desktop.services.video_assembly import VideoAssemblyService
from choreo_desktop.storage.mapped import MappedStorageBackend
from tests.library.samples import GRID, clip
from tests.services.shelves import FFMPEG, make_files, open_library

Fill = Callable[[], tuple[ClipRecord, ClipRecord, ClipRecord]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of three clips and a song, and its files."""
    folder = tmp_path_factory.mktemp("filled")
    make_files(folder / "files")
    with open_library(folder / "library") as library:
        library.import_paths([folder / "files" / "clips"])
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of the library, to be changed; its files stay where they are."""
    return Path(shutil.copytree(made / "library", tmp_path / "library"))


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    """The library, open."""
    with open_library(place) as opened:
        yield opened


def named(library: Library, stem: str) -> ClipRecord:
    """The clip whose file has that name."""
    return next(record for record in library.clips() if record.file.path.stem == stem)


def test_a_persons_word_is_no_guess(library: Library) -> None:
    """What a person says is kept, found and no longer marked; saying that nobody knows is said too."""
    turn = named(library, "energetic_turn-left")
    said = library.say(turn.number, {"energy": Energy.LOW, "role": "both", "entry": "open", "tags": [" mine ", "x"]})
    assert (said.move.energy, said.move.role, said.move.entry) == (Energy.LOW, Role.BOTH, Position.OPEN)
    assert said.move.tags == ("mine", "x")
    assert said.move.guessed == turn.move.guessed - {"energy"}
    assert [record.number for record in library.search("mine")] == [turn.number]
    assert library.say(turn.number, ClipWords(style=None)).move.style is None
    assert library.put(turn) == turn


@pytest.mark.parametrize(
    "words", [{"energy": "solar"}, {"name": ""}, {"colour": "red"}, {"tags": ["a", " "]}, {"notes": "x" * 30_000}]
)
def test_words_that_cannot_be_kept_are_named(library: Library, words: dict[str, object]) -> None:
    """A word that cannot be kept is told with its field, and nothing changes."""
    before = library.clips()
    with pytest.raises(InvalidRequestError, match=next(iter(words))):
        library.say(before[0].number, words)
    assert library.clips() == before


def test_taps_outrank_what_was_heard_and_go_again(library: Library) -> None:
    """Taps become a grid over the whole clip, with the 1 where it was tapped; without them the heard one is back."""
    turn = named(library, "energetic_turn-left")
    taps = Taps(times=(1.01, 1.49, 2.0, 2.51, 3.0, 3.49), first_one=2)
    tapped = library.give_grid(turn.number, taps)
    grid = tapped.move.grid
    assert grid is not None
    assert (grid.source, grid.sure, grid.confidence) == (GridSource.TAPS, True, 1.0)
    assert grid.bpm == pytest.approx(120, rel=0.01)
    assert grid.beats[grid.first_one] % 4 == pytest.approx(2.0, abs=0.03)
    assert grid.beats[0] < 0.6
    assert grid.beats[-1] > 5.4
    assert (tapped.heard, tapped.given) == (turn.heard, taps)
    assert library.give_grid(turn.number, None) == turn


def test_a_tempo_and_a_one_entered_by_hand(library: Library) -> None:
    """An entered tempo makes even beats from the first 1 in the clip on; what leaves no room is refused."""
    side = named(library, "slow_side")
    grid = library.give_grid(side.number, EnteredTempo(bpm=120, first_one=4.5)).move.grid
    assert grid is not None
    assert (grid.source, grid.first_one, grid.beats[0]) == (GridSource.ENTERED, 0, 0.5)
    assert grid.bpm == pytest.approx(120)
    for given_late in (EnteredTempo(bpm=120, first_one=9.0), Taps(times=(50.0, 51.0, 52.0, 53.0))):
        with pytest.raises(InvalidRequestError, match="Slow side"):
            library.give_grid(side.number, given_late)


@given(
    period=st.floats(0.3, 1.0),
    start=st.floats(0, 3),
    count=st.integers(4, 20),
    one=st.none() | st.integers(0, 30),
    heard=st.booleans(),
)
def test_any_taps_make_a_grid_in_the_clip(
    period: float, start: float, count: int, one: int | None, heard: bool
) -> None:
    """Whatever is tapped, beats increase inside the clip and the first 1 is among the first eight."""
    record = clip(1).model_copy(update={"heard": GRID if heard else None})
    taps = Taps(times=tuple(start + i * period for i in range(count)), first_one=one)
    grid = with_given_grid(record, taps).own
    assert grid is not None
    assert all(b > a for a, b in zip(grid.beats, grid.beats[1:], strict=False))
    assert 0 <= grid.beats[0] <= grid.beats[-1] <= record.move.seconds
    assert grid.first_one < min(8, len(grid.beats))
    assert grid.bpm == pytest.approx(60 / period, rel=0.01)


def test_taps_of_which_no_beat_can_be_made(library: Library) -> None:
    """A finger that trembles is no beat; the clip stays as it was."""
    turn = named(library, "energetic_turn-left")
    with pytest.raises(InvalidRequestError, match=r"taps for Energetic turn left .* too close to each other"):
        library.give_grid(turn.number, Taps(times=(1.0, 1.01, 1.02, 1.03)))
    assert library.clip(turn.number) == turn


def test_removing_a_clip_and_putting_it_back(library: Library) -> None:
    """A clip that was taken out by mistake comes back with its number, words and pictures; the original stays."""
    side = named(library, "slow_side")
    removed = library.remove_clip(side.number)
    assert library.poster(side) is None
    assert side.file.path.exists()
    assert library.put_back_clip(removed) == side
    poster, strip = library.poster(side), library.strip(side)
    assert poster is not None
    assert strip is not None
    assert removed.looks is not None
    assert (poster.read_bytes(), strip.read_bytes()) == removed.looks[:2]


def test_songs_and_their_corrections(library: Library) -> None:
    """Corrections lie apart from what was heard, survive listening again, and taking the song out and back."""
    (song,) = library.songs()
    shift = Corrections(steps=(Shift(beats=1),))
    library.correct(song.number, shift)
    detected, corrected = library.detected(song.number), library.analysis(song.number)
    assert detected is not None
    assert corrected is not None
    assert corrected.eight_counts != detected.eight_counts
    assert library.corrections(song.number) == shift
    again = library.hear_song_again(song.number, GENRES["kizomba"])
    assert again.genre == "kizomba"
    removed = library.remove_song(song.number)
    assert library.songs() == []
    assert library.put_back_song(removed).number == song.number
    assert library.corrections(song.number) == shift
    assert library.detected(song.number) is not None
    assert library.rename_song(song.number, title=" New ", artist="").title == "New"
    assert [s.number for s in library.search_songs("new")] == [song.number]
    with pytest.raises(InvalidRequestError):
        library.rename_song(song.number, title=" ", artist="")


def test_a_plan_can_be_made_of_it(library: Library, made: Path) -> None:
    """The catalog names songs by number, has their corrected analysis, and gives all moves that are there."""
    catalog = library.catalog()
    (song,) = library.songs()
    assert catalog.song(str(song.number)).title == "A Song"
    assert catalog.song_file(str(song.number)) == made / "files" / "clips" / "music" / "Someone - A Song.wav"
    assert catalog.analysis(str(song.number), GENRES["bachata"]) == library.analysis(song.number)
    assert catalog.analysis(str(song.number), GENRES["salsa"]) is None
    shares: list[float] = []
    found = catalog.find_moves(GENRES["bachata"], cancel=CancelToken(), on_share=shares.append)
    assert [m.key for m in found.moves] == sorted(record.move.key for record in library.clips())
    assert (found.notes, shares[-1]) == ([], 1.0)
    assert catalog.files()[found.moves[0].key].is_file()
    assert {key: catalog.file(key) for key in catalog.files()} == catalog.files()
    assert [catalog.file(key) for key in ("clips/none.mp4", f"other/{found.moves[0].key}")] == [None, None]
    for missing in ("0", "99", "x", "9" * 30, "²"):
        with pytest.raises(ResourceError):
            catalog.song(missing)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        catalog.find_moves(GENRES["bachata"], cancel=cancel, on_share=shares.append)


def test_a_video_is_made_of_it(library: Library, place: Path, tmp_path: Path) -> None:
    """A song and the clips of the library become a video, planned with what the library knows of them."""
    (song,) = library.songs()
    catalog = library.catalog()
    output = tmp_path / "dance.mp4"
    storage = MappedStorageBackend(catalog.files(), {"output/dance.mp4": output})
    ears = Ears(FFMPEG, place / "work")
    assembly = VideoAssemblyService(storage, ffmpeg=FFMPEG, cache_folder=tmp_path / "cache")
    request = ChoreographyRequest.model_validate(
        {"song_id": str(song.number), "width": 64, "height": 48, "frame_rate": 10, "quality": "draft"}
        | {"output_path": "output/dance.mp4"}
    )
    with Database(tmp_path / "history.sqlite3") as history:
        service = ChoreographyService(assembly, TaskRepository(history), catalog=catalog, ears=ears)
        made = service.make(request)
    assert {move.video_path for move in made.blueprint.moves} <= {record.move.key for record in library.clips()}
    assert made.blueprint.audio_path == song.song.key
    assert output.is_file()


def test_a_clip_is_listened_to_again(library: Library) -> None:
    """Better ears hear a clip anew; what a person gave stays."""
    turn = named(library, "energetic_turn-left")
    taps = Taps(times=(0.5, 1.0, 1.5, 2.0), first_one=0)
    library.give_grid(turn.number, taps)
    again = library.hear_clip_again(turn.number, GENRES["any"])
    assert again.given == taps
    assert again.heard is not None
    assert again.heard.bpm == pytest.approx(120, rel=0.02)


def test_an_empty_library(tmp_path: Path) -> None:
    """An empty library lists nothing, finds nothing, misses nothing, and says what to do."""
    with open_library(tmp_path) as library:
        assert (library.clips(), library.songs(), library.search("a"), library.missing()) == ([], [], [], [])
        assert library.relink(tmp_path).sentences() == ["Nothing is missing."]
        with pytest.raises(ResourceError, match="no clips yet; import some"):
            library.catalog().find_moves(GENRES["bachata"], cancel=CancelToken(), on_share=lambda _: None)
        with pytest.raises(ResourceError, match="no clips yet; import some"):
            library.export_annotations(tmp_path / "a.json")


def test_missing_files_are_found_again_all_at_once(tmp_path: Path, made: Path) -> None:
    """Clips and songs that were moved and renamed are found by content in a folder, with everything known of them."""
    files = Path(shutil.copytree(made / "files", tmp_path / "files", copy_function=shutil.copy2))
    with open_library(tmp_path / "library") as library:
        library.import_paths([files])
        before = {record.number: record for record in library.clips()}
        mine = named(library, "energetic_turn-left").number
        library.say(mine, {"name": "Mine"})
        files.rename(tmp_path / "moved")
        turn = next((tmp_path / "moved").rglob("energetic*"))
        turn.rename(turn.with_name("other name.mp4"))
        (tmp_path / "moved" / "clips" / "short.mp4").unlink()
        (tmp_path / "moved" / "elsewhere").mkdir()
        (tmp_path / "moved" / "elsewhere" / "short.mp4").write_bytes(b"something else")
        assert len(library.missing()) == 4
        found = library.catalog
        with pytest.raises(ResourceError, match=r"song A Song is missing: .*\. Relink the library\."):
            found().song_file(str(library.songs()[0].number))
        with pytest.raises(ResourceError, match="All 3 clips of the library are missing"):
            found().find_moves(GENRES["bachata"], cancel=CancelToken(), on_share=lambda _: None)
        summary = library.relink(tmp_path / "moved")
        assert len(summary.found) == 3
        assert [record.file.path.name for record in summary.still_missing] == ["short.mp4"]
        assert [path.name for path in summary.other_content] == ["short.mp4"]
        assert summary.sentences()[0] == "3 of 4 missing files were found."
        assert len(json.loads(json.dumps(summary.as_dict()))["found"]) == 3
        assert library.clip(mine).move.name == "Mine"
        assert {r.move.key for r in library.clips()} == {r.move.key for r in before.values()}
        notes = found().find_moves(GENRES["bachata"], cancel=CancelToken(), on_share=lambda _: None).notes
        assert notes == ["Left out, because their files are missing: Short. Relink the library to use them."]
        with pytest.raises(ResourceError, match="is missing"):
            library.relink(tmp_path / "nowhere")


def test_looking_for_missing_files_can_be_stopped_and_passes_over_what_cannot_be_read(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that goes while it is read is not the one that is looked for; after a cancel nothing has changed."""
    files = Path(shutil.copytree(made / "files", tmp_path / "files", copy_function=shutil.copy2))
    with open_library(tmp_path / "library") as library:
        library.import_paths([files])
        files.rename(tmp_path / "moved")
        missing, cancel = library.missing(), CancelToken()
        with pytest.raises(Cancelled):
            library.relink(tmp_path / "moved", progress=lambda _: cancel.cancel(), cancel=cancel)
        assert library.missing() == missing

        def read(path: Path, cancel: CancelToken) -> FileStamp:
            if path.name == "short.mp4":
                path.unlink()
            return stamp(path, cancel)

        monkeypatch.setattr("choreo_desktop.services.library_relink.stamp", read)
        summary = library.relink(tmp_path / "moved")
        assert summary.sentences()[0] == "3 of 4 missing files were found."
        assert [record.file.path.name for record in library.missing()] == ["short.mp4"]


@pytest.mark.parametrize("name", ["words.json", "words.csv"])
def test_words_go_out_and_come_in_again(library: Library, made: Path, tmp_path: Path, name: str) -> None:
    """What people said, and taps, go to another library through a file; guesses stay guesses there."""
    turn, side = named(library, "energetic_turn-left"), named(library, "slow_side")
    library.say(
        turn.number, {"name": "My turn", "notes": "two\nlines; “quoted”", "exit": "hammerlock", "tags": ["a;b"]}
    )
    library.give_grid(turn.number, Taps(times=(0.5, 1.0, 1.5, 2.0), first_one=1))
    library.give_grid(side.number, EnteredTempo(bpm=126.5, first_one=0.7, counts=8))
    assert library.export_annotations(tmp_path / name) == 3
    with open_library(tmp_path / "other") as other:
        other.import_paths([made / "files" / "clips"])
        other.import_paths([tmp_path / name])
        for record in library.clips():
            twin = named(other, record.file.path.stem)
            assert twin.move.model_copy(update={"grid": None}) == record.move.model_copy(update={"grid": None})
            if record.own is not None:
                assert twin.own is not None
                assert twin.own.source == GridSource.ANNOTATION
                assert twin.own.beats == pytest.approx(record.own.beats)
                assert twin.own.first_one == record.own.first_one


def test_an_export_keeps_what_other_tools_wrote(library: Library, tmp_path: Path) -> None:
    """A file that is written over keeps its header and the keys of other tools; a file that is none stays whole."""
    path = tmp_path / "words.json"
    library.export_annotations(path)
    data = json.loads(path.read_text())
    data["instructions"] = "of another tool"
    data["clips"][0]["estimated_tempo"] = 129
    path.write_text(json.dumps(data))
    library.export_annotations(path)
    again = json.loads(path.read_text())
    assert (again["instructions"], again["clips"][0]["estimated_tempo"]) == ("of another tool", 129)
    path.write_text("my diary")
    with pytest.raises(InvalidRequestError):
        library.export_annotations(path)
    assert path.read_text() == "my diary"
