"""What the README promises is there: commands, options, settings, pictures, rights."""

import argparse
import importlib
import json
import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import settings as moto_settings
from moto.iam.access_control import S3IAMRequest

from choreo_desktop.cli import _parser
from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove, OutputConfig, read_blueprint
from choreo_desktop.domain.errors import ChoreoError, ResourceError
from choreo_desktop.domain.settings import AppSettings, LocalStorage, S3Storage, VideoSettings
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.fakes.s3_server import Bucket, aws_environment, bucket, s3_client

__all__ = ["aws_environment", "bucket", "s3_client"]

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MOST_BYTES = 150_000
LARGE = 12_000_000

Parser = argparse.ArgumentParser


def section(title: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    head = re.search(rf"^(#+) {re.escape(title)}$", README, re.MULTILINE)
    assert head, f"the README has no section {title}"
    rest = README[head.end() :]
    end = re.search(rf"^#{{1,{len(head[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def blocks(text: str, language: str = "") -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def rows(text: str) -> dict[str, str]:
    """The first table of a text: the second cell by the first."""
    table = re.search(r"^\|---.*\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert table
    cells = [line.strip("|\n ").split(" | ", 1) for line in table[1].splitlines()]
    return dict(cells)


def commands() -> list[list[str]]:
    """The words of every command of ours in a code block."""
    lines = [line.partition("  #")[0].strip() for block in blocks(README) for line in block.splitlines()]
    ours = [re.sub(r"^uv run --no-sync ", "", line) for line in lines]
    return [shlex.split(line)[1:] for line in ours if line.startswith("choreo-desktop")]


def parsers(parser: Parser) -> Iterator[Parser]:
    """A parser and all below it."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in dict.fromkeys(action.choices.values()):
                yield from parsers(below)


def options(parser: Parser) -> set[str]:
    """The options of a command, without those that all have."""
    named = {option for action in parser._actions for option in action.option_strings if option.startswith("--")}
    return named - {"--help", "--json", "--version"}


def test_every_command_can_be_typed_as_it_stands() -> None:
    """Whoever copies a line of the README is understood."""
    assert len(commands()) > 15
    for words in commands():
        assert _parser().parse_args(words).command == (words[0] if words else None)


def test_every_command_and_option_is_told() -> None:
    """What can be typed stands in the README, and what stands in its tables can be typed."""
    every = list(parsers(_parser()))
    for parser in every[1:]:
        name = parser.prog.removeprefix("choreo-desktop ")
        assert name in README, parser.prog
        told = {option for option in options(parser) if re.search(rf"{option}(?![a-z-])", README)}
        assert told == options(parser), parser.prog
    tables = re.findall(r"^\| (`--.*?) \|", README, re.MULTILINE)
    told = {option for cell in tables for option in re.findall(r"--[a-z]+", cell)}
    assert told <= {option for parser in every for option in options(parser) | {"--json"}}


def test_every_target_of_make_is_there() -> None:
    """``make something`` of the README is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)", README, re.MULTILINE)
    names = {first or second for first, second in told}
    assert {"demo", "test", "run", "check", "bench"} <= names <= targets


def test_every_module_that_is_run_is_there() -> None:
    """``python -m`` of the README names modules that can be run."""
    names = {name for name in re.findall(r"python -m ([\w.]+)", README) if not name.endswith("NAME")}
    names |= {f"tests.benchmarks.{name}" for name in re.findall(r"`(bench_\w+)`", README)}
    for name in names:
        assert importlib.util.find_spec(name), name


def test_the_settings_are_those_of_the_program() -> None:
    """The table of the settings has each of them, its parts, and what it is at first."""
    table = rows(section("Settings"))
    assert {name.strip("`") for name in table} == set(AppSettings.model_fields) - {"schema_version"}
    for name, field in VideoSettings.model_fields.items():
        assert f"`{name}`" in table["`video`"]
        assert str(field.default).removesuffix(".0") in table["`video`"], name
    for name in ("genre", "count_mode", "timeout_minutes", "max_stretch", "cache_gigabytes", "workers", "render_ahead"):
        default = AppSettings.model_fields[name].default
        assert str(default).lower() in table[f"`{name}`"].lower(), name


@pytest.mark.parametrize(("title", "model"), [("Folders", LocalStorage), ("An S3 bucket", S3Storage)])
def test_the_storage_can_be_copied_into_the_settings(title: str, model: type[LocalStorage | S3Storage]) -> None:
    """The example of a storage is one, with every field that there is."""
    example = re.search(r"`(\{.*?\})`", section(title), re.DOTALL)
    assert example
    data = json.loads(example[1])
    assert set(data) == set(model.model_fields)
    assert model.model_validate(data).model_dump() == data


def test_the_blueprint_can_be_copied() -> None:
    """The example of a blueprint is read, and every key that there is, is told."""
    text = section("The blueprint")
    (example,) = blocks(text, "json")
    assert read_blueprint(example).moves
    for model in (Blueprint, BlueprintMove, OutputConfig):
        for name in model.model_fields:
            assert f'"{name}"' in text or f"`{name}`" in text, name


def test_every_picture_is_there_in_both_looks_and_small() -> None:
    """Pictures load quickly, follow the look of the reader, and say what they show where they do not load."""
    folder = ROOT / "packaging" / "screenshots"
    told = set(re.findall(r'(?:srcset|src)="packaging/screenshots/([\w-]+\.png)"', README))
    assert told == {path.name for path in folder.glob("*.png")}
    assert {name.removesuffix("-dark.png") for name in told if name.endswith("-dark.png")} == {
        name.removesuffix("-light.png") for name in told if name.endswith("-light.png")
    }
    assert all((folder / name).stat().st_size < MOST_BYTES for name in told)
    assert README.count('alt="') == README.count("<img ")


def test_every_link_leads_somewhere() -> None:
    """Links within the README go to its headings."""
    heads = {
        re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^#+ (.*)$", README, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]*)\)", README))
    assert links
    assert links <= heads


# The rights of a bucket


def policy(name: str, prefix: str) -> dict[str, Any]:
    """The policy of the README, for another bucket."""
    (text,) = (block for block in blocks(section("An S3 bucket"), "json") if "Statement" in block)
    found: dict[str, Any] = json.loads(text.replace("our-dance-school", name).replace("/bachata/", f"/{prefix}/"))
    return found


def without(policy: dict[str, Any], right: str) -> dict[str, Any]:
    """The policy with one right less."""
    statements = [
        {**each, "Action": [action for action in each["Action"] if action != right]} for each in policy["Statement"]
    ]
    return {**policy, "Statement": statements}


@contextmanager
def guarded(bucket: Bucket, policy: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[S3StorageBackend]:
    """The bucket as a user sees it who has the rights of a policy and no others."""
    # The server knows a right HeadBucket, where Amazon asks for ListBucket.
    for statement in policy["Statement"]:
        statement["Action"] += ["s3:HeadBucket"] if "s3:ListBucket" in statement["Action"] else []
    with closing(boto3.client("iam", endpoint_url=bucket.endpoint)) as iam:
        user = f"dancer-{bucket.name}"
        iam.create_user(UserName=user)
        iam.put_user_policy(UserName=user, PolicyName="dance", PolicyDocument=json.dumps(policy))
        key = iam.create_access_key(UserName=user)["AccessKey"]
    with monkeypatch.context() as patch:
        patch.setattr(moto_settings, "INITIAL_NO_AUTH_ACTION_COUNT", 0)
        patch.setattr(S3IAMRequest, "check_signature", lambda _: None)  # it cannot check bodies that are streamed
        backend = S3StorageBackend(
            bucket.name,
            prefix="bachata",
            endpoint_url=bucket.endpoint,
            region="us-east-1",
            access_key=key["AccessKeyId"],
            secret_key=key["SecretAccessKey"],
            path_style=True,
        )
        with closing(backend):
            yield backend


def use(storage: S3StorageBackend, folder: Path) -> None:
    """Everything that the program does with a bucket."""
    storage.prove()
    storage.check_destination("output/a.mp4", 1)
    small, large = folder / "small.bin", folder / "large.bin"
    small.write_bytes(b"one")
    large.write_bytes(bytes(LARGE))
    storage.upload_file(small, "clips/small.bin")
    storage.upload_file(large, "output/large.bin")
    assert set(storage.list_versions("clips/")) == {"clips/small.bin"}
    assert storage.fetch("clips/small.bin", folder).read_bytes() == b"one"
    storage.download_file("output/large.bin", str(folder / "back.bin"))
    assert not storage.file_exists("clips/none.bin")
    with pytest.raises(ResourceError):
        storage.fetch("clips/none.bin", folder)
    assert storage.delete_file("clips/small.bin")
    assert storage.delete_file("output/large.bin")


def break_off(storage: S3StorageBackend, folder: Path) -> None:
    """An upload that is cancelled in its middle."""
    large, cancel = folder / "large.bin", CancelToken()
    large.write_bytes(bytes(LARGE))
    with pytest.raises(Cancelled):
        storage.deliver(large, "output/half.bin", cancel=cancel, progress=_stopping(cancel))


def _stopping(cancel: CancelToken) -> Callable[[int, int], None]:
    def told(done: int, _: int) -> None:
        if done:
            cancel.cancel()

    return told


def test_the_rights_of_the_readme_are_enough(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the policy of the README everything works, and nothing is left of what was cancelled."""
    with guarded(bucket, policy(bucket.name, "bachata"), monkeypatch) as storage:
        use(storage, tmp_path)
        break_off(storage, tmp_path)
    assert bucket.everything() == []
    assert bucket.unfinished() == []


@pytest.mark.parametrize("right", ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"])
def test_none_of_the_rights_is_too_many(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, right: str
) -> None:
    """Where one is missing, the test of the connection names it."""
    with (
        guarded(bucket, without(policy(bucket.name, "bachata"), right), monkeypatch) as storage,
        pytest.raises(ChoreoError) as caught,
    ):
        use(storage, tmp_path)
    assert right.removeprefix("s3:") in caught.value.error


@pytest.mark.parametrize("right", ["s3:AbortMultipartUpload", "s3:ListBucketMultipartUploads"])
def test_without_the_rights_to_tidy_up(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, right: str
) -> None:
    """Without them all works, but the log says that parts of a cancelled upload may be left."""
    with guarded(bucket, without(policy(bucket.name, "bachata"), right), monkeypatch) as storage:
        use(storage, tmp_path)
        break_off(storage, tmp_path)
    assert "may be left in the bucket" in caplog.text


def test_nothing_beside_the_prefix_can_be_touched(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rights end at the folder in the bucket."""
    with guarded(bucket, policy(bucket.name, "salsa"), monkeypatch) as storage, pytest.raises(ChoreoError) as caught:
        use(storage, tmp_path)
    assert "PutObject" in caught.value.error
