"""The plan that somebody is working on, saved by itself, apart from everything else, so that no crash takes it."""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AwareDatetime, Field, ValidationError

from choreo_desktop.domain.blueprint import Blueprint, read_unfinished
from choreo_desktop.domain.errors import BlueprintError
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.storage.atomic import atomic_write, discard_partials, put_aside
from choreo_desktop.storage.sentences import file_sentences

logger = logging.getLogger(__name__)

MAX_BYTES = 40_000_000
FILE_NAME = "plan.json"


class Draft(NamedTuple):
    """A plan that somebody is working on.

    Attributes:
        blueprint: The plan as it is now; it may have no moves yet.
        request: The choices that it was made with; None where nobody knows them.
        song_number: Number of its song in the library; None where nobody knows it.
        task_id: The record of the history that it came from; empty where there is none.
        saved_at: When it was saved; None before that.
    """

    blueprint: Blueprint
    request: ChoreographyRequest | None = None
    song_number: int | None = None
    task_id: str = ""
    saved_at: datetime | None = None

    @property
    def song_key(self) -> str:
        """Storage key of its song."""
        return self.blueprint.audio_path


class _Kept(Model):
    """The file. Plan and choices are checked on their own, so that a plan is not lost by a choice."""

    schema_version: Literal[1] = 1
    saved_at: AwareDatetime
    song_key: str = ""
    song_number: int | None = None
    task_id: Annotated[str, Field(max_length=200)] = ""
    blueprint: dict[str, Any]
    request: dict[str, Any] | None = None


class DraftStore:
    """Keeps one draft in a file that is replaced whole or not at all.

    Saving is meant for a thread that saves one after the other; what is saved last is kept.

    Args:
        folder: Where it is kept; made when it is first needed.
        now: Tells the time.
    """

    def __init__(self, folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._path = folder / FILE_NAME
        self._now = now

    def save(self, draft: Draft) -> Draft:
        """Replace what was kept. Returns the draft with the time at which it was saved.

        Raises:
            StorageError: If it cannot be written; what was kept before is still there.
        """
        saved_at = self._now()
        data = {
            "schema_version": 1,
            "saved_at": saved_at.isoformat(),
            "song_key": draft.song_key,
            "song_number": draft.song_number,
            "task_id": draft.task_id,
            "request": None if draft.request is None else draft.request.model_dump(mode="json"),
            "blueprint": draft.blueprint.to_dict(),
        }
        # Escaped, so that whatever other tools wrote into a plan has a place in the file.
        text = json.dumps(data, allow_nan=False)
        with file_sentences("written", self._path), atomic_write(self._path) as file:
            file.write(text.encode())
        return draft._replace(saved_at=saved_at)

    def load(self) -> tuple[Draft | None, tuple[str, ...]]:
        """What is kept, and a sentence where it cannot be used. Never raises.

        A file that cannot be used is put aside under another name, so that saving does not overwrite what may still be
        rescued. What a program that was killed left unfinished is removed.
        """
        discard_partials(self._path.parent, FILE_NAME)
        try:
            with self._path.open("rb") as file:
                content = file.read(MAX_BYTES)  # what is longer is cut off and no longer JSON
            kept = _Kept.model_validate(json.loads(content))
            blueprint = read_unfinished(kept.blueprint)
        except FileNotFoundError:
            return None, ()
        except OSError as error:
            return None, (f"The plan you were working on cannot be read ({error.strerror}): {self._path}.",)
        except (ValueError, RecursionError, BlueprintError) as error:
            logger.warning("%s: %s", self._path, error)
            return None, (_told(put_aside(self._path)),)
        request, told = _choices(kept.request)
        return Draft(blueprint, request, kept.song_number, kept.task_id, kept.saved_at), told

    def clear(self) -> None:
        """Forget the draft.

        Raises:
            StorageError: If it cannot be removed.
        """
        with file_sentences("removed", self._path):
            self._path.unlink(missing_ok=True)


def _told(aside: Path | None) -> str:
    sentence = "The plan you were working on is damaged or written by a newer version, and cannot be opened."
    return sentence if aside is None else f"{sentence} It is kept as {aside}."


def _choices(data: dict[str, Any] | None) -> tuple[ChoreographyRequest | None, tuple[str, ...]]:
    try:
        return (None if data is None else ChoreographyRequest.model_validate(data)), ()
    except ValidationError as error:
        logger.warning("The choices of a draft: %s", error)
        return None, ("The choices of the plan you were working on cannot be read; the plan itself is there.",)
