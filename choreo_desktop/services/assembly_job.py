"""One assembly from its blueprint to its URL."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import BlueprintError, ResourceError, UnusableClipsError
from choreo_desktop.domain.timeline import Placement, place_moves
from choreo_desktop.domain.work import CancelToken, child_token
from choreo_desktop.media.cache import content_hash, key_of
from choreo_desktop.media.joining import join
from choreo_desktop.media.packets import Segment, count
from choreo_desktop.media.segment_task import RECIPE_VERSION, SegmentTask
from choreo_desktop.media.segments import SegmentRenderer
from choreo_desktop.media.sound import audio_offset, encode_song
from choreo_desktop.services.assembly_parts import (
    Bench,
    encoder_threads,
    encoding_of,
    segment_task,
    shape_of,
    song_task,
)
from choreo_desktop.services.move_tally import MoveTally
from choreo_desktop.services.preflight import check_room, expected_bytes
from choreo_desktop.services.shipment import Shipment, await_all
from choreo_desktop.services.stages import ADDING_AUDIO, CONCATENATING, FETCHING, UPLOADING, StageMeter
from choreo_desktop.services.sync_report import SyncReport, check_report, make_report
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.transfer import run_transfer


@dataclass(frozen=True)
class Workshop(Bench):
    """What a job works with.

    Attributes:
        executor: Carries the rendering.
        workers: How many tasks it runs at once.
    """

    executor: Executor
    workers: int


@contextmanager
def executor_or_own(given: Executor | None, workers: int) -> Iterator[Executor]:
    """The executor that was handed in, or threads of our own for one job."""
    if given is not None:
        yield given
        return
    with ThreadPoolExecutor(workers, thread_name_prefix="render") as executor:
        yield executor


class AssemblyJob:
    """Carries one blueprint through the stages.

    Args:
        blueprint: What to make.
        workshop: What to make it with.
        meter: Is told the progress.
        cancel: Stops the work.
    """

    def __init__(self, blueprint: Blueprint, workshop: Workshop, meter: StageMeter, cancel: CancelToken) -> None:
        self._blueprint = blueprint
        self._config = blueprint.output_config
        self._shop = workshop
        self._meter = meter
        self._cancel = cancel
        self._tally = MoveTally(meter)
        self._shape = shape_of(self._config)
        self._encoding = encoding_of(self._config)

    def run(self) -> tuple[str, SyncReport]:
        """Do it. Returns the URL of the video and its sync report.

        Raises:
            ChoreoError, OSError, Cancelled: As they come.
        """
        self._meter.enter(FETCHING, "Looking at the clips and the song")
        output, storage = self._config.output_path, self._shop.storage
        self._check_overwrite(output, storage)
        self._ask(lambda: storage.discard_partials(output))
        # Whatever fails, the rest is stopped through this token before anything is cleaned up.
        with child_token(self._cancel) as token:
            shipment = Shipment(
                self._shop.storage,
                self._fields(),
                self._blueprint.audio_path,
                folder=self._shop.work,
                ffmpeg=self._shop.ffmpeg,
                cancel=token,
                on_share=lambda share: self._meter.within(FETCHING, share, "Fetching the clips and the song"),
            )
            renderer = SegmentRenderer(
                self._shop.executor, cancel=token, work=self._shop.work, on_share=self._tally.tell
            )
            try:
                video, report = self._make(renderer, shipment, token)
            except BaseException:
                token.cancel()
                renderer.stop()
                raise
            finally:
                shipment.close()
        return self._deliver(video), report

    def _fields(self) -> dict[str, str]:
        """The clips, each with the field that names it first."""
        fields = dict[str, str]()
        for number, move in enumerate(self._blueprint.moves):
            fields.setdefault(move.video_path, f"moves[{number}].video_path")
        return fields

    def _check_overwrite(self, output: str, storage: StorageBackend) -> None:
        """The result must not replace what it is made of, by a link either."""
        moves = self._blueprint.moves
        problems = [
            f"output_config.output_path: would overwrite the clip of moves[{number}]"
            for number, move in enumerate(moves)
            if storage.same_place(output, move.video_path)
        ]
        if storage.same_place(output, self._blueprint.audio_path):
            problems.append("output_config.output_path: would overwrite the song")
        if problems:
            raise BlueprintError(problems)

    def _ask(self, question: Callable[[], None]) -> None:
        """Ask the storage something; a cancel does not wait for a server that is silent."""
        run_transfer(lambda _, __: question(), cancel=self._cancel)

    def _make(self, renderer: SegmentRenderer, shipment: Shipment, token: CancelToken) -> tuple[Path, SyncReport]:
        placements = self._place(shipment)
        with ThreadPoolExecutor(1, thread_name_prefix="song") as aside:
            try:
                song = aside.submit(self._encode_song, shipment, placements, token)
                keys = self._submit_all(renderer, shipment, placements)
                self._await_rendered(renderer, keys, song, token)
            except BaseException:
                token.cancel()
                raise
        self._meter.close(CONCATENATING, "All moves are rendered")
        self._meter.enter(ADDING_AUDIO, "Joining the moves and adding the song")
        segments = [Segment(renderer.collect(keys[p.move]), p.total_frames) for p in placements if p.total_frames]
        return self._join(segments, song, placements, shipment, token)

    def _await_rendered(
        self, renderer: SegmentRenderer, keys: Mapping[int, str], song: "Future[Path]", token: CancelToken
    ) -> None:
        """Wait for all parts and the song. A clip that turns out to be unusable is named."""
        try:
            await_all([*renderer.futures(), song], token)
        except ResourceError as error:
            problems = {move: renderer.problem(key) for move, key in keys.items()}
            clips = {
                self._blueprint.moves[move].video_path: problem.error
                for move, problem in problems.items()
                if isinstance(problem, ResourceError)
            }
            if not clips:  # it was the song
                raise
            raise UnusableClipsError(error.error, clips, details=error.details) from error

    def _place(self, shipment: Shipment) -> list[Placement]:
        """Lay out the moves, and see that there is room for the result."""
        moves = self._blueprint.moves
        lengths = [shipment.clip(m.video_path).info.seconds if m.duration is None else 0.0 for m in moves]
        placements = place_moves(moves, lengths, self._shape.rate)
        total = sum(p.total_frames for p in placements)
        if not total:
            raise ResourceError("The moves are so short that the video would not have a single frame.")
        size = expected_bytes(self._config, float(total / self._shape.rate))
        check_room(self._shop.work, 2 * size, "for working files")
        self._ask(lambda: self._shop.storage.check_destination(self._config.output_path, size))
        return placements

    def _submit_all(self, renderer: SegmentRenderer, shipment: Shipment, placements: list[Placement]) -> dict[int, str]:
        """Start each segment as soon as its clip is here. Returns the segments' keys by move."""
        keys: dict[int, str] = {}
        waiting = {p.move: p for p in placements if p.total_frames}
        self._tally.total = len(waiting)
        shipment.first_look()
        while waiting:
            here = shipment.arrived()
            tasks = [
                self._task(shipment, p) for p in waiting.values() if self._blueprint.moves[p.move].video_path in here
            ]
            threads = self._threads(tasks) if len(tasks) == len(waiting) else 1
            for task in sorted(tasks, key=lambda t: -t.frames):
                key = keys[task.placement.move] = renderer.submit(replace(task, threads=threads))
                self._tally.expect(key, renderer.futures()[-1])
                del waiting[task.placement.move]
            if waiting:
                shipment.next_arrival()
        self._meter.close(FETCHING, "Everything is here")
        self._meter.enter(CONCATENATING, self._tally.text())
        return keys

    def _threads(self, tasks: list[SegmentTask]) -> int:
        """Cores for each encoder: one, unless there are fewer segments to make than cores."""
        if encoder_threads(self._encoding.codec, self._shop.workers) == 1:
            return 1
        missing = len({key for key in (t.key for t in tasks) if self._shop.cache.get(key) is None})
        return max(1, self._shop.workers // missing) if missing else 1

    def _task(self, shipment: Shipment, placement: Placement) -> SegmentTask:
        source = shipment.clip(self._blueprint.moves[placement.move].video_path)
        return segment_task(self._config, source, placement, self._shop)

    def _encode_song(self, shipment: Shipment, placements: list[Placement], token: CancelToken) -> Path:
        frames = sum(p.total_frames for p in placements)
        return encode_song(song_task(self._config, shipment.song(), frames, self._shop), token)

    def _join(
        self,
        segments: list[Segment],
        song: "Future[Path]",
        placements: list[Placement],
        shipment: Shipment,
        token: CancelToken,
    ) -> tuple[Path, SyncReport]:
        """The video and how exact it is; both are found in the cache if nothing has changed since the last time."""
        cache, work, rate = self._shop.cache, self._shop.work, self._shape.rate

        def joined() -> Path:
            video = work / "video.joined"  # its own suffix tells it from the parts in the cache
            join(segments, song.result(), video, rate, cancel=token)
            return video

        def measured() -> Path:
            counted = count(video, segments, rate, cancel=token)
            offset = audio_offset(shipment.song().info, video, self._shop.ffmpeg, work, token)
            report = make_report(placements, counted, rate, offset)
            check_report(report, exact=counted.exact)
            file = work / "measured.json"
            file.write_text(report.model_dump_json(), encoding="utf-8")
            return file

        # Parts are named after all that they are made of.
        parts = [(segment.path.stem, segment.frames) for segment in segments]
        video = cache.obtain(key_of([RECIPE_VERSION, parts, song.result().stem]), joined, work, token)
        self._meter.within(ADDING_AUDIO, 0.5, "Checking every frame")
        # A video that was joined anew may differ in a bit, and is measured anew.
        plan = [(p.move, p.first_frame, p.frames, p.hold_before, p.total_frames) for p in placements]
        report = cache.obtain(
            key_of([RECIPE_VERSION, content_hash(video, token), shipment.song().digest, plan, str(rate)]),
            measured,
            work,
            token,
        )
        self._meter.close(ADDING_AUDIO, "The song is in")
        return video, SyncReport.model_validate_json(report.read_bytes())

    def _deliver(self, video: Path) -> str:
        self._meter.enter(UPLOADING, "Storing the video")
        self._cancel.check()
        url = self._shop.storage.deliver(
            video,
            self._config.output_path,
            cancel=self._cancel,
            progress=lambda done, total: self._meter.within(
                UPLOADING, done / total if total else 1.0, "Storing the video"
            ),
        )
        self._meter.close(UPLOADING, "The video is stored")
        return url
