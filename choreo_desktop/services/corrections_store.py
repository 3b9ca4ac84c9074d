"""What people corrected in songs, kept apart from what was detected, so that better ears later keep it.

One JSON file a song, named after the song's content: it is found again wherever the song is moved, and two programs
that correct two songs never meet.
"""

import logging
import re
from pathlib import Path

from pydantic import ValidationError

from choreo_desktop.domain.corrections import Corrections
from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.storage.atomic import atomic_write, put_aside
from choreo_desktop.storage.sentences import file_sentences

logger = logging.getLogger(__name__)

MAX_BYTES = 20_000_000

_DIGEST = re.compile(r"[0-9a-f]{16,128}")


class _Kept(Model):
    """A file of the store.

    Attributes:
        song: Name of the song, for people who look into the folder.
        corrections: What was corrected.
    """

    song: str = ""
    corrections: Corrections


class CorrectionsStore:
    """The corrections of all songs.

    Args:
        folder: Where they are kept; made when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, digest: str) -> tuple[Corrections, tuple[str, ...]]:
        """The corrections of a song, and a sentence where they cannot be used. Never raises.

        A damaged file is put aside under another name, so that saving cannot overwrite what may still be rescued.
        """
        path = self._path(digest)
        try:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES)  # what is longer is cut off and no longer JSON
            return _Kept.model_validate_json(content.removeprefix(b"\xef\xbb\xbf")).corrections, ()
        except FileNotFoundError:
            return Corrections(), ()
        except OSError as error:
            return Corrections(), (f"The corrections of this song cannot be read ({error.strerror}): {path}.",)
        except ValidationError as error:
            logger.warning("%s: %s", path, error)
            return Corrections(), (_told(put_aside(path)),)

    def applied(self, digest: str, detected: SongAnalysis) -> SongAnalysis:
        """What was heard in a song, with its corrections."""
        from choreo_desktop.analysis.correcting import correct

        return correct(detected, self.load(digest)[0])

    def save(self, digest: str, corrections: Corrections, song: str = "") -> None:
        """Replace the corrections of a song, whole or not at all; without a step they are forgotten.

        Raises:
            StorageError: If they cannot be written.
        """
        if not corrections.steps:
            self.forget(digest)
            return
        path = self._path(digest)
        name = song[:200].encode("utf-8", "replace").decode()  # a file's name may be no valid text
        text = _Kept(song=name, corrections=corrections).model_dump_json(indent=1) + "\n"
        with file_sentences("written", path), atomic_write(path) as file:
            file.write(text.encode())

    def forget(self, digest: str) -> bool:
        """Drop the corrections of a song. Returns whether there were any.

        Raises:
            StorageError: If they cannot be removed.
        """
        path = self._path(digest)
        try:
            with file_sentences("removed", path):
                path.unlink()
        except StorageError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return False
            raise
        return True

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"no content hash: {digest!r}")
        return self._folder / f"{digest}.json"


def _told(aside: Path | None) -> str:
    sentence = "The corrections kept for this song are damaged or written by a newer version, and are not used."
    return sentence if aside is None else f"{sentence} They are kept as {aside}."
