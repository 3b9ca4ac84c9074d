"""Which demuxer opens a file, told from its first bytes and never from its name.

Only real media containers are on the list. Playlists and indexes (HLS, DASH, ffconcat, SDP), image sequences,
single pictures and text are not, so that a file can never make FFmpeg read another file or open a connection.
"""

from collections.abc import Callable

HEAD_BYTES = 64 * 1024

_MOV_ATOMS = (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot")
_PICTURE_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
_TS_PACKETS = (188, 192, 204)

PROTOCOLS = "file"


def demuxer_for(head: bytes) -> str | None:
    """The libavformat demuxer for a file that begins with ``head``, or None if it is no media container."""
    for name, matches in _SIGNATURES:
        if matches(head):
            return name
    return None


def _is_mov(head: bytes) -> bool:
    return head[4:8] in _MOV_ATOMS and not (head[4:8] == b"ftyp" and _is_photo(head))


def _is_photo(head: bytes) -> bool:
    """HEIC and AVIF: by their brand, or by the handler of the index that follows (ISO/IEC 23008-12)."""
    after = int.from_bytes(head[:4], "big")
    index = head[after : after + 64]
    return head[8:12] in _PICTURE_BRANDS or (index[4:8] == b"meta" and b"pict" in index)


def _riff(*kinds: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] in (b"RIFF", b"RF64", b"BW64") and head[8:12] in kinds


def _starts(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(magic)


def _is_mpegts(head: bytes) -> bool:
    for size in _TS_PACKETS:
        lead = 4 if size == 192 else 0
        marks = head[lead : lead + 5 * size : size]
        if len(marks) == 5 and set(marks) == {0x47}:
            return True
    return False


def _is_aiff(head: bytes) -> bool:
    return head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC")


def _after_id3(head: bytes) -> bytes:
    """What follows an ID3v2 tag (https://id3.org/id3v2.4.0-structure); empty where the tag fills the head."""
    if head[:3] != b"ID3" or len(head) < 10:
        return head
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return head[10 + size :]


def _is_flac(head: bytes) -> bool:
    return _after_id3(head)[:4] == b"fLaC"


def _is_adts(head: bytes) -> bool:
    rest = _after_id3(head)
    return len(rest) > 2 and rest[0] == 0xFF and rest[1] & 0xF6 == 0xF0


def _is_mp3(head: bytes) -> bool:
    rest = _after_id3(head)
    if rest is not head and len(rest) < 4:
        return True  # a large cover picture in the tag; the demuxer decides
    if len(rest) < 4 or rest[0] != 0xFF or rest[1] & 0xE0 != 0xE0:
        return rest is not head and not rest.strip(b"\0")[:1]
    layer, bit_rate, sample_rate = rest[1] >> 1 & 3, rest[2] >> 4, rest[2] >> 2 & 3
    return layer in (1, 2) and bit_rate != 15 and sample_rate != 3


_SIGNATURES: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("mov", _is_mov),
    ("matroska", _starts(b"\x1a\x45\xdf\xa3")),
    ("avi", _riff(b"AVI ")),
    ("wav", _riff(b"WAVE")),
    ("ogg", _starts(b"OggS")),
    ("flac", _is_flac),
    ("flv", _starts(b"FLV\x01")),
    ("asf", _starts(bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"))),
    ("mpeg", _starts(b"\x00\x00\x01\xba")),
    ("mpegts", _is_mpegts),
    ("aiff", _is_aiff),
    ("aac", _is_adts),
    ("mp3", _is_mp3),
)

# fmt: off
VIDEO_CODECS = frozenset((
    "av1", "cfhd", "dnxhd", "dvvideo", "ffv1", "ffvhuff", "flv1", "h263", "h264", "hevc", "huffyuv", "mjpeg",
    "mpeg1video", "mpeg2video", "mpeg4", "msmpeg4v1", "msmpeg4v2", "msmpeg4v3", "prores", "qtrle", "rawvideo",
    "svq1", "svq3", "theora", "utvideo", "v210", "vc1", "vp6", "vp6f", "vp8", "vp9",
    "vvc", "wmv1", "wmv2", "wmv3",
))
AUDIO_CODECS = frozenset((
    "aac", "ac3", "adpcm_ima_qt", "adpcm_ima_wav", "adpcm_ms", "alac", "amr_nb", "amr_wb", "dts", "eac3",
    "flac", "mp1", "mp2", "mp3", "opus", "truehd", "vorbis", "wmalossless", "wmapro", "wmav1", "wmav2",
))
# fmt: on


def audio_codec_allowed(name: str) -> bool:
    """Whether sound in this codec is opened."""
    return name in AUDIO_CODECS or name.startswith("pcm_")
