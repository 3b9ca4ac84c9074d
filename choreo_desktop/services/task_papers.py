"""What a choreography is made from, as it is kept with its record: written and read again."""

import json

from pydantic import ValidationError

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.errors import BlueprintError, DatabaseError
from choreo_desktop.domain.reading import sentences
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.task import ChoreographyTask, TaskPapers


def write_papers(request: ChoreographyRequest | None = None, blueprint: Blueprint | None = None) -> TaskPapers:
    """What is known, as texts."""
    return TaskPapers(
        None if request is None else request.model_dump_json(),
        None if blueprint is None else _compact(blueprint),
    )


def read_kept_request(task: ChoreographyTask, papers: TaskPapers) -> ChoreographyRequest | None:
    """The choices of a choreography; None where they were never written down.

    Raises:
        DatabaseError: If they cannot be read any more.
    """
    if papers.request is None:
        return None
    try:
        return ChoreographyRequest.model_validate_json(papers.request)
    except ValidationError as error:
        raise DatabaseError(
            f"The choices of {task.title} in the history cannot be read any more; choose them again.",
            details="\n".join(sentences(error)),
        ) from error


def read_kept_blueprint(task: ChoreographyTask, papers: TaskPapers) -> Blueprint | None:
    """The plan of a choreography; None where it never came to one.

    Raises:
        DatabaseError: If it cannot be read any more.
    """
    if papers.blueprint is None:
        return None
    try:
        return read_blueprint(papers.blueprint)
    except BlueprintError as error:
        raise DatabaseError(
            f"The plan of {task.title} in the history cannot be read any more; build it anew.", details=error.details
        ) from error


def poster_of(blueprint: Blueprint) -> str:
    """The clip whose picture stands for a choreography: its first."""
    return blueprint.moves[0].video_path


def _compact(blueprint: Blueprint) -> str:
    text = json.dumps(blueprint.to_dict(), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode()  # as ``Blueprint.to_json`` does
