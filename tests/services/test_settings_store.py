import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.errors import ProcessingError
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.settings import (
    ENCODERS,
    SETTINGS_VERSION,
    AppSettings,
    LocalStorage,
    S3Storage,
    VideoSettings,
)
from choreo_desktop.services.settings_store import SettingsStore

words = st.text(st.characters(codec=None, categories=None), max_size=30)
storages = st.builds(LocalStorage, root=words, clips=words, songs=words, results=words) | st.builds(
    S3Storage,
    bucket=st.text(min_size=1, max_size=30),
    prefix=words,
    endpoint_url=words,
    region=words,
    profile=words,
    path_style=st.booleans(),
)
any_settings = st.builds(
    AppSettings,
    storage=storages,
    video=st.builds(
        VideoSettings,
        width=st.sampled_from([32, 720]),
        fit=st.sampled_from(["bars", "crop"]),
        encoder=st.sampled_from(ENCODERS),
    ),
    genre=st.sampled_from(list(GENRES)),
    count_mode=st.sampled_from([4, 8]),
    theme=st.sampled_from(["system", "light", "dark"]),
    language=st.sampled_from(["system", "en", "es"]),
    ffmpeg_path=words,
    workers=st.integers(0, 64),
    timeout_minutes=st.floats(0.001, 1440),
    cache_gigabytes=st.floats(0.1, 1000),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from([*AppSettings.model_fields, *S3Storage.model_fields, *VideoSettings.model_fields, "root"])
nearly_settings = st.recursive(
    st.sampled_from(["s3", "local", "b", 1, 2, -1, 0.5, True, None, "", 10**400]) | json_values,
    lambda inner: st.dictionaries(fields, inner, max_size=6),
    max_leaves=12,
)


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    """Settings of a person who has none yet."""
    return SettingsStore(tmp_path / "config" / "settings.json")


def put(store: SettingsStore, content: str | bytes) -> None:
    """Write the file as somebody else would."""
    store.path.parent.mkdir(parents=True, exist_ok=True)
    store.path.write_bytes(content.encode() if isinstance(content, str) else content)


def others(store: SettingsStore) -> list[str]:
    """Names of the files beside the settings."""
    return sorted(p.name for p in store.path.parent.iterdir() if p != store.path)


def test_without_a_file_the_defaults_hold(store: SettingsStore) -> None:
    """The first start needs no settings and says nothing."""
    assert store.load() == (AppSettings(), [])


def test_saved_settings_come_back(store: SettingsStore) -> None:
    """What was set yesterday is set today, and no other file is left behind."""
    chosen = AppSettings(storage=S3Storage(bucket="dancers", prefix="ü"), workers=3)
    store.save(AppSettings())
    store.save(chosen)
    assert store.load() == (chosen, [])
    assert others(store) == []


@given(chosen=any_settings)
@settings(deadline=None)
def test_every_setting_survives(chosen: AppSettings) -> None:
    """No choice a person can make is lost between two starts."""
    with TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder) / "settings.json")
        store.save(chosen)
        assert store.load() == (chosen, [])


@given(data=json_values | nearly_settings)
@settings(deadline=None, max_examples=150)
def test_no_content_stops_the_program(data: Any) -> None:
    """Whatever stands in the file, the program starts, keeps the file and can save its settings again."""
    with TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder) / "settings.json")
        put(store, json.dumps(data))
        loaded, notices = store.load()
        assert (
            json.loads(store.path.read_text()) == json.loads(json.dumps(data))
            or data != data
            or "NaN" in (store.path.read_text())
        )
        assert bool(notices) == bool(others(store))
        store.save(loaded)
        assert store.load() == (loaded, [])


@given(content=st.binary(max_size=60))
@settings(deadline=None)
def test_no_bytes_stop_the_program(content: bytes) -> None:
    """A file that a crash left half written does not stop the program."""
    with TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder) / "settings.json")
        put(store, content)
        _, notices = store.load()
        assert len(notices) == 1 or json.loads(content)
        assert store.path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", "3", "{" * 100_000, "[" * 100_000, b"\xff\xfe{}", "1" * 5000, " " * 2_000_000],
    ids=["empty", "half", "list", "null", "number", "deep", "deep list", "bytes", "long number", "huge"],
)
def test_a_damaged_file_is_kept_and_told(store: SettingsStore, content: str | bytes) -> None:
    """A damaged file gives one sentence, the defaults and a copy to look at."""
    put(store, content)
    loaded, notices = store.load()
    assert loaded == AppSettings()
    assert notices == [
        "The settings file is damaged; the defaults are used. The file as it was is kept as settings.json.damaged-1."
    ]
    assert (store.path.parent / "settings.json.damaged-1").read_bytes() == store.path.read_bytes()


def test_the_same_damage_is_kept_once(store: SettingsStore) -> None:
    """Starting the program every day does not fill the folder with copies; another damage gets another one."""
    put(store, "{")
    store.load()
    store.load()
    assert others(store) == ["settings.json.damaged-1"]
    put(store, "{{")
    store.load()
    assert others(store) == ["settings.json.damaged-1", "settings.json.damaged-2"]


def test_only_the_bad_setting_is_reset(store: SettingsStore) -> None:
    """One typing error in the file does not cost the other settings."""
    storage = {"kind": "s3", "bucket": "dancers", "path_style": "perhaps", "prefix": "x"}
    put(store, json.dumps({"storage": storage, "workers": 4, "timeout_minutes": -1, "ffmpeg_path": 7}))
    loaded, notices = store.load()
    assert loaded == AppSettings(storage=S3Storage(bucket="dancers", prefix="x"), workers=4)
    named = [notice.split(" was reset: ")[0] for notice in notices]
    assert named == [
        "The setting storage.path_style",
        "The setting ffmpeg_path",
        "The setting timeout_minutes",
    ]
    assert "greater than 0" in notices[2]
    assert others(store) == ["settings.json.damaged-1"]


@pytest.mark.parametrize(
    "storage", [{"kind": "s3"}, {"kind": "ftp"}, {}, "local", {"bucket": "b"}, {"kind": "s3", "bucket": ""}]
)
def test_a_storage_that_cannot_be_used_is_reset(store: SettingsStore, storage: Any) -> None:
    """A bucket without a name is not used; the person's other settings are."""
    put(store, json.dumps({"storage": storage, "workers": 4}))
    loaded, notices = store.load()
    assert loaded == AppSettings(workers=4)
    assert notices[0].startswith("The setting storage")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1" + "0" * 400, "[]", "{}"])
def test_numbers_and_texts_that_are_none(store: SettingsStore, value: str) -> None:
    """Values no dialog could give are reset, each by its name."""
    put(store, f'{{"cache_gigabytes": {value}, "ffmpeg_path": {value}}}')
    loaded, notices = store.load()
    assert loaded == AppSettings()
    assert sorted(notice.split()[2] for notice in notices) == ["cache_gigabytes", "ffmpeg_path"]


def test_settings_of_a_newer_program_are_kept(store: SettingsStore) -> None:
    """Trying an old version for a day does not cost the settings of the new one."""
    newer = json.dumps({"schema_version": SETTINGS_VERSION + 1, "workers": 4})
    put(store, newer)
    loaded, notices = store.load()
    assert loaded == AppSettings()
    assert len(notices) == 1
    assert "written by a newer version" in notices[0]
    store.save(loaded)
    assert (store.path.parent / "settings.json.newer-1").read_text() == newer


def test_settings_of_an_older_program_are_taken_over(store: SettingsStore) -> None:
    """What was set in the version before is still set; its file is kept for going back."""
    older = json.dumps({"schema_version": 1, "workers": 4, "storage": {"kind": "local", "root": "/dance"}})
    put(store, older)
    loaded, notices = store.load()
    assert (loaded, notices) == (AppSettings(workers=4, storage=LocalStorage(root="/dance")), [])
    assert others(store) == []
    store.save(loaded)
    store.save(loaded)
    assert store.load() == (loaded, [])
    assert json.loads(store.path.read_text())["schema_version"] == SETTINGS_VERSION
    assert others(store) == ["settings.json.version-1"]
    assert (store.path.parent / "settings.json.version-1").read_text() == older


def test_a_bad_setting_of_an_older_program(store: SettingsStore) -> None:
    """A damaged setting of the version before is reset alone, as one of this version is."""
    put(store, json.dumps({"schema_version": 1, "workers": -4, "timeout_minutes": 3}))
    loaded, notices = store.load()
    assert loaded == AppSettings(timeout_minutes=3)
    assert len(notices) == 1
    assert others(store) == ["settings.json.damaged-1"]


@pytest.mark.parametrize("version", [0, -3, 1.5, "1", True, None, [], 10**400])
def test_a_version_that_never_was(store: SettingsStore, version: Any) -> None:
    """A version that makes no sense costs no setting, unless it is of a newer program."""
    put(store, json.dumps({"schema_version": version, "workers": 4}))
    loaded, notices = store.load()
    assert loaded == (AppSettings() if version == 10**400 else AppSettings(workers=4))
    assert len(notices) == 1


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"genre": "tango"}, "genre"),
        ({"theme": "pink"}, "theme"),
        ({"language": "tlh"}, "language"),
        ({"count_mode": 6}, "count_mode"),
        ({"video": {"encoder": "h264_magic"}}, "video.encoder"),
        ({"storage": {"kind": "local", "results": 3}}, "storage.results"),
    ],
)
def test_choices_that_do_not_exist_are_reset(store: SettingsStore, data: dict[str, Any], field: str) -> None:
    """A dance, look, language or encoder that this version does not know falls back to the usual one."""
    put(store, json.dumps({**data, "workers": 4}))
    loaded, notices = store.load()
    assert loaded == AppSettings(workers=4)
    assert [notice.split(" was reset")[0] for notice in notices] == [f"The setting {field}"]


def test_nothing_but_settings_is_saved(store: SettingsStore) -> None:
    """A secret that somebody wrote into the file by hand is not carried on."""
    secret = {"aws_secret_access_key": "hunter2", "storage": {"kind": "s3", "bucket": "b", "secret": "hunter2"}}
    put(store, json.dumps(secret))
    loaded, _ = store.load()
    store.save(loaded)
    assert "hunter2" not in store.path.read_text()


def test_a_byte_order_mark_is_no_damage(store: SettingsStore) -> None:
    """A file saved with the editor of Windows is read."""
    put(store, b"\xef\xbb\xbf" + b'{"workers": 4}')
    assert store.load() == (AppSettings(workers=4), [])


def test_a_file_that_cannot_be_read_is_told(store: SettingsStore) -> None:
    """A folder in place of the file gives a sentence, not a traceback."""
    store.path.mkdir(parents=True)
    loaded, notices = store.load()
    assert loaded == AppSettings()
    assert len(notices) == 1
    assert "cannot be read" in notices[0]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Saving where nothing can be saved gives a sentence."""
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "settings.json")
    with pytest.raises(ProcessingError, match=r"The settings cannot be saved in"):
        store.save(AppSettings())
    assert store.load()[0] == AppSettings()


def test_a_failed_save_leaves_the_old_settings(store: SettingsStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while saving costs the change, not the settings."""
    store.save(AppSettings(workers=4))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProcessingError, match=r"No space left on device"):
        store.save(AppSettings(workers=5))
    assert store.load() == (AppSettings(workers=4), [])
    assert others(store) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(store: SettingsStore, tmp_path: Path) -> None:
    """Settings that are kept elsewhere behind a link are saved there."""
    target = tmp_path / "dotfiles.json"
    store.path.parent.mkdir()
    store.path.symlink_to(target)
    store.save(AppSettings(workers=4))
    assert store.path.is_symlink()
    assert json.loads(target.read_text())["workers"] == 4


def test_a_copy_is_promised_only_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the defaults are used, and nobody is told of a copy that could not be made."""
    path = tmp_path / "settings.json"
    path.write_text("{")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("choreo_desktop.services.settings_store.shutil.copyfile", full)
    settings, notices = SettingsStore(path).load()
    assert settings == AppSettings()
    assert len(notices) == 1
    assert "kept as" not in notices[0]
    assert path.read_text() == "{"
