"""What the studio is put together from, and what it shows."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from choreo_desktop.domain.settings import AppSettings, LocalStorage
from choreo_desktop.domain.work import CancelToken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from choreo_desktop.domain.genres import Genre
    from choreo_desktop.domain.records import ClipRecord, SongRecord
    from choreo_desktop.domain.song import SongAnalysis
    from choreo_desktop.services.bucket import Bucket
    from choreo_desktop.services.choreography import ChoreographyService
    from choreo_desktop.services.drafts import DraftStore
    from choreo_desktop.services.encoders import Encoders
    from choreo_desktop.services.history import History
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.services.live import Fetch
    from choreo_desktop.services.local_folders import Folders
    from choreo_desktop.services.video_assembly import VideoAssemblyService
    from choreo_desktop.services.waveform import Waveform


class StudioParts(Protocol):
    """What the studio is put together from; each is made when it is first needed, which may take a moment."""

    @property
    def library(self) -> "Library":
        """Clips and songs."""

    @property
    def history(self) -> "History":
        """Choreographies that were made."""

    @property
    def drafts(self) -> "DraftStore":
        """The plan that somebody is working on."""

    def service(self, settings: AppSettings) -> "ChoreographyService":
        """Makes choreographies of the library, and keeps them where the settings say."""

    def assembly(self, settings: AppSettings) -> "VideoAssemblyService":
        """Makes videos of plans of the library."""

    def fetch(self, settings: AppSettings, files: "Mapping[str, Path]") -> "Fetch":
        """Gives the clips of a plan: the originals where they are there, else what the storage has."""

    def bucket(self, settings: AppSettings) -> "Bucket":
        """The storage that the settings name, as a place to exchange clips and songs with."""

    def folders(self, settings: LocalStorage) -> "Folders":
        """The folders of local storage."""

    def encoders(self, settings: AppSettings) -> "Encoders":
        """Tries encoders."""

    def waveform(self, song: "SongRecord | ClipRecord", *, cancel: CancelToken) -> "Waveform":
        """The loudness of a song, or of the sound of a clip, over time."""

    def demo(self) -> tuple[Path, Path]:
        """The song and the folder of clips that come with the program."""


class SongView(NamedTuple):
    """A song as the window shows it.

    Attributes:
        record: What the library knows.
        genre: The dance it was listened to for.
        analysis: What was heard in it, with corrections.
        waveform: Its loudness; None where its file is missing.
    """

    record: "SongRecord"
    genre: "Genre"
    analysis: "SongAnalysis"
    waveform: "Waveform | None"
