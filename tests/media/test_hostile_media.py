"""Files that are not what they say, and files made to do harm: each is refused with a sentence, in bounded time."""

import os
import socket
import struct
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from choreo_desktop.domain.errors import ChoreoError, ResourceError, UnusableMediaError
from choreo_desktop.media import probe as probing
from choreo_desktop.media.demuxers import demuxer_for
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import open_media, probe, probe_clip, probe_song
from choreo_desktop.media.process import run_ffmpeg
from tests.media.studio import SHAPE, X264, Studio, numbers, part

PATIENCE = 120  # only a hang reaches it


def bounded(work: Callable[[], object]) -> object:
    """What the work returns or the error it raises; a hang fails the test instead of stopping the run."""
    result: list[object] = []

    def run() -> None:
        try:
            result.append(work())
        except ChoreoError as error:
            result.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive(), "the probe hangs"
    assert result, "the probe raised something that is no sentence"
    return result[0]


def refused(path: Path) -> ChoreoError:
    """The error with which a file is refused as a clip."""
    error = bounded(lambda: probe_clip(path))
    assert isinstance(error, ResourceError), error
    assert error.error.endswith(".")
    assert path.name.strip() in error.error
    return error


class Trap:
    """A server that notes every connection."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setblocking(False)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/x.ts"

    @property
    def called(self) -> bool:
        """Whether anybody connected; the kernel keeps connections until they are accepted."""
        try:
            self._socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    """A server that nobody may call."""
    trap = Trap()
    yield trap
    trap.close()


@pytest.fixture
def secret(studio: Studio, tmp_path: Path) -> Path:
    """A video of somebody else's that a file from the internet must not get at."""
    path = tmp_path / "secret.ts"
    path.write_bytes(studio.corners("secret.ts").read_bytes())
    return path


LISTS = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{target}\n#EXT-X-ENDLIST\n",
    "hls-live": "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{target}\n",
    "hls-key": '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-KEY:METHOD=AES-128,URI="{target}"\n#EXTINF:1,\n{target}\n',
    "mpd": (
        '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
        'mediaPresentationDuration="PT1S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" '
        'bandwidth="1"><BaseURL>{target}</BaseURL><SegmentList><SegmentURL media="{target}"/></SegmentList>'
        "</Representation></AdaptationSet></Period></MPD>\n"
    ),
    "ffconcat": "ffconcat version 1.0\nfile '{target}'\n",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\na=x:{target}\nm=video 5004 RTP/AVP 96\n",
    "asx": '<asx version="3.0"><entry><ref href="{target}"/></entry></asx>\n',
    "pls": "[playlist]\nFile1={target}\nNumberOfEntries=1\n",
    "text": "This is {target}\n",
    "imf": '<AssetMap xmlns="http://www.smpte-ra.org/schemas/429-9/2007/AM"><Path>{target}</Path></AssetMap>',
    "ismv": '<SmoothStreamingMedia MajorVersion="2"><x>{target}</x></SmoothStreamingMedia>',
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("name", ["clip.mp4", "clip.m3u8", "clip.mkv", "clip"])
def test_lists_read_nothing_else(kind: str, name: str, secret: Path, trap: Trap) -> None:
    """A playlist or index under any name is refused, opens no other file and no connection."""
    for target in (str(secret), secret.name, f"../{secret.parent.name}/{secret.name}", f"file:{secret}", trap.url):
        path = secret.parent / name
        path.write_text(LISTS[kind].format(target=target))
        assert isinstance(refused(path), UnusableMediaError)
    assert not trap.called


@pytest.mark.parametrize("demuxer", ["hls", "dash", "concat", "sdp", "image2", "tty", "lavfi"])
def test_no_head_chooses_a_demuxer_of_lists(demuxer: str, secret: Path, trap: Trap) -> None:
    """No head of a file chooses a demuxer that reads other files, whatever stands in it."""
    heads = [t.format(target=trap.url).encode() for t in LISTS.values()]
    heads += [secret.read_bytes()[:65536], b"ID3\x04\0\0\0\0\0\0" + heads[0], b"\0" * 500 + heads[0]]
    assert demuxer not in {demuxer_for(head) for head in heads}


def test_playlist_inside_avi_subtitles(trap: Trap, tmp_path: Path) -> None:
    """A playlist hidden in the subtitles of an AVI (the known GAB2 trick) is not followed."""
    gab2 = b"GAB2\0\x02\0" + struct.pack("<I", 2) + b"x\0" + struct.pack("<HI", 4, 0)
    listing = LISTS["hls"].format(target=trap.url).encode()
    chunk = gab2[:-4] + struct.pack("<I", len(listing)) + listing
    header = struct.pack("<4s4sIHHIIIIIIIIhhhh", b"txts", b"\0" * 4, 0, 0, 0, 0, 1, 25, 0, 1, 0, 0, 0, 0, 0, 0, 0)
    strl = riff(b"LIST", b"strl" + riff(b"strh", header) + riff(b"strf", b"\0" * 40))
    avih = riff(b"avih", struct.pack("<14I", 40000, 0, 0, 0x10, 1, 0, 1, 0, 16, 16, 0, 0, 0, 0))
    movi = riff(b"LIST", b"movi" + riff(b"00tx", chunk))
    path = tmp_path / "gab2.avi"
    path.write_bytes(riff(b"RIFF", b"AVI " + riff(b"LIST", b"hdrl" + avih + strl) + movi))
    refused(path)
    assert not trap.called


def riff(name: bytes, body: bytes) -> bytes:
    """A chunk of a RIFF file."""
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def atom(name: bytes, body: bytes) -> bytes:
    """An atom of an MP4."""
    return struct.pack(">I", 8 + len(body)) + name + body


@pytest.mark.parametrize(
    "suffix", ["jpg", "png", "gif", "webp", "bmp", "tiff", "avif", "jxl", "jp2", "tga", "ppm", "svg"]
)
def test_pictures_are_no_clips(studio: Studio, suffix: str, tmp_path: Path) -> None:
    """A photo renamed to .mp4 is not taken for a clip."""
    made = tmp_path / f"photo.{suffix}"
    if suffix == "svg":
        made.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    else:
        codec = ("-c:v", "libaom-av1", "-cpu-used", "8") if suffix == "avif" else ()
        studio.run("-f", "lavfi", "-i", "testsrc=s=160x90:d=0.04", "-frames:v", "1", *codec, str(made))
    path = made.rename(tmp_path / "photo.mp4")
    assert isinstance(refused(path), UnusableMediaError)


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif", b"msf1", b"heix", b"isom", b"mp42", b"qt  ", b"miaf"])
def test_photos_of_phones_are_no_clips(studio: Studio, brand: bytes, tmp_path: Path) -> None:
    """A HEIC or AVIF photo is not a clip, even if it calls itself an MP4."""
    made = tmp_path / "photo.avif"
    studio.run("-f", "lavfi", "-i", "testsrc=s=160x90:d=0.04", "-frames:v", "1", "-c:v", "libaom-av1", str(made))
    data = bytearray(made.read_bytes())
    size = struct.unpack(">I", data[:4])[0]
    data[:size] = atom(b"ftyp", (brand * (size // 4))[: size - 8])
    path = tmp_path / "photo.mp4"
    path.write_bytes(data)
    refused(path)


@pytest.mark.parametrize(
    "content",
    [
        b"Hello, I am a text.\n" * 50,
        b"\x1b[31m\x1b[2J ANSI art \xdb\xdb\xdb\r\n" * 50,
        b"\xdb\xb2\xb1\xb0 NFO \r\n" * 50,
        b"#!/bin/sh\nrm -rf /\n",
        b"%PDF-1.7\n" + b"x" * 500,
        b"\x7fELF" + b"\0" * 500,
        b"\0" * 70_000,
        b"\xff" * 70_000,
        b"ID3",
        b"ID3 is a story about tags. " * 20,
        b"OggS" + b"\0" * 500,
        b"\x1a\x45\xdf\xa3" + b"\xff" * 500,
        b"RIFF\xff\xff\xff\xffAVI " + b"LIST" * 500,
        b"RIFF\xff\xff\xff\xffWAVE" + b"fmt " * 500,
        b"FLV\x01\x05\0\0\0\x09" + b"\xff" * 500,
        b"\0\0\x01\xba" * 500,
        (b"\x47" + b"\0" * 187) * 50,
        b"\0\0\0\x20ftypisom" + b"\xff" * 500,
        b"\0\0\0\x08moov",
        b"x",
        "🕺".encode() * 40,
    ],
)
def test_junk_is_refused(content: bytes, tmp_path: Path) -> None:
    """Texts, documents, programs and noise are refused with a sentence, whatever they begin with."""
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    refused(path)


def test_empty_file(tmp_path: Path) -> None:
    """An empty file is called empty."""
    path = tmp_path / "clip.mp4"
    path.touch()
    assert "empty" in refused(path).error


def test_archive(studio: Studio, tmp_path: Path) -> None:
    """A zipped clip is not a clip."""
    path = tmp_path / "clip.mp4"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(studio.numbered("plain.mp4", 120), "clip.mp4")
    refused(path)


def test_sound_is_no_clip_but_a_song(studio: Studio, tmp_path: Path) -> None:
    """An MP3 named .mp4 is no clip, and the sentence says that it is sound; as a song it is fine."""
    path = tmp_path / "clip.mp4"
    studio.run("-f", "lavfi", "-i", "sine=d=1", "-f", "mp3", str(path))
    assert "sound only" in refused(path).error
    song = probe_song(path)
    assert song.audio is not None
    assert song.video is None


def test_cover_picture_is_no_video(studio: Studio, tmp_path: Path) -> None:
    """The cover picture of a song is not taken for a clip's picture."""
    path = tmp_path / "song.mp3"
    studio.run(
        "-f", "lavfi", "-i", "sine=d=1", "-f", "lavfi", "-i", "testsrc=s=160x90:d=0.04", "-map", "0", "-map", "1",
        "-frames:v", "1", "-c:v", "mjpeg", "-disposition:v", "attached_pic", str(path),
    )  # fmt: skip
    assert "sound only" in refused(path).error


def test_silent_clip_is_no_song(studio: Studio) -> None:
    """A clip without sound cannot be chosen as the song."""
    error = bounded(lambda: probe_song(studio.numbered("plain.mp4", 120)))
    assert isinstance(error, UnusableMediaError)
    assert "no sound" in error.error


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_half_a_download(studio: Studio, share: float, tmp_path: Path) -> None:
    """An MP4 whose download broke off is refused, and the sentence says that it is not complete."""
    whole = studio.numbered("plain.mp4", 120).read_bytes()
    path = tmp_path / "clip.mp4"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "not complete" in refused(path).error


def test_every_cut_of_a_file_ends_in_words(studio: Studio, tmp_path: Path) -> None:
    """However a fast-start MP4 or a Matroska is cut, it is either readable or refused with a sentence."""
    for name, options in (("cut.mp4", ("-movflags", "+faststart")), ("cut.mkv", ())):
        whole = studio.numbered(name, 10, "30", "-c:v", "libx264", "-pix_fmt", "yuv420p", *options).read_bytes()
        for size in range(1, len(whole), max(1, len(whole) // 40)):
            path = tmp_path / name
            path.write_bytes(whole[:size])
            found = bounded(lambda path=path: probe_clip(path))  # type: ignore[misc]
            assert isinstance(found, ResourceError | MediaInfo)


def external(data: bytes, entry: bytes) -> bytes:
    """The same MP4 with a data reference that points to another file instead of its own content."""
    own = atom(b"url ", b"\0\0\0\x01")
    assert data.count(own) == 1
    assert data.index(b"mdat") < data.index(b"moov")
    at = data.index(own)
    out = bytearray(data)
    out[at : at + len(own)] = entry
    for name in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"):
        place = data.index(name) - 4
        out[place : place + 4] = struct.pack(">I", struct.unpack(">I", data[place : place + 4])[0] + len(entry) - 12)
    return bytes(out)


def alias(path: str) -> bytes:
    """A QuickTime alias to a file."""
    name = path.encode()
    body = bytearray(b"\0" * 150)
    body[10:12] = b"\x01v"
    body[50 : 51 + len(name[-60:])] = bytes([len(name[-60:])]) + name[-60:]
    body[130:134] = struct.pack(">HH", 1, 1)
    target = struct.pack(">HH", 2, len(name)) + name + b"\0" * (len(name) % 2)
    return atom(b"alis", b"\0\0\0\0" + bytes(body) + target + b"\xff\xff\0\0")


def test_movie_that_points_into_another_file(studio: Studio, secret: Path, trap: Trap) -> None:
    """A movie whose pictures are said to lie in another file shows its own or none, and opens no other."""
    whole = studio.numbered("plain.mp4", 120).read_bytes()
    path = secret.parent / "clip.mp4"
    for target in (str(secret), secret.name, f"file://{secret}", trap.url):
        path.write_bytes(external(whole, alias(target)))
        refused(path)
        path.write_bytes(external(whole, atom(b"url ", b"\0\0\0\0" + target.encode() + b"\0")))
        assert numbers(studio.render(path, part(0.0, 3))) == [0, 1, 2]
    assert not trap.called


def test_sparse_giant(tmp_path: Path) -> None:
    """A file of 10 GB with nothing behind its first bytes is refused and does not fill the memory."""
    path = tmp_path / "clip.mp4"
    with path.open("wb") as file:
        file.write(atom(b"ftyp", b"isom\0\0\0\0isom"))
        file.truncate(10 << 30)
    refused(path)


@pytest.mark.parametrize("name", [b"free", b"trak", b"abcd"])
def test_millions_of_atoms(name: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of twelve million tiny atoms ends at the time limit of the probe."""
    monkeypatch.setattr(probing, "PROBE_SECONDS", 1.0)  # reading them all takes longer
    path = tmp_path / "clip.mp4"
    inner = atom(name, b"") * 12_500_000
    path.write_bytes(atom(b"ftyp", b"isom\0\0\0\0isom") + (atom(b"moov", inner) if name == b"trak" else inner))
    refused(path)


def test_giant_picture(studio: Studio, tmp_path: Path) -> None:
    """A picture of absurd size is refused before anybody asks for the memory."""
    path = tmp_path / "clip.avi"
    studio.run("-f", "lavfi", "-i", "color=s=64x64:d=0.1", "-c:v", "ffv1", str(path))
    data = bytearray(path.read_bytes())
    at = data.index(b"strf") + 8
    data[at + 4 : at + 12] = struct.pack("<ii", 9_000, 4_000)
    path.write_bytes(data)
    assert "9000x4000" in refused(path).error


def test_absurd_header_sizes(studio: Studio, tmp_path: Path) -> None:
    """Whatever number is damaged in a header, the answer is a clip or a sentence."""
    whole = studio.numbered("cut2.mp4", 5, "30", "-c:v", "libx264", "-movflags", "+faststart").read_bytes()
    header = whole.index(b"mdat")
    path = tmp_path / "clip.mp4"
    for at in range(0, header - 4, 16):
        path.write_bytes(whole[:at] + b"\x7f\xff\xff\xff" + whole[at + 4 :])
        found = bounded(lambda: probe(path))
        assert isinstance(found, ResourceError | MediaInfo)


def test_endless_and_strange_files(tmp_path: Path) -> None:
    """A pipe, a device, a folder or a link to one is refused at once and never waited for."""
    fifo = tmp_path / "fifo.mp4"
    os.mkfifo(fifo)
    folder = tmp_path / "folder.mp4"
    folder.mkdir()
    strange = [fifo, folder, Path("/dev/zero"), Path("/dev/urandom"), Path("/dev/null")]
    for i, path in enumerate(strange):
        assert "is not a file" in refused(path).error
        link = tmp_path / f"link{i}.mp4"
        link.symlink_to(path)
        assert "is not a file" in refused(link).error
    with socket.socket(socket.AF_UNIX) as server:
        path = tmp_path / "s.mp4"
        server.bind(str(path))
        assert "is not a file" in refused(path).error


def test_missing_files(tmp_path: Path) -> None:
    """A missing clip, a dangling link and a link to itself are called missing or unreadable."""
    missing = bounded(lambda: probe_clip(tmp_path / "gone.mp4"))
    assert isinstance(missing, ResourceError)
    assert not isinstance(missing, UnusableMediaError)
    assert "missing" in missing.error
    dangling = tmp_path / "dangling.mp4"
    dangling.symlink_to(tmp_path / "gone.mp4")
    assert "missing" in refused(dangling).error
    circle = tmp_path / "circle.mp4"
    circle.symlink_to(circle)
    refused(circle)
    refused(tmp_path / f"{'x' * 300}.mp4")
    refused(tmp_path / "file.mp4" / "below.mp4")


def test_name_that_is_no_text(studio: Studio, tmp_path: Path) -> None:
    """A clip whose name is not valid text on this system is still read."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9 \xff.mp4"))
    path.write_bytes(studio.numbered("plain.mp4", 120).read_bytes())
    info = probe_clip(path)
    assert info.seconds == pytest.approx(4.0)
    output = tmp_path / "out.mp4"
    run_ffmpeg(FFmpegCommandBuilder(studio.ffmpeg.path).build_segment_command(info, part(0, 3), SHAPE, X264, output))
    assert output.stat().st_size


def test_swapped_after_the_probe(studio: Studio, secret: Path, trap: Trap) -> None:
    """A clip that becomes a playlist after it was checked is not followed: the demuxer stays the checked one."""
    path = secret.parent / "clip.mp4"
    path.write_bytes(studio.numbered("plain.mp4", 120).read_bytes())
    info = probe_clip(path)
    path.write_text(LISTS["hls"].format(target=trap.url))
    output = secret.parent / "out.mp4"
    builder = FFmpegCommandBuilder(studio.ffmpeg.path)
    error = bounded(lambda: run_ffmpeg(builder.build_segment_command(info, part(0, 3), SHAPE, X264, output)))
    assert isinstance(error, ChoreoError)
    with pytest.raises(Exception, match="Invalid data"):
        open_media(info)
    assert not trap.called
