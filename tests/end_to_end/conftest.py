from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.material import make_clip, make_song
from tests.end_to_end.studio import Studio
from tests.fakes.s3_server import aws_environment, bucket, s3_client

__all__ = ["aws_environment", "bucket", "material", "s3_client", "studio"]


@pytest.fixture(scope="session")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A song and five clips, made once."""
    root = tmp_path_factory.mktemp("material")
    make_song(root / "songs" / "song.wav")
    make_song(root / "songs" / "short.wav", 4.0)
    for number, name in enumerate("abcde"):
        make_clip(root / "clips" / f"{name}.mp4", 6.0, hue=72 * number)
    return root


@pytest.fixture
def studio(material: Path, tmp_path: Path, home: Path) -> Iterator[Studio]:
    """A folder of songs and clips of one test's own, and an FFmpeg that can be slowed down."""
    with Studio.opened(material, tmp_path / "root", home) as found:
        yield found
