"""Whether the index of an MP4 or MOV file can be true, told from its box headers before libavformat builds it.

A few hundred bytes can claim a billion samples, for each of which libavformat keeps some forty bytes. Boxes are walked
as libavformat's ``mov.c`` walks them (anywhere in the tree, cut at the end of the box around them), so that what it
would read is what is counted here. What is merely damaged is left for it to judge.
"""

import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.errors import ResourceError, UnusableMediaError

MAX_SAMPLES = 5_000_000  # in all tracks and fragments: more than ten hours of picture and sound
MAX_IN_RUN = 1_000_000
MAX_EDITED = 20_000_000  # edits may show the same samples again and again
MAX_BOXES = 1_000_000
MAX_DESCRIPTION = 1_000_000
SLACK = 100_000  # what a file may claim without having the bytes: incomplete downloads are opened
GROUP = 1024  # libavformat indexes plain sound in groups of so many samples,
GROUP_BYTES = 32  # which take at least so many bytes
BLOCK = 1 << 16

_CONTAINERS = frozenset(
    b"moov trak mdia minf stbl moof traf mvex edts dinf udta meta ilst tref gmhd sinf schi wave".split()
)
_TABLES = (b"stsz", b"stz2", b"stts", b"ctts", b"stsc", b"stco", b"co64", b"elst", b"trun", b"hdlr", b"cmov")


class _ImpossibleError(Exception):
    """The file claims what it cannot hold."""


class _TooSlowError(Exception):
    """The deadline has come."""


class _Box(NamedTuple):
    kind: bytes
    start: int
    end: int


@dataclass
class _Track:
    samples: int = 0
    sample_bytes: int = 0
    chunks: int = 0
    edits: int = 0
    times: int = 0
    plain: bool = True
    handlers: set[bytes] = field(default_factory=set)
    runs: NDArray[np.int64] | None = None

    @property
    def entries(self) -> int:
        """How many entries libavformat keeps: one per sample, or per group where each sample lasts one tick."""
        return self._groups() if self._grouped else self.samples

    @property
    def unit(self) -> int:
        """How many bytes of the file an entry stands for at least; 0 where a table of sizes has shown that."""
        return GROUP_BYTES if self._grouped else self.sample_bytes

    @property
    def _grouped(self) -> bool:
        sound = b"soun" in self.handlers and b"vide" not in self.handlers
        return sound and self.plain and self.times > 0

    def _groups(self) -> int:
        if self.runs is None or not len(self.runs):
            return 0
        first, groups = self.runs[:, 0], self.runs[:, 1] // (GROUP - 160) + 1
        lengths = np.diff(first, append=self.chunks + 1)
        if (lengths[:-1] <= 0).any():  # libavformat repairs these; nothing tells to what
            return int(groups.max()) * self.chunks
        return sum(int(g) * min(max(int(n), 0), self.chunks) for g, n in zip(groups, lengths, strict=True))


def check_index(path: Path, deadline: float) -> None:
    """See that the index of an MP4 or MOV file takes a bounded amount of memory.

    Args:
        path: The file.
        deadline: By ``time.monotonic``, when to give up.

    Raises:
        ResourceError: If it cannot be read.
        UnusableMediaError: If it claims more than it can hold.
    """
    try:
        with path.open("rb") as file:
            _Index(file, path.stat().st_size, deadline).check()
    except OSError as error:
        raise ResourceError(f"{path.name} cannot be read: {error}.", details=str(path)) from error
    except _ImpossibleError as error:
        raise UnusableMediaError(
            f"{path.name} claims more pictures or sounds than it can hold; it is damaged.", details=str(error)
        ) from error
    except _TooSlowError as error:
        raise UnusableMediaError(f"{path.name} has an index that takes too long to read.") from error


class _Index:
    """The counts in a file's boxes."""

    def __init__(self, file: BinaryIO, size: int, deadline: float) -> None:
        self._file = file
        self._size = size
        self._deadline = deadline
        self._tracks = [_Track()]
        self._in_fragments = 0
        self._readers = {
            b"stsd": self._description,
            b"hdlr": self._handler,
            b"stsz": self._sizes,
            b"stz2": self._sizes,
            b"stts": self._times,
            b"ctts": self._offsets,
            b"stsc": self._runs,
            b"stco": self._chunks,
            b"co64": self._chunks,
            b"elst": self._edits,
            b"trun": self._fragment,
        }

    def check(self) -> None:
        """Read all counts and add them up."""
        for box in self._boxes():
            if box.kind == b"trak":
                self._tracks.append(_Track())
            elif box.kind == b"cmov":
                raise _ImpossibleError("a packed index")
            elif box.kind in self._readers:
                self._readers[box.kind](box)
        total = self._in_fragments
        for track in self._tracks:
            total += track.entries
            _expect(total <= MAX_SAMPLES, f"{total} samples")
            _expect(track.times <= track.samples + SLACK, f"times of {track.times} samples")
            _expect(track.entries <= SLACK or track.entries * track.unit <= self._size, f"{track.samples} samples")
        edited = sum(track.entries * track.edits for track in self._tracks)
        _expect(edited <= MAX_EDITED, f"{edited} samples after edits")

    def _boxes(self) -> Iterator[_Box]:
        place, ends = 0, [self._size]
        for _ in range(MAX_BOXES):
            while place + 8 > ends[-1]:
                place = ends.pop()
                if not ends:
                    return
            box = self._box(place, ends[-1])
            if box is None:
                place = ends[-1]
                continue
            yield box
            place = box.end
            inside = self._inside(box)
            if inside is not None:
                ends.append(box.end)
                place = inside
        raise _ImpossibleError(f"more than {MAX_BOXES} boxes")

    def _box(self, place: int, limit: int) -> _Box | None:
        """The box at a place, cut at the end of the one around it; None where there cannot be one."""
        head = self._read(place, min(16, limit - place))
        size, lead = int.from_bytes(head[:4], "big"), 8
        if size == 1:
            size, lead = int.from_bytes(head[8:], "big"), 16
        elif size == 0:
            size = limit - place
        if len(head) < lead or size < lead:
            return None
        return _Box(head[4:8], place + lead, min(place + size, limit))

    def _inside(self, box: _Box) -> int | None:
        """Where the boxes inside a box begin; None if there are none."""
        if box.kind == b"meta":
            handler = self._read(box.start, min(BLOCK, box.end - box.start)).find(b"hdlr")
            return box.start + handler - 4 if handler >= 4 else None
        if box.kind in (b"free", b"hoov"):  # libavformat finds an index that was made invalid
            hidden = self._read(box.start + 4, 4) in (b"mvhd", b"cmov")
            return box.start if hidden else None
        return box.start if box.kind in _CONTAINERS else None

    def _description(self, box: _Box) -> None:
        """Codecs are described in few bytes, in which no tables hide."""
        _expect(box.end - box.start <= MAX_DESCRIPTION, "a description of codecs without end")
        text = self._read(box.start, box.end - box.start)
        _expect(not any(name in text for name in _TABLES), "tables among the codecs")

    def _handler(self, box: _Box) -> None:
        self._tracks[-1].handlers.add(self._read(box.start + 8, 4))

    def _sizes(self, box: _Box) -> None:
        size, count = self._numbers(box, 4, 2)
        track = self._tracks[-1]
        bits = 32
        if box.kind == b"stz2":
            size, bits = 0, size & 0xFF
        _expect(size > 0 or count * bits <= 8 * (box.end - box.start), f"sizes of {count} samples")
        track.samples = max(track.samples, count)
        track.sample_bytes = size

    def _times(self, box: _Box) -> None:
        track = self._tracks[-1]
        (count,) = self._numbers(box, 4, 1)
        track.plain &= count == 1 and self._numbers(box, 12, 1) == (1,)
        track.times = max(track.times, self._sum(box, count))

    def _offsets(self, box: _Box) -> None:
        track = self._tracks[-1]
        (count,) = self._numbers(box, 4, 1)
        track.times = max(track.times, self._sum(box, count))

    def _sum(self, box: _Box, count: int) -> int:
        """The samples that a table of pairs speaks of."""
        end = min(box.start + 8 + 8 * count, box.end)
        total = 0
        for place in range(box.start + 8, end, BLOCK):
            block = self._read(place, min(BLOCK, end - place))
            total += int(np.frombuffer(block[: len(block) // 8 * 8], ">u4")[::2].sum(dtype=np.int64))
        return total

    def _runs(self, box: _Box) -> None:
        track = self._tracks[-1]
        (count,) = self._numbers(box, 4, 1)
        _expect(count <= MAX_IN_RUN and track.runs is None, f"{count} runs of chunks")
        table = self._read(box.start + 8, min(12 * count, max(box.end - box.start - 8, 0)))
        track.runs = np.frombuffer(table[: len(table) // 12 * 12], ">u4").reshape(-1, 3).astype(np.int64)

    def _chunks(self, box: _Box) -> None:
        track = self._tracks[-1]
        track.chunks = max(track.chunks, *self._numbers(box, 4, 1))

    def _edits(self, box: _Box) -> None:
        self._tracks[-1].edits += min(*self._numbers(box, 4, 1), (box.end - box.start) // 12)

    def _fragment(self, box: _Box) -> None:
        (count,) = self._numbers(box, 4, 1)
        _expect(count <= MAX_IN_RUN, f"{count} samples in one run")
        self._in_fragments += count

    def _numbers(self, box: _Box, offset: int, count: int) -> tuple[int, ...]:
        """Numbers of 32 bits in a box; 0 where it is too short for them."""
        place = box.start + offset
        head = self._read(place, max(min(4 * count, box.end - place), 0))
        return struct.unpack(f">{count}I", head.ljust(4 * count, b"\0"))

    def _read(self, place: int, count: int) -> bytes:
        if time.monotonic() > self._deadline:
            raise _TooSlowError
        self._file.seek(place)
        return self._file.read(count)


def _expect(holds: bool, claim: str) -> None:
    if not holds:
        raise _ImpossibleError(claim)
