"""An index that claims more than its file can hold is refused before anything reserves memory for it."""

import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.errors import ResourceError, UnusableMediaError
from choreo_desktop.media.boxes import check_index
from choreo_desktop.media.probe import PROBE_SECONDS, probe
from tests.media.studio import Studio

MANY = 40_000_000
REFUSED = "claims more pictures or sounds than it can hold"
MEASURE = """
import resource, sys
from pathlib import Path
from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.media.probe import probe
import av, numpy
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    probe(Path(sys.argv[1]))
except ChoreoError as error:
    print(error.error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def box(kind: bytes, *content: bytes) -> bytes:
    """One box (ISO/IEC 14496-12, section 4.2)."""
    inside = b"".join(content)
    return struct.pack(">I", len(inside) + 8) + kind + inside


def table(kind: bytes, *numbers: int) -> bytes:
    """A box of 32-bit numbers after its version and flags."""
    return box(kind, struct.pack(f">{len(numbers) + 1}I", 0, *numbers))


def movie(
    *tables: bytes, handler: bytes = b"vide", entry: bytes = b"avc1", edits: bytes = b"", more: bytes = b""
) -> bytes:
    """A file of a few hundred bytes with one track and these tables."""
    header = bytes(4) + bytes(8) + struct.pack(">II", 1000, 1000) + bytes(80)
    track = bytes(4) + bytes(8) + struct.pack(">IIII", 1, 0, 1000, 0) + bytes(60)
    media = bytes(4) + bytes(8) + struct.pack(">II", 1000, 1000) + bytes(4)
    if handler == b"soun":
        described = bytes(6) + b"\0\1" + bytes(8) + struct.pack(">HHHHI", 1, 16, 0, 0, 44100 << 16)
    else:
        described = bytes(6) + b"\0\1" + bytes(16) + struct.pack(">HH", 64, 64) + bytes(50)
    stbl = box(b"stbl", box(b"stsd", bytes(4), struct.pack(">I", 1), box(entry, described)), *tables)
    minf = box(b"minf", stbl)
    mdia = box(b"mdia", box(b"mdhd", media), box(b"hdlr", bytes(8), handler, bytes(13)), minf)
    trak = box(b"trak", box(b"tkhd", track), edits, mdia)
    return box(b"ftyp", b"isom", bytes(4)) + box(b"moov", box(b"mvhd", header), trak) + more + box(b"mdat", bytes(64))


SIZES = table(b"stsz", 1, MANY)
CHUNK = table(b"stsc", 1, 1, MANY, 1) + table(b"stco", 1, 40)

HOSTILE = {
    "forty million samples of a byte": movie(SIZES, table(b"stts", 1, MANY, 1), CHUNK),
    "samples that take no room": movie(table(b"stsz", 0, MANY), table(b"stts", 1, MANY, 1), CHUNK),
    "small sizes": movie(table(b"stz2", 4, MANY), table(b"stts", 1, MANY, 1), CHUNK),
    "times of samples that are not there": movie(table(b"stsz", 1, 10), table(b"stts", 2, MANY, 1, 5, 2)),
    "offsets of samples that are not there": movie(
        table(b"stsz", 1, 10), table(b"stts", 1, 10, 1), table(b"ctts", 1, MANY, 1)
    ),
    "plain sound in giant chunks": movie(
        table(b"stsz", 1, 2**31),
        table(b"stts", 1, 2**31, 1),
        table(b"stsc", 1, 1, MANY, 1),
        table(b"stco", 400),
        handler=b"soun",
        entry=b"sowt",
    ),
    "chunks that are not there": movie(
        table(b"stsz", 1, 2**31),
        table(b"stts", 1, 2**31, 1),
        table(b"stsc", 1, 1, 1, 1),
        table(b"stco", MANY),
        handler=b"soun",
        entry=b"sowt",
    ),
    "fragments of a million samples": movie(
        more=10 * box(b"moof", box(b"mfhd", bytes(8)), box(b"traf", table(b"trun", 900_000, 0)))
    ),
    "one endless fragment": movie(more=box(b"moof", box(b"traf", table(b"trun", MANY)))),
    "a packed index": box(b"ftyp", b"isom", bytes(4)) + box(b"moov", box(b"cmov", bytes(100))),
    "tables among the codecs": movie(box(b"stsd", bytes(8), box(b"mp4a", SIZES))),
    "an index that was put out of sight": box(b"ftyp", b"isom", bytes(4))
    + box(b"free", movie(SIZES, table(b"stts", 1, MANY, 1), CHUNK)[24:]),
}


def check(path: Path) -> None:
    """Look at a file's index without a limit of time."""
    check_index(path, time.monotonic() + 60)


@pytest.mark.parametrize("case", HOSTILE)
def test_impossible_claims_are_refused(case: str, tmp_path: Path) -> None:
    """A few hundred bytes that claim millions of samples are refused in words."""
    path = tmp_path / "clip.mp4"
    path.write_bytes(HOSTILE[case])
    with pytest.raises(UnusableMediaError, match=REFUSED):
        check(path)


@pytest.mark.parametrize("case", HOSTILE)
def test_impossible_claims_cost_no_memory(case: str, tmp_path: Path) -> None:
    """Whatever such a file claims, looking at it takes neither long nor much memory."""
    path = tmp_path / "clip.mp4"
    path.write_bytes(HOSTILE[case])
    begin = time.monotonic()
    said = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    assert time.monotonic() - begin < PROBE_SECONDS + 10
    sentence, kilobytes = said.stdout.splitlines()
    assert sentence.startswith("clip.mp4 ")
    assert int(kilobytes) < 100_000


def test_nested_without_end(tmp_path: Path) -> None:
    """Boxes in boxes end in words too, not in a crash of the reader."""
    path = tmp_path / "clip.mp4"
    inner = b""
    for _ in range(5_000):
        inner = box(b"moov", inner)
    path.write_bytes(box(b"ftyp", b"isom", bytes(4)) + inner)
    check(path)  # deep, but soon read
    with pytest.raises(UnusableMediaError):
        probe(path)


def test_time_limit(studio: Studio) -> None:
    """An index that cannot be read in time is given up."""
    clip = studio.numbered("limited.mp4", 30)
    with pytest.raises(UnusableMediaError, match="takes too long"):
        check_index(clip, time.monotonic() - 1)


def test_missing_file(tmp_path: Path) -> None:
    """A file that vanished is missing."""
    with pytest.raises(ResourceError, match="cannot be read"):
        check(tmp_path / "none.mp4")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("plain.mp4", ("-c:v", "libx264")),
        ("front.mp4", ("-c:v", "libx264", "-movflags", "+faststart")),
        ("fragments.mp4", ("-c:v", "libx264", "-movflags", "frag_keyframe+empty_moov", "-g", "5")),
        ("edits.mp4", ("-c:v", "libx264", "-bf", "3", "-output_ts_offset", "0.5")),
        ("sound.mp4", ("-f", "lavfi", "-i", "sine=duration=2", "-c:v", "libx264", "-c:a", "aac")),
        ("pcm.mov", ("-f", "lavfi", "-i", "sine=duration=20", "-c:v", "libx264", "-c:a", "pcm_s16le")),
        (
            "pcm24.mov",
            ("-f", "lavfi", "-i", "sine=d=20:r=96000", "-c:v", "prores", "-c:a", "pcm_s24le"),
        ),
    ],
)
def test_honest_files_pass(studio: Studio, name: str, options: tuple[str, ...]) -> None:
    """Files of cameras, phones and encoders are opened."""
    clip = studio.numbered(name, 60, "30", *options)
    check(clip)
    assert probe(clip).video is not None


@pytest.fixture(scope="module")
def honest(studio: Studio) -> bytes:
    """A small clip with its index in front."""
    return studio.numbered("small.mp4", 12, "30", "-c:v", "libx264", "-movflags", "+faststart").read_bytes()


@given(data=st.data())
def test_any_damage_ends_in_words(honest: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Whatever numbers stand in an index, the answer is yes or a sentence."""
    content = bytearray(honest)
    end = honest.index(b"mdat")
    for place in data.draw(st.lists(st.integers(8, end - 5), min_size=1, max_size=6)):
        content[place : place + 4] = data.draw(st.sampled_from([b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff", b"moov"]))
    path = tmp_path_factory.mktemp("damaged") / "clip.mp4"
    path.write_bytes(bytes(content))
    sentences = []
    try:
        check(path)
    except UnusableMediaError as error:
        sentences.append(error.error)
    assert all(sentence.startswith("clip.mp4 ") for sentence in sentences)
