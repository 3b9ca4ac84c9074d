"""What the preview shows, and what of it the timeline shows: a clip, a song, or the choreography that is worked on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from choreo_desktop.domain.genres import GENRES
from choreo_desktop.ui.models.clip_looks import POSTER, look_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from choreo_desktop.domain.genres import CountMode
    from choreo_desktop.domain.records import ClipRecord, SongRecord
    from choreo_desktop.services.counting import CountCue, MoveCue
    from choreo_desktop.services.live import LivePlan
    from choreo_desktop.services.planned import Planned
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.models.clip_looks import Looked
    from choreo_desktop.ui.player.preview import Preview
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.timeline.panel import TimelinePanel

Span = tuple[float, float]


class Stage(QObject):
    """Keeps preview and timeline together: while the choreography is shown they share playhead and loop.

    Args:
        preview: Plays.
        timeline: Shows the song and the plan.
        session: What is worked on.
    """

    def __init__(self, preview: "Preview", timeline: "TimelinePanel", session: "Session") -> None:
        super().__init__(preview)
        self._preview, self._panel, self._session = preview, timeline, session
        self._together = False
        self._mode: CountMode = session.studio.settings.count_mode
        self._looked: dict[str, Looked] = {}
        self._posters: dict[str, QPixmap] = {}
        self._looking: Job | None = None
        self._live: LivePlan | None = None
        self._plan_comes = False
        self._shown: Planned | None = None
        self._song: SongRecord | None = None
        self._planning: Job | None = None
        self._connect()

    def _connect(self) -> None:
        session, preview, timeline = self._session, self._preview, self._panel.timeline
        session.song_changed.connect(self._on_song_changed)
        session.plan_changed.connect(self._on_plan_changed)
        session.video_changed.connect(self._on_video_changed)
        session.clip_changed.connect(self._on_clip_changed)
        preview.position_changed.connect(self._on_position)
        preview.loop_changed.connect(self._on_loop)
        timeline.set_posters(self._posters.get)
        timeline.seek_requested.connect(self.seek)
        timeline.play_requested.connect(self.play_from)
        timeline.loop_requested.connect(lambda start, end: self.loop((start, end)))
        timeline.loop_cleared.connect(lambda: self.loop(None))
        self._panel.mode_chosen.connect(self._on_mode)

    @property
    def together(self) -> bool:
        """Whether the preview shows the choreography that the timeline shows."""
        return self._together

    @property
    def playing_else(self) -> bool:
        """Whether a clip or another video plays at this moment, in which nobody wants to be interrupted."""
        return self._preview.engine.playing and not self._together

    # What is shown

    def refresh(self) -> None:
        """Show everything anew: after other settings, or in a new window."""
        self._mode = self._session.studio.settings.count_mode
        self._on_song_changed()
        self._on_plan_changed()

    def play_clip(self, clip: "ClipRecord") -> None:
        """Play a clip of the library, with the counts of its own beats."""
        from choreo_desktop.services.counting import clip_cues

        grid = clip.move.grid
        counts, eights = ((), ()) if grid is None else clip_cues(grid, GENRES[self._genre_name()], self._mode)
        self._together = False
        self._preview.show_media(
            clip.file.path,
            title=clip.move.name,
            subtitle=clip.move.category,
            counts=counts,
            eights=eights,
            autoplay=True,
        )

    def play_key(self, key: str) -> None:
        """Play the clip of a storage key."""

        def done(clip: "ClipRecord | None") -> None:
            if clip is not None:
                self.play_clip(clip)

        studio = self._session.studio
        self._session.runner.run(
            lambda _, __: studio.library.clip_with_key(key), done=done, failed=self._session.failed.emit
        )

    def play_song(self, song: "SongRecord") -> None:
        """Play a song; that of the choreography with its counts and moves."""
        if self._session.song is not None and self._session.song.record.number == song.number:
            self.show_choreography(play=True)
            return
        self._together = False
        self._preview.show_media(song.file.path, title=song.title, subtitle=song.artist, autoplay=True)

    def play_video(self, path: "Path", title: str) -> None:
        """Play a finished choreography that is not the one that is worked on."""
        if path == self._session.video:
            self.show_choreography(play=True)
            return
        self._together = False
        self._preview.show_media(path, title=title, autoplay=True)

    def show_choreography(self, *, play: bool = False) -> None:
        """The video of the choreography; where there is none yet, its clips as they are planned, or its song.

        An edit or a finished rendering puts one in the place of the other: who watches goes on where he was.
        """
        song, video = self._session.song, self._session.video
        path = video if video is not None else None if song is None else song.record.file.path
        if path is None:
            if self._together:
                self._preview.clear()
            return
        engine, planned = self._preview.engine, self._session.planned
        edited = self._together and self._is_shown(planned) and engine.path != path
        position, loop, playing = engine.position, engine.loop, engine.playing
        self._together, self._shown = True, planned
        self._show(path, path.stem if song is None else song.record.title)
        if edited:
            engine.seek(position)
            engine.set_loop(loop)
        if play or (edited and playing):
            engine.play()
        self._panel.timeline.set_playhead(engine.position)

    def show_made(self) -> None:
        """The video was just finished: who watches goes on where he was, all others see it from its beginning."""
        watched = self._preview.engine.playing
        self.show_choreography(play=True)
        if not watched:
            self._preview.play_from(0.0)

    def _is_shown(self, planned: "Planned | None") -> bool:
        """Whether it is the plan that is shown, maybe on corrected counts."""
        return planned is not None and self._shown is not None and planned.request is self._shown.request

    def _show(self, path: "Path", title: str) -> None:
        counts, moves, eights = self._cues()
        preview, video = self._preview, self._session.video
        if video is None and self._live is not None:
            subtitle = self.tr("Plan, not rendered yet")
            preview.show_plan(
                self._live, path, title=title, subtitle=subtitle, counts=counts, moves=moves, eights=eights
            )
            return
        subtitle = self.tr("Song, not rendered yet") if video is None else self.tr("Choreography")
        preview.show_media(
            path,
            title=title,
            subtitle=subtitle,
            counts=counts,
            moves=moves,
            eights=eights,
            reload=False,
            plan_comes=video is None and self._plan_comes,
        )

    # Playing

    def seek(self, seconds: float) -> None:
        """Go to a second of the choreography."""
        self._bring_together()
        self._preview.seek(seconds)

    def play_from(self, seconds: float) -> None:
        """Play the choreography from a second on."""
        self._bring_together()
        self._preview.play_from(seconds)

    def loop(self, span: Span | None) -> None:
        """Play a part of the choreography again and again; None for no part."""
        if span is not None:
            self._bring_together()
        self._preview.set_loop(span)

    def loop_eight(self, seconds: float) -> None:
        """Play the 8-count that is danced at a time again and again."""
        from choreo_desktop.services.counting import span_at

        if (span := span_at(self._cues()[2], seconds)) is not None:
            self.loop(span)

    def loop_move(self, place: int) -> None:
        """Play a move of the plan again and again."""
        for cue in self._cues()[1]:
            if cue.place == place:
                self.loop((cue.start, cue.end))

    def _bring_together(self) -> None:
        if not self._together:
            self.show_choreography()

    # What changes

    def _on_song_changed(self) -> None:
        song = self._session.song
        if song is None:
            self._panel.set_song(None, GENRES[self._genre_name()], self._mode)
            self._panel.timeline.set_waveform(None)
            return
        self._panel.set_song(song.analysis, song.genre, self._mode, title=song.record.title)
        self._panel.timeline.set_waveform(song.waveform)
        another, self._song = song.record is not self._song, song.record
        if another:
            self._live, self._plan_comes = None, self._session.blueprint is not None
        if another or self._together:  # counts that were corrected interrupt nobody who watches something else
            self.show_choreography()

    def _on_plan_changed(self) -> None:
        blueprint = self._session.blueprint
        self._show_plan()
        self._plan_live()
        if blueprint is not None:
            self._look_up(sorted({move.video_path for move in blueprint.moves} - self._looked.keys()))
        if self._together:
            self._preview.set_cues(*self._cues())

    def _on_video_changed(self) -> None:
        if self._session.video is not None or self._together:
            self.show_choreography()

    def _plan_live(self) -> None:
        """Make the plan ready to be watched; until it is, the one before is shown."""
        blueprint, studio = self._session.blueprint, self._session.studio
        if self._planning is not None and self._planning.running:
            self._planning.cancel()
        self._plan_comes = blueprint is not None
        if blueprint is None:
            self._live = None
            return

        def done(plan: "LivePlan | None") -> None:
            if self._session.blueprint is blueprint:
                self._live, self._plan_comes = plan, False
                if self._together and self._session.video is None:
                    self.show_choreography()

        def failed(error: BaseException) -> None:
            done(None)
            self._session.failed.emit(error)

        def work(_: object, __: object) -> "LivePlan":
            # What shows it takes long to load the first time, for which the window has no time.
            from choreo_desktop.services import live_show, live_wants  # noqa: F401

            return studio.live(blueprint)

        self._planning = self._session.runner.run(work, done=done, failed=failed)

    def _on_clip_changed(self) -> None:
        """What the library knows of the clips may be another thing now."""
        self._looked.clear()
        self._plan_live()
        if self._session.blueprint is not None:
            self._look_up(sorted({move.video_path for move in self._session.blueprint.moves}))

    def _look_up(self, keys: "Sequence[str]") -> None:
        if not keys:
            return
        if self._looking is not None and self._looking.running:
            self._looking.cancel()
        studio, scale = self._session.studio, self._preview.devicePixelRatioF()
        self._looking = self._session.runner.run(
            lambda _, cancel: look_up(studio.library, keys, POSTER, scale, cancel),
            done=self._on_looked,
            failed=self._session.failed.emit,
        )

    def _on_looked(self, found: "list[Looked]") -> None:
        for each in found:
            self._looked[each.key] = each
            if not each.picture.isNull():
                self._posters[each.key] = QPixmap.fromImage(each.picture)
        self._panel.timeline.posters_changed()
        self._show_plan()

    def _show_plan(self) -> None:
        records = {key: each.record for key, each in self._looked.items() if each.record is not None}
        unsure = {key for key, clip in records.items() if clip.move.grid is None or not clip.move.grid.sure}
        self._panel.timeline.set_plan(
            self._session.blueprint,
            self._session.studio.settings.max_stretch,
            categories={key: clip.move.category for key, clip in records.items()},
            unsure=frozenset(unsure),
            lengths={key: clip.move.seconds for key, clip in records.items()},
            slots=self._session.editing.slots,
        )
        self._panel.timeline.set_selected(self._session.selected)

    def _on_position(self, seconds: float) -> None:
        if self._together:
            self._panel.timeline.set_playhead(seconds)

    def _on_loop(self, span: Span | None) -> None:
        self._panel.set_loop(span if self._together else None)

    def _on_mode(self, mode: int) -> None:
        """The timeline counts to eight or to four; so does the preview."""
        self._mode = 4 if mode == 4 else 8
        if self._together:
            self._preview.set_cues(*self._cues())

    def _cues(self) -> "tuple[Sequence[CountCue], Sequence[MoveCue], Sequence[Span]]":
        from choreo_desktop.services.counting import count_cues, eight_spans, move_cues

        song, blueprint = self._session.song, self._session.blueprint
        moves = () if blueprint is None else move_cues(blueprint)
        if song is None:
            return (), moves, ()
        return count_cues(song.analysis, song.genre, self._mode), moves, eight_spans(song.analysis)

    def _genre_name(self) -> str:
        return self._session.studio.settings.genre
