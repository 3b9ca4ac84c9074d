"""The plan that somebody is working on is saved apart, and survives whatever happens to the program."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from choreo_desktop.domain.blueprint import Blueprint, read_unfinished
from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.moves import Energy
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.services.drafts import FILE_NAME, Draft, DraftStore

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
REQUEST = ChoreographyRequest(song_id="7", energy_level=Energy.HIGH, must_have=("Basic",), seed=3)


def plan_of(moves: int = 2, **more: object) -> Blueprint:
    """A plan of so many moves."""
    return read_unfinished(
        {
            "task_id": "t",
            "audio_path": "songs/x.mp3",
            "moves": [{"video_path": "a.mp4", "start_time": 4.0 * i, "duration": 4.0} for i in range(moves)],
            "output_config": {"output_path": "o.mp4"},
            **more,
        }
    )


@pytest.mark.parametrize("moves", [0, 2])
def test_save_and_load(tmp_path: Path, moves: int) -> None:
    """All of it comes back: the plan, even an empty one, with the keys of other tools, and where it came from."""
    plan = plan_of(moves, studio={"room": "\ud800"}, markers=[{"time": 1.5, "text": "höre"}])
    store = DraftStore(tmp_path / "draft", now=lambda: NOON)
    saved = store.save(Draft(plan, REQUEST, 7, "task-1"))
    loaded, told = DraftStore(tmp_path / "draft").load()
    assert told == ()
    assert loaded == saved == Draft(plan, REQUEST, 7, "task-1", NOON)
    assert loaded.blueprint.to_json() == plan.to_json()
    assert loaded.song_key == "songs/x.mp3"
    store.save(Draft(plan_of(1)))
    loaded, _ = store.load()
    assert loaded is not None
    assert (len(loaded.blueprint.moves), loaded.request, loaded.song_number, loaded.task_id) == (1, None, None, "")


def test_nothing_kept(tmp_path: Path) -> None:
    """Without a draft, and after it was cleared, there is none and nothing is told."""
    store = DraftStore(tmp_path)
    assert store.load() == (None, ())
    store.save(Draft(plan_of()))
    store.clear()
    store.clear()
    assert store.load() == (None, ())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"schema_version": 2}', b"[" * 100_000, b"null"],
)
def test_a_damaged_file_is_put_aside(tmp_path: Path, content: bytes) -> None:
    """It is told in a sentence, kept under another name, and the next draft is saved as ever."""
    store = DraftStore(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(content)
    draft, told = store.load()
    assert draft is None
    assert told[0].startswith("The plan you were working on is damaged")
    assert (tmp_path / "plan.unusable-1").read_bytes() == content
    store.save(Draft(plan_of()))
    assert store.load()[0] is not None


def test_a_damaged_plan_and_damaged_choices(tmp_path: Path) -> None:
    """Choices that cannot be read do not take the plan with them; a plan that cannot be read is put aside."""
    store = DraftStore(tmp_path)
    store.save(Draft(plan_of(), REQUEST))
    path = tmp_path / FILE_NAME
    text = path.read_text()
    path.write_text(text.replace('"seed"', '"sowing"'))
    draft, told = store.load()
    assert draft is not None
    assert (len(draft.blueprint.moves), draft.request) == (2, None)
    assert "choices" in told[0]
    path.write_text(text.replace('"a.mp4"', '"../a.mp4"'))
    assert store.load()[0] is None


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Saving says so in a sentence."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="could not be written"):
        DraftStore(tmp_path / "file").save(Draft(plan_of()))


SAVER = """
import sys
from pathlib import Path
from choreo_desktop.services.drafts import DraftStore, Draft
from tests.services.test_drafts import plan_of
store = DraftStore(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    number += 1
    store.save(Draft(plan_of(number % 150, plan_notes=str(number) * 500), None, number))
    print(number, flush=True)
"""


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """A program that saves all the time is killed again and again: what was saved last is always there, whole."""
    store, last = DraftStore(tmp_path), 0
    for lines in (1, 2, 3, 5, 8, 13):
        command = [sys.executable, "-c", SAVER, str(tmp_path), str(last)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as saver:
            assert saver.stdout is not None
            for _ in range(lines):
                last = int(saver.stdout.readline())
            saver.kill()
            last = max([last, *(int(line) for line in saver.stdout if line.endswith("\n"))])
        draft, told = store.load()
        assert told == ()
        assert draft is not None
        assert draft.song_number in (last, last + 1)
        assert len(draft.blueprint.moves) == draft.song_number % 150
        assert draft.blueprint.plan_notes == str(draft.song_number) * 500
        last = draft.song_number
        assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_a_draft_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its place, so that somebody can look; a copy is promised only where one was made."""
    (tmp_path / FILE_NAME).mkdir()
    draft, told = DraftStore(tmp_path).load()
    assert draft is None
    assert told == (f"The plan you were working on cannot be read (Is a directory): {tmp_path / FILE_NAME}.",)
    (tmp_path / FILE_NAME).rmdir()
    (tmp_path / FILE_NAME).write_text("{")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    draft, told = DraftStore(tmp_path).load()
    assert draft is None
    assert len(told) == 1
    assert "kept as" not in told[0]
    assert (tmp_path / FILE_NAME).read_text() == "{"
