import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest

from choreo_desktop.domain.corrections import Taps
from choreo_desktop.domain.errors import DatabaseError, ResourceError
from choreo_desktop.domain.moves import ClipGrid, Difficulty, Energy, GridSource, Position, Role, Style
from choreo_desktop.domain.records import ClipRecord, EnteredTempo
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from choreo_desktop.library.migrations import run
from tests.library.samples import GRID, clip, generated, stamp

ADD_MANY = """
import sys
from pathlib import Path
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from tests.library.samples import clip
sys.stdin.readline()
with Database(Path(sys.argv[1])) as database:
    clips = ClipRepository(database)
    added = [clips.add(clip(number)) for number in range(int(sys.argv[2]), int(sys.argv[3]))]
    print(sum(record is not None for record in added))
"""
EVERYTHING: dict[str, Any] = {
    "name": "Lady's turn",
    "category": "ladyturn",
    "difficulty": Difficulty.ADVANCED,
    "energy": Energy.HIGH,
    "style": Style.SENSUAL,
    "role": Role.FOLLOW,
    "entry": Position.OPEN,
    "exit": Position.HAMMERLOCK,
    "notes": "First line\nsecond “line”; 100 % ☀",
    "credit": "Ana & Luis",
    "tags": ("class of May", "slow"),
    "motion": 0.25,
    "guessed": frozenset({"energy", "style"}),
}
OWN = ClipGrid(beats=(0.5, 1.0, 1.5), first_one=1, sure=True, source=GridSource.TAPS)


@pytest.fixture
def clips(database: Database) -> ClipRepository:
    """The clips of an empty library."""
    return ClipRepository(database)


def added(clips: ClipRepository, record: ClipRecord) -> ClipRecord:
    """A clip that came in."""
    found = clips.add(record)
    assert found is not None
    return found


def test_everything_is_remembered(path: Path) -> None:
    """All that is known about a clip is there tomorrow, with its number."""
    taps = Taps(times=(0.5, 1.0, 1.5, 2.0), first_one=1)
    known = clip(7, **EVERYTHING).model_copy(update={"own": OWN, "given": taps, "judgement": ("No sound.",)})
    with Database(path) as database:
        number = added(ClipRepository(database), known).number
    with Database(path) as database:
        found = ClipRepository(database).get(number)
    assert found.model_copy(update={"number": 0, "move": known.move}) == known
    assert found.move == known.move.model_copy(update={"grid": OWN})


def test_a_persons_grid_outranks_the_heard_one_and_both_are_kept(clips: ClipRepository) -> None:
    """What was heard stays apart: taking the taps back brings it back."""
    number = added(clips, clip(1)).number
    given = EnteredTempo(bpm=120, first_one=0.5)
    tapped = clips.change(number, lambda c: c.model_copy(update={"own": OWN, "given": given}))
    assert (tapped.move.grid, tapped.heard, tapped.given) == (OWN, GRID, given)
    back = clips.change(number, lambda c: c.model_copy(update={"own": None, "given": None}))
    assert back.move.grid == GRID
    assert back.move.grid.confidence == 0.8


def test_one_content_comes_in_once(clips: ClipRepository) -> None:
    """A second copy of a clip is no second clip."""
    first = added(clips, clip(1))
    assert clips.add(clip(1, "/elsewhere/copy.mp4")) is None
    assert clips.list() == [first]


def test_finding_by_content_place_and_number(clips: ClipRepository) -> None:
    """A clip is found by whatever is known of it."""
    record = added(clips, clip(1))
    assert clips.with_digest(record.file.digest) == record
    assert clips.at(record.file.path) == record
    assert clips.get(record.number) == record
    assert clips.with_digest("none") is None
    assert clips.at(Path("/nowhere.mp4")) is None
    with pytest.raises(ResourceError, match="no clip 99"):
        clips.get(99)


def test_file_names_that_are_no_text(clips: ClipRepository) -> None:
    """A file whose name no encoding knows is found again, byte by byte."""
    odd = "/clips/\udcff\udcfe.mp4"
    record = added(clips, clip(1, odd, name="\udcff"))
    assert record.file.path == Path(odd)
    assert record.move.name == "?"


def test_changes_of_several_are_made_together(clips: ClipRepository) -> None:
    """Where one of many changes cannot be made, none is."""
    numbers = [added(clips, clip(number)).number for number in range(3)]
    twin = stamp(0)
    with pytest.raises(ResourceError, match="same content"):
        clips.change_all(numbers, lambda c: c.model_copy(update={"file": twin, "rate": 25.0}))
    with pytest.raises(ResourceError):
        clips.change_all([*numbers, 99], lambda c: c.model_copy(update={"rate": 24.0}))
    assert {record.rate for record in clips.list()} == {30.0}


def test_removing_and_putting_back(clips: ClipRepository) -> None:
    """What is taken out can be put back as it was, number and all; no other clip ever gets its number."""
    first, second = added(clips, clip(1)), added(clips, clip(2))
    removed = clips.remove(second.number)
    assert clips.list() == [first]
    assert clips.search("move 2") == []
    assert added(clips, clip(3)).number == second.number + 1
    assert clips.add(removed) == second
    assert clips.search("move 2") == [second]
    with pytest.raises(ResourceError):
        clips.remove(99)


def test_a_full_disk_leaves_nothing_half_written(database: Database, clips: ClipRepository) -> None:
    """A clip that does not fit any more is not there at all, and the sentence says why."""
    before = added(clips, clip(1))
    with database.session() as db:
        run(db, "PRAGMA max_page_count = 1")
    with pytest.raises(DatabaseError, match="disk is full"):
        clips.add(clip(2, notes="x" * 20_000))
    assert clips.list() == [before]
    assert clips.search("xxxx") == []


def test_a_record_that_cannot_be_understood_is_told(database: Database, clips: ClipRepository) -> None:
    """A record that something else spoiled is named, not a traceback."""
    number = added(clips, clip(1)).number
    with database.session() as db:
        run(db, "UPDATE clips SET energy = 'solar'")
    with pytest.raises(DatabaseError, match=f"clip {number} in the library cannot be understood"):
        clips.list()


def test_threads_share_the_library(clips: ClipRepository) -> None:
    """Workers bring clips in at once, of which some are the same, and nothing is lost or doubled."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: clips.add(clip(number % 40)), range(80)))
    assert sum(record is not None for record in found) == 40
    assert len(clips.list()) == len({record.number for record in clips.list()}) == 40


def test_two_programs_on_one_library(path: Path) -> None:
    """Two programs that bring the same clips in at once end with one of each."""
    Database(path).close()
    ranges = (("0", "60"), ("30", "90"))
    children = [
        Popen([sys.executable, "-c", ADD_MANY, str(path), *r], stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True)
        for r in ranges
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    ends = [(*child.communicate(), child.returncode) for child in children]
    assert [end[1:] for end in ends] == [("", 0)] * 2
    assert sum(int(end[0]) for end in ends) == 90
    with Database(path) as database:
        clips = ClipRepository(database)
        assert len(clips.list()) == 90
        assert len(clips.search("", 1000)) == 90


def test_a_huge_library(clips: ClipRepository, database: Database) -> None:
    """Thousands of clips are listed, and searched by parts of words; how fast is for the benchmark to say."""
    with database.session():
        for number in range(2_000):
            added(clips, generated(number))
    assert len(clips.list()) == 2_000
    assert len(clips.search("", 10_000)) == 2_000
    assert [c.move.name for c in clips.search("lady 1998")] == ["Ladyturn 1998"]
    assert {c.move.category for c in clips.search("turn")} == {"ladyturn"}
    assert len(clips.search("turn")) == 200
