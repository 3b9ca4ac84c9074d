"""Making one part of a plan ahead of time, at a priority that nobody notices."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from choreo_desktop.domain.errors import ResourceError, StorageError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cores import usable_cores
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import probe_clip, probe_song
from choreo_desktop.media.segments import render_segment
from choreo_desktop.media.sound import encode_song
from choreo_desktop.media.sources import Source
from choreo_desktop.services.assembly_parts import Bench, encoder_threads, segment_task, song_task
from choreo_desktop.services.preflight import SAFETY
from choreo_desktop.services.prerender_plan import Item, Layout, Part
from choreo_desktop.services.shipment import look_at

MOST_SOURCES = 500
SPARE_BYTES = 1_000_000_000
MOST_OF_CACHE = 0.9
CORES = min(2, usable_cores())  # a plan of four minutes has to be ready in two, on two cores


class Watch:
    """How a part hears that it is not wanted any more. See ``media.segments.Watch``."""

    def __init__(self, cancel: CancelToken) -> None:
        self.cancel = cancel

    def rendered(self, key: str, frames: int) -> None:
        """Nobody watches."""


class Made(NamedTuple):
    """A part that is ready.

    Attributes:
        entry: The part in the cache.
        source: What it was made from.
    """

    entry: Path
    source: Source

    def refresh(self) -> int | None:
        """Make it one of those that were used last. Returns its bytes; None where it is of no use any more."""
        if self.source.info.path.exists() and not _unchanged(self.source):
            return None  # copies of what is on a server come and go
        try:
            os.utime(self.entry)
            return self.entry.stat().st_size
        except OSError:
            return None


class PartMaker:
    """Makes parts and knows the clips and songs that it has looked at before."""

    def __init__(self) -> None:
        self._sources: dict[Path, Source] = {}

    def clip_seconds(self, key: str, bench: Bench, cancel: CancelToken) -> float:
        """How long a clip is. Raises what ``make`` raises."""
        return self._source(key, probe_clip, bench, cancel).info.seconds

    def make(self, item: Item, layout: Layout, bench: Bench, cancel: CancelToken) -> Made:
        """Make a part, or find it in the cache.

        Raises:
            ChoreoError, OSError: If it cannot be made.
            Cancelled: From ``cancel``.
        """
        with _own_folder(bench) as own:
            if isinstance(item, Part):
                source = self._source(item.video_path, probe_clip, bench, cancel)
                segment = segment_task(layout.config, source, layout.placements[item], own)
                ahead = replace(segment, background=True, threads=encoder_threads(segment.encoding.codec, CORES))
                made = render_segment(ahead, Watch(cancel))
            else:
                source = self._source(item.audio_path, probe_song, bench, cancel)
                song = song_task(layout.config, source, layout.frames, own)
                made = encode_song(replace(song, background=True), cancel)
            entry = bench.cache.get(made.stem)
        if entry is None:
            raise StorageError("The cache is too small to keep what is rendered ahead.", details=str(item))
        bench.cache.trim()
        return Made(entry, source)

    def _source(self, key: str, probe: Callable[[Path], MediaInfo], bench: Bench, cancel: CancelToken) -> Source:
        path = bench.storage.fetch(key, bench.work, cancel=cancel)
        known = self._sources.pop(path, None)
        if known is None or not _unchanged(known):
            known = look_at(path, key, probe, bench.ffmpeg, cancel)
        self._sources[path] = known
        while len(self._sources) > MOST_SOURCES:
            del self._sources[next(iter(self._sources))]
        return known


def has_room(item: Item, kept: int, bench: Bench) -> bool:
    """Whether a part fits beside those of the plan that are in the cache, and on the disk.

    Args:
        item: The part.
        kept: Bytes of the parts that the plan needs and that are there.
        bench: Where it would go.
    """
    size = item.likely_bytes * SAFETY
    if kept + size > bench.cache.limit * MOST_OF_CACHE:
        return False  # it would drive out what the plan needs as much
    return shutil.disk_usage(bench.work).free >= size + SPARE_BYTES


@contextmanager
def _own_folder(bench: Bench) -> "Iterator[Bench]":
    folder = bench.work / "part"
    folder.mkdir()
    try:
        yield replace(bench, work=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unchanged(source: Source) -> bool:
    try:
        source.check_unchanged()
    except (ResourceError, OSError):
        return False
    return True
