from pathlib import Path

import pytest

from choreo_desktop.domain.corrections import Anchor, Corrections, GivenGrid, Pace, Shift, Taps, ThisIsOne
from choreo_desktop.domain.errors import StorageError
from choreo_desktop.services.corrections_store import CorrectionsStore

DIGEST = "0123456789abcdef0123456789abcdef"
SOME = Corrections(
    steps=(
        ThisIsOne(at=1.25),
        Shift(beats=-0.5),
        Pace(factor="double"),
        Anchor(beat=3.1, to=3.2),
        Taps(times=(1.0, 1.5, 2.0, 2.5), first_one=1),
        GivenGrid(beats=(0.1, 0.6000000000000001), counts=(1, 2)),
    )
)


@pytest.fixture
def store(tmp_path: Path) -> CorrectionsStore:
    """A store whose folder is not there yet."""
    return CorrectionsStore(tmp_path / "data" / "corrections")


def files(store: CorrectionsStore) -> list[str]:
    """What lies in its folder."""
    return sorted(path.name for path in store._folder.iterdir())


def test_corrections_come_back(store: CorrectionsStore) -> None:
    """What was saved for a song is loaded for it, to the last digit, by another program too; other songs have none."""
    assert store.load(DIGEST) == (Corrections(), ())
    store.save(DIGEST, SOME, "Song: naïve \udc80.mp3")
    assert CorrectionsStore(store._folder).load(DIGEST) == (SOME, ())
    assert store.load(DIGEST.replace("0", "1")) == (Corrections(), ())
    assert files(store) == [f"{DIGEST}.json"]


def test_saving_again_replaces(store: CorrectionsStore) -> None:
    """The last saved corrections count, and saving none leaves no file."""
    store.save(DIGEST, SOME)
    store.save(DIGEST, Corrections(steps=SOME.steps[:1]))
    assert store.load(DIGEST)[0].steps == SOME.steps[:1]
    store.save(DIGEST, Corrections())
    assert files(store) == []


def test_forgetting(store: CorrectionsStore) -> None:
    """What is forgotten is gone, and forgetting twice does no harm."""
    store.save(DIGEST, SOME)
    assert store.forget(DIGEST)
    assert not store.forget(DIGEST)
    assert store.load(DIGEST) == (Corrections(), ())


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"corrections": {"schema_version": 2, "steps": []}}', b'{"corrections": 3}'],
)
def test_a_damaged_file_is_put_aside(store: CorrectionsStore, content: bytes) -> None:
    """The song is heard without corrections, a sentence says so, and the file is kept under another name."""
    store.save(DIGEST, SOME)
    path = store._folder / f"{DIGEST}.json"
    for number in (1, 2):
        path.write_bytes(content)
        corrections, notes = store.load(DIGEST)
        assert corrections == Corrections()
        assert len(notes) == 1
        assert f"{DIGEST}.unusable-{number}" in notes[0]
    store.save(DIGEST, SOME)
    assert store.load(DIGEST) == (SOME, ())
    assert (store._folder / f"{DIGEST}.unusable-1").read_bytes() == content


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A file in the folder's place ends in one sentence when saving, and in none when loading."""
    (tmp_path / "file").write_text("in the way")
    store = CorrectionsStore(tmp_path / "file")
    with pytest.raises(StorageError, match="could not be written"):
        store.save(DIGEST, SOME)
    corrections, notes = store.load(DIGEST)
    assert corrections == Corrections()
    assert len(notes) == 1


def test_only_hashes_are_names(store: CorrectionsStore) -> None:
    """What is no content hash never becomes a path."""
    for name in ("../../etc/passwd", "", "ABC", DIGEST + "/x"):
        with pytest.raises(ValueError, match="no content hash"):
            store.load(name)


def test_what_cannot_be_put_aside_or_forgotten_is_told(
    store: CorrectionsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No copy is promised that could not be made, and nothing is said to be gone that is still there."""
    store.save(DIGEST, SOME)
    path = store._folder / f"{DIGEST}.json"
    path.write_text("{")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    corrections, notes = store.load(DIGEST)
    assert corrections == Corrections()
    assert len(notes) == 1
    assert "kept as" not in notes[0]
    with pytest.raises(StorageError, match="could not be removed"):
        store.forget(DIGEST)
    assert path.read_text() == "{"
