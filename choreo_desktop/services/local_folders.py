"""Local storage and the library: the folders that a person chose, and bringing in what lies there."""

from choreo_desktop.domain.genres import GENRES, Genre
from choreo_desktop.domain.work import CancelToken, ProgressSink
from choreo_desktop.services.library_outcomes import ImportSummary
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.storage.factory import Folders, folders_of

__all__ = ["Folders", "bring_folders", "folders_of"]


def bring_folders(
    library: Library,
    folders: Folders,
    genre: Genre = GENRES["bachata"],
    *,
    progress: ProgressSink = lambda _: None,
    cancel: CancelToken | None = None,
) -> ImportSummary:
    """Import what lies in the folders of clips and songs. Nothing is copied.

    Args:
        library: Where it goes to.
        folders: As ``folders_of`` gives them; those that are not there are passed over.
        genre: The dance, in whose range tempi are listened for.
        progress: Told how far it is, from this thread.
        cancel: Stops the work; what came in before stays.

    Raises:
        StorageError, DatabaseError: If nothing can be written.
        Cancelled, TimedOutError: From ``cancel``.
    """
    there = [folder for folder in dict.fromkeys((folders.clips, folders.songs)) if folder.is_dir()]
    if not there:
        return ImportSummary(())
    return library.import_paths(there, genre, progress=progress, cancel=cancel)
