"""Everything that can go wrong, as a tree.

::

    ChoreoError                  error (a sentence), details (for a bug report), stage, category
    ├── InvalidRequestError      validation: a choice, an option or a value that cannot be used
    │   ├── BlueprintError       validation: every problem of a blueprint at once, each naming its field
    │   └── UnsafePathError      validation: a path that would leave its storage (a security error)
    ├── ResourceError            resource: a song, clip or file is missing
    │   ├── UnusableMediaError   resource: the file is there but is not a usable clip or song
    │   └── UnusableClipsError   resource: clips of a plan that other clips could stand in for
    ├── ProcessingError          processing: something failed while working
    │   ├── FFmpegMissingError   processing: no usable FFmpeg program
    │   ├── FFmpegFailedError    processing: FFmpeg ran and failed
    │   ├── StorageError         processing: a folder or bucket refused, broke off or is full
    │   └── DatabaseError        processing: the task records cannot be read or written
    ├── TimedOutError            timeout: over its time limit
    └── VideoAssemblyError       any category: the one error that assembling a video raises

``Cancelled`` is not an error (see ``choreo_desktop.domain.work``).
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class Category(StrEnum):
    """The four families of failure; the exit code of a command follows from it."""

    VALIDATION = "validation"
    RESOURCE = "resource"
    PROCESSING = "processing"
    TIMEOUT = "timeout"


class ChoreoError(Exception):
    """Root of all errors that a person is told about.

    Args:
        error: One sentence a dancer understands: what, which file or field, what to do.
        details: More for a bug report; falls back to the kind of error and the sentence.
        stage: The stage of the work that failed, empty where it is not known yet.
    """

    category = Category.PROCESSING

    def __init__(self, error: str, *, details: str = "", stage: str = "") -> None:
        super().__init__(error)
        self.error = error
        self.details = details or f"{type(self).__name__}: {error}"
        self.stage = stage

    def as_dict(self) -> dict[str, str]:
        """The failure as the program answers it: ``{"error", "details", "stage"}``."""
        return {"error": self.error, "details": self.details, "stage": self.stage}


class InvalidRequestError(ChoreoError):
    """A choice, an option or a value that cannot be used."""

    category = Category.VALIDATION


class BlueprintError(InvalidRequestError):
    """A blueprint that cannot be assembled.

    Args:
        problems: One sentence each, beginning with the field (``moves[3].video_path: ...``).
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"The blueprint cannot be used: {problems[0]}{more}", details="\n".join(problems))


class UnsafePathError(InvalidRequestError):
    """A path that would leave its storage, or that another program could take for an option."""


class ResourceError(ChoreoError):
    """A song, clip or file is missing."""

    category = Category.RESOURCE


class UnusableMediaError(ResourceError):
    """A file that is there but is not a usable clip or song."""


class UnusableClipsError(ResourceError):
    """Clips of a plan are missing or cannot be read, and nothing else is in the way: others could stand in for them.

    Args:
        error: One sentence.
        clips: Storage keys of the clips, each with a sentence of its own.
        details: For a bug report.
    """

    def __init__(self, error: str, clips: Mapping[str, str], *, details: str = "") -> None:
        super().__init__(error, details=details)
        self.clips = dict(clips)


class ProcessingError(ChoreoError):
    """Something failed while working."""


class FFmpegMissingError(ProcessingError):
    """No usable FFmpeg program was found."""


class FFmpegFailedError(ProcessingError):
    """FFmpeg ran and failed; ``details`` holds the end of what it said."""


class StorageError(ProcessingError):
    """A folder or bucket refused, broke off or is full."""


class DatabaseError(ProcessingError):
    """The records of the program cannot be read or written."""


class TimedOutError(ChoreoError):
    """The work took longer than its limit."""

    category = Category.TIMEOUT


class VideoAssemblyError(ChoreoError):
    """The one error that assembling a video raises; its cause is chained and lends its category."""

    def __init__(
        self,
        error: str,
        *,
        details: str = "",
        stage: str = "",
        category: Category = Category.PROCESSING,
    ) -> None:
        super().__init__(error, details=details, stage=stage)
        self.category = category

    @classmethod
    def from_error(cls, cause: ChoreoError, *, stage: str = "") -> "VideoAssemblyError":
        """The same failure as an assembly error; the stage of the cause goes first."""
        return cls(
            cause.error,
            details=cause.details,
            stage=cause.stage or stage,
            category=cause.category,
        )
