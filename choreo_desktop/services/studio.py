"""Everything the window can do, in one place and without Qt."""

import logging
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from choreo_desktop.domain.errors import ChoreoError, ResourceError
from choreo_desktop.domain.request import ChoreographyRequest, read_request
from choreo_desktop.domain.settings import AppSettings, LocalStorage
from choreo_desktop.domain.task import video_key
from choreo_desktop.domain.work import CancelToken, ProgressSink
from choreo_desktop.services.settings_store import SettingsStore
from choreo_desktop.services.studio_parts import SongView, StudioParts

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.domain.blueprint import Blueprint
    from choreo_desktop.domain.records import ClipRecord, SongRecord
    from choreo_desktop.domain.task import ChoreographyTask
    from choreo_desktop.services.bucket_outcomes import Sent
    from choreo_desktop.services.choreography import ChoreographyService, Made
    from choreo_desktop.services.drafts import DraftStore
    from choreo_desktop.services.history import History
    from choreo_desktop.services.library_outcomes import ImportSummary
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.services.live import LivePlan
    from choreo_desktop.services.planned import Planned
    from choreo_desktop.services.prerender import Prerenderer
    from choreo_desktop.services.video_assembly import VideoAssemblyService
    from choreo_desktop.services.waveform import Waveform

logger = logging.getLogger(__name__)


def _ignore(_: object) -> None:
    """What nobody asked for."""


class Studio:
    """The window's way to the services. All methods but those of the settings may take long: call them in jobs.

    Args:
        parts: What it is put together from.
        store: Keeps the settings.
    """

    def __init__(self, parts: StudioParts, store: SettingsStore) -> None:
        self._parts = parts
        self._store = store
        self.settings, self.notices = store.load()

    @property
    def library(self) -> "Library":
        """Clips and songs."""
        return self._parts.library

    @property
    def history(self) -> "History":
        """Choreographies that were made."""
        return self._parts.history

    @property
    def drafts(self) -> "DraftStore":
        """The plan that somebody is working on."""
        return self._parts.drafts

    def change_settings(self, settings: AppSettings) -> None:
        """Keep other settings; what is begun from now on follows them.

        Raises:
            ProcessingError: If they cannot be saved; the settings stay as they were.
        """
        self._store.save(settings)
        self.settings = settings

    def song(self, number: int, *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None) -> SongView:
        """A song with what was heard in it; it is listened to where nobody did yet.

        Raises:
            ResourceError: If there is no such song, or it has to be listened to and its file is missing.
            Cancelled: From ``cancel``.
        """
        from choreo_desktop.domain.genres import GENRES
        from choreo_desktop.domain.work import Progress

        cancel = cancel or CancelToken()
        record = self.library.song(number)
        genre = GENRES.get(record.genre, GENRES["any"])
        progress(Progress("analysing", 0, f"Listening to {record.title}"))
        analysis = self.library.analysis(number)
        if analysis is None:
            record = self.library.hear_song_again(number, genre, cancel=cancel)
            analysis = self.library.analysis(number)
        if analysis is None:  # taken out while we listened
            raise ResourceError(f"The song {record.title} is no longer in the library.")
        try:
            waveform = self._parts.waveform(record, cancel=cancel)
        except ResourceError as error:
            logger.info("no waveform of %s: %s", record.title, error.error)
            waveform = None
        return SongView(record, genre, analysis, waveform)

    def clip_waveform(self, clip: "ClipRecord", *, cancel: CancelToken | None = None) -> "Waveform | None":
        """The loudness of the sound of a clip; None where it has none, or its file is missing.

        Raises:
            Cancelled: From ``cancel``.
        """
        try:
            return self._parts.waveform(clip, cancel=cancel or CancelToken())
        except ChoreoError as error:
            logger.info("no waveform of %s: %s", clip.move.name, error.error)
            return None

    def request(self, song: "SongRecord", **choices: Any) -> ChoreographyRequest:  # noqa: ANN401 - what people choose
        """What is asked for, with the settings for all that was not chosen.

        A hardware encoder that does not work for this size any more is replaced by the software one.

        Raises:
            InvalidRequestError: If a choice cannot be; the sentence names it.
            FFmpegMissingError: If there is no FFmpeg to try the encoder with.
        """
        video, notice = self._parts.encoders(self.settings).settle(self.settings.video)
        if notice:
            logger.warning("%s", notice)
        asked = {
            "song_id": str(song.number),
            "genre": song.genre,
            "count_mode": self.settings.count_mode,
            "width": video.width,
            "height": video.height,
            "frame_rate": video.frame_rate,
            "fit": video.fit,
            "quality": video.quality,
            "video_bitrate": video.video_bitrate,
            "audio_bitrate": video.audio_bitrate,
            "video_codec": video.video_codec,
            "output_path": video_key(str(uuid.uuid4()), name=f"{song.title} {_today()}"),
        }
        return read_request(**{**asked, **choices})

    def plan(
        self, request: ChoreographyRequest, *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None
    ) -> "Planned":
        """Only plan. See ``ChoreographyService.plan``."""
        return self._service().plan(request, task_id=str(uuid.uuid4()), progress=progress, cancel=cancel)

    def begin_empty(
        self, request: ChoreographyRequest, *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None
    ) -> "Planned":
        """An empty plan. See ``ChoreographyService.begin_empty``."""
        return self._service().begin_empty(request, task_id=str(uuid.uuid4()), progress=progress, cancel=cancel)

    def build(
        self,
        request: ChoreographyRequest,
        *,
        on_planned: "Callable[[Planned], None]" = _ignore,
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> "Made":
        """Plan and make the video. See ``ChoreographyService.make``."""
        return self._service().make(request, progress, cancel, on_planned=on_planned)

    def render(
        self,
        blueprint: "Blueprint",
        request: ChoreographyRequest | None,
        *,
        name: str = "",
        on_planned: "Callable[[Planned], None]" = _ignore,
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> "Made":
        """Make the video of a plan. See ``ChoreographyService.assemble``."""
        return self._service().assemble(blueprint, progress, cancel, request=request, name=name, on_planned=on_planned)

    def prerenderer(self, *, on_changed: "Callable[[], None]") -> "Prerenderer":
        """Renders the moves of a plan while the person thinks, as far as the settings of the moment want it.

        Args:
            on_changed: Called from another thread when more of the plan, or less, is ready.
        """
        from choreo_desktop.services.prerender import Prerenderer

        made: list[tuple[AppSettings, VideoAssemblyService]] = []

        def find() -> "VideoAssemblyService | None":
            settings = self.settings
            if not settings.render_ahead:
                return None
            if not made or made[0][0] is not settings:
                made[:] = [(settings, self._parts.assembly(settings))]
            return made[0][1]

        return Prerenderer(find, on_changed=on_changed)

    def live(self, blueprint: "Blueprint") -> "LivePlan":
        """A plan ready to be watched before it is rendered; what lies on a server is fetched while it is."""
        from choreo_desktop.services.live import live_plan

        found = {key: self.library.clip_with_key(key) for key in {move.video_path for move in blueprint.moves}}
        clips = {key: clip for key, clip in found.items() if clip is not None}
        fetch = self._parts.fetch(self.settings, {key: clip.file.path for key, clip in clips.items()})
        return live_plan(blueprint, fetch, {key: clip.move.seconds for key, clip in clips.items()})

    def reopen(
        self, task_id: str, *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None
    ) -> "Planned | None":
        """A choreography of the history with all it takes to edit it. See ``editable``.

        Returns None where the history does not know what it was made from.
        """
        blueprint, request = self.history.blueprint(task_id), self.history.request(task_id)
        if blueprint is None or request is None:
            return None
        return self.editable(blueprint, request, progress=progress, cancel=cancel)

    def asked_for(
        self, task: "ChoreographyTask", *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None
    ) -> tuple[SongView, ChoreographyRequest]:
        """What somebody chose for a choreography that came to no plan: its song, and the other choices.

        Raises:
            ResourceError: If nobody knows that any more, or its song is not in the library.
            Cancelled: From ``cancel``.
        """
        request = self.history.request(task.task_id)
        number = next((song.number for song in self.library.songs() if song.song.key == task.song_key), None)
        if request is None or number is None:
            raise ResourceError(
                f"{task.title} cannot be planned again, because its song or its choices are gone."
                " Choose a song and build a new choreography."
            )
        return self.song(number, progress=progress, cancel=cancel), request

    def editable(
        self,
        blueprint: "Blueprint",
        request: ChoreographyRequest,
        *,
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> "Planned":
        """A plan with all it takes to edit it. See ``ChoreographyService.reopen``.

        A song that was taken out of the library and came in again is found by its content.
        """
        known = {song.song.key: str(song.number) for song in self.library.songs()}
        song_id = known.get(blueprint.audio_path, request.song_id)
        request = request.model_copy(update={"song_id": song_id, "output_path": None})
        return self._service().reopen(blueprint, request, progress=progress, cancel=cancel)

    def bring_demo(self, *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None) -> "SongRecord":
        """Put the song and the moves that come with the program into the library. Returns the song.

        Raises:
            ChoreoError: If they cannot be put there.
            Cancelled: From ``cancel``.
        """
        song, clips = self._parts.demo()
        self.library.import_paths([clips], progress=progress, cancel=cancel)
        return self.library.find_song(str(song), progress=progress, cancel=cancel)

    def bring(self, *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None) -> "ImportSummary":
        """Look for new clips and songs in the folders or the bucket of the settings.

        Raises:
            StorageError, DatabaseError: If the storage refuses, or nothing can be written here.
            Cancelled: From ``cancel``.
        """
        from choreo_desktop.domain.genres import GENRES
        from choreo_desktop.services.local_folders import bring_folders

        genre, storage = GENRES[self.settings.genre], self.settings.storage
        if isinstance(storage, LocalStorage):
            folders = self._parts.folders(storage)
            return bring_folders(self.library, folders, genre, progress=progress, cancel=cancel)
        return self._parts.bucket(self.settings).bring(self.library, genre, progress=progress, cancel=cancel)

    def send(self, *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None) -> "Sent":
        """Copy what is in the library to the storage of the settings. See ``Bucket.send``."""
        return self._parts.bucket(self.settings).send(self.library, progress=progress, cancel=cancel)

    def _service(self) -> "ChoreographyService":
        return self._parts.service(self.settings)


def _today() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d %H.%M")
