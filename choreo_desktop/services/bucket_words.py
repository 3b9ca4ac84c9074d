"""What people said about clips and songs, as it travels with them through a bucket.

Two files lie beside ``clips/`` and ``songs/``: ``annotations.json``, an annotation file like any other, and
``songs.json``, because annotation files know nothing of songs. Both are told by the content of the files they speak
of, so that each machine may call its files what it likes.
"""

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from choreo_desktop.domain.corrections import Corrections
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.services.annotations import Annotations, read_annotations
from choreo_desktop.services.library_words import annotation_of

ANNOTATIONS_KEY = "annotations.json"
SONGS_KEY = "songs.json"
MAX_BYTES = 50_000_000


class SongWords(Model):
    """One song.

    Attributes:
        content_hash: Of its file.
        title: What people call it.
        artist: Empty where nobody knows.
        corrections: What people corrected in its beats and sections.
    """

    content_hash: str = Field(min_length=8)
    title: str = Field(min_length=1, max_length=300)
    artist: str = Field(default="", max_length=300)
    corrections: Corrections = Corrections()


class SongList(Model):
    """All songs of a bucket that somebody said something about.

    Attributes:
        songs: In no order that means anything.
    """

    songs: tuple[SongWords, ...] = ()

    def with_songs(self, ours: Sequence[SongWords]) -> "SongList":
        """The same with our words about our songs, in place of what was said about them before."""
        words = {song.content_hash: song for song in ours}
        kept = [words.pop(song.content_hash, song) for song in self.songs]
        return SongList(songs=(*kept, *words.values()))

    def by_content(self) -> dict[str, SongWords]:
        """The songs by the hash of their files."""
        return {song.content_hash: song for song in self.songs}


def merged_annotations(before: Path | None, clips: Sequence[ClipRecord]) -> Annotations | None:
    """The annotations of a bucket with our words about our clips; None where that changes nothing.

    Args:
        before: The file as it is in the bucket; None where there is none.
        clips: Our clips.

    Raises:
        InvalidRequestError: If the file cannot be used.
    """
    known = read_annotations(before) if before is not None else Annotations()
    ours = {
        record.file.digest: annotation_of(
            record, record.move.key, known.find(record.move.key, digest=record.file.digest, unique=False)
        )
        for record in clips
    }
    kept = [ours.pop(entry.content_hash, entry) for entry in known.entries]
    merged = (*kept, *ours.values())
    return None if merged == known.entries else Annotations(merged, known.header)


def read_songs(path: Path) -> SongList:
    """The songs of a bucket.

    Raises:
        InvalidRequestError: If the file cannot be used.
    """
    try:
        with path.open("rb") as file:
            return SongList.model_validate_json(file.read(MAX_BYTES).removeprefix(b"\xef\xbb\xbf"))
    except (OSError, ValidationError) as error:
        raise InvalidRequestError(
            f"{SONGS_KEY} of the bucket cannot be used; correct it there, or delete it.", details=str(error)
        ) from error
