"""Clips as phones, cameras and the internet make them: each comes out upright, in its colours, frame by frame."""

import re
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from choreo_desktop.media.filter_chain import filter_chain
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.probe import probe_clip
from tests.media.studio import (
    CORNERS,
    FPS,
    GREY,
    HEIGHT,
    RED,
    SHAPE,
    WIDTH,
    X264,
    Studio,
    close,
    corner_colours,
    lumas,
    numbers,
    part,
    rgb_pictures,
    upright,
)

HDR_CODEC = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-pix_fmt", "yuv420p10le")
TALL = Shape(HEIGHT, WIDTH, FPS, "bars")


def check_output(path: Path, frames: int, shape: Shape = SHAPE) -> None:
    """See that a segment has the right size, square pixels, the right number of frames and ordinary colours."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (shape.width, shape.height)
        assert stream.sample_aspect_ratio in (None, 1)
        assert stream.codec_context.pix_fmt == "yuv420p"
        found = list(container.decode(video=0))
        assert len(found) == frames
        assert all(int(f.color_trc) == 1 and int(f.color_primaries) == 1 and int(f.color_range) == 1 for f in found)
        assert all(f.rotation == 0 for f in found)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_phone_held_otherwise(studio: Studio, degrees: int) -> None:
    """A clip filmed upright or upside down stands upright in the video."""
    turned = {90: "transpose=cclock", 180: "hflip,vflip", 270: "transpose=clock"}[degrees]
    size = (WIDTH, HEIGHT) if degrees == 180 else (HEIGHT, WIDTH)
    stored = studio.corners(f"stored-{degrees}.mp4", "-vf", turned, "-c:v", "libx264", "-qp", "8", size=size)
    clip = studio.folder / f"turned-{degrees}.mp4"
    # The option counts against the clock, players turn with it.
    studio.run("-display_rotation", str(-degrees), "-i", str(stored), "-c", "copy", str(clip))
    info = probe_clip(clip).video
    assert info is not None
    assert info.rotation == degrees
    assert tuple(map(int, info.display_size)) == size
    shape = SHAPE if degrees == 180 else TALL
    segment = studio.render(clip, part(0, 5), shape)
    check_output(segment, 5, shape)
    assert upright(rgb_pictures(segment)[2])


@pytest.mark.parametrize("rate", ["24", "25", "50", "60000/1001", "60", "30000/1001"])
def test_rate_is_told(studio: Studio, rate: str) -> None:
    """The frame rate of a clip is known."""
    info = probe_clip(studio.numbered(f"told-{rate.replace('/', '-')}.mp4", 40, rate)).video
    assert info is not None
    assert info.rate == pytest.approx(float(Fraction(rate)), rel=1e-3)


def test_variable_rate(studio: Studio) -> None:
    """A phone's clip with uneven pictures shows at each instant the one that was on show."""
    times = [0, 2, 3, 7, 8, 9, 15, 16, 20, 21, 30, 31, 32, 33, 40]
    chain = "+".join(f"eq(N\\,{i})*{t}" for i, t in enumerate(times))
    codec = ("-vf", f"setpts='({chain})/30/TB'", "-fps_mode", "vfr", "-enc_time_base", "1/30")
    clip = studio.numbered("vfr.mp4", len(times), "30", *codec, "-c:v", "libx264", "-qp", "10")
    found = numbers(studio.render(clip, part(0, 45)))
    assert found == [max(i for i, t in enumerate(times) if t <= n) for n in range(45)]


@pytest.mark.parametrize("codec", ["libx264", "libx265", "libvpx-vp9"])
def test_ten_bits(studio: Studio, codec: str) -> None:
    """A clip with ten bits a colour becomes an ordinary video that every player shows."""
    suffix = "webm" if codec == "libvpx-vp9" else "mp4"
    quality = ("-x265-params", "log-level=error") if codec == "libx265" else ()
    clip = studio.corners(f"ten-{codec}.{suffix}", "-c:v", codec, "-pix_fmt", "yuv420p10le", "-b:v", "2M", *quality)
    info = probe_clip(clip).video
    assert info is not None
    assert info.pixel_format == "yuv420p10le"
    assert not info.hdr
    segment = studio.render(clip, part(0, 5))
    check_output(segment, 5)
    assert upright(rgb_pictures(segment)[2])


@pytest.mark.parametrize("transfer", ["smpte2084", "arib-std-b67"])
def test_hdr_of_phones(studio: Studio, transfer: str) -> None:
    """An HDR clip is as bright and colourful as it was meant, not grey and washed out."""
    # The test picture in light of HDR: its white is 203 candela (ITU-R BT.2408), as the sender of a real clip has it.
    to_hdr = (
        "format=gbrp,setparams=colorspace=gbr:color_primaries=bt709:color_trc=bt709:range=pc,format=gbrpf32le,"
        f"zscale=t=linear:npl=203,zscale=p=2020,zscale=t={transfer}:m=2020_ncl:r=limited:npl=203,format=yuv420p10le"
    )
    tags = ("-color_primaries", "bt2020", "-color_trc", transfer, "-colorspace", "bt2020nc")
    clip = studio.corners(f"hdr-{transfer}.mp4", "-vf", to_hdr, *HDR_CODEC, *tags)
    info = probe_clip(clip).video
    assert info is not None
    assert info.hdr
    segment = studio.render(clip, part(0, 5))
    check_output(segment, 5)
    picture = rgb_pictures(segment)[2]
    for found, wanted in zip(corner_colours(picture), CORNERS, strict=True):
        assert close(found, wanted, 18), f"{corner_colours(picture)} instead of {CORNERS}"
    mean = np.mean([np.dot(c, (0.2126, 0.7152, 0.0722)) for c in CORNERS])
    assert np.dot(picture.mean((0, 1)), (0.2126, 0.7152, 0.0722)) == pytest.approx(mean, rel=0.1)


@pytest.mark.parametrize("order", ["tff", "bff"])
def test_interlaced(studio: Studio, order: str) -> None:
    """A clip of an old camera has no combs where dancers move."""
    comb = (
        f"geq=lum='if(between(X-(2*N+mod(Y+{int(order == 'bff')},2))*6,20,60),220,40)':cb=128:cr=128,setfield={order}"
    )
    clip = studio.corners(f"{order}.mp4", "-vf", comb, "-c:v", "libx264", "-flags", "+ildct+ilme", "-qp", "8")
    info = probe_clip(clip).video
    assert info is not None
    assert info.interlaced
    segment = studio.render(clip, part(0, 8))
    check_output(segment, 8)

    def combing(luma: np.ndarray[tuple[int, int], np.dtype[np.uint8]]) -> float:
        rows = luma.astype(float)
        return float(np.abs(rows[1:-1] - (rows[:-2] + rows[2:]) / 2).max(axis=0).mean())

    assert combing(lumas(clip)[4]) > 8
    assert combing(lumas(segment)[4]) < 2


@pytest.mark.parametrize("fit", ["blur", "bars", "crop"])
def test_odd_size(studio: Studio, fit: str) -> None:
    """A clip of 161x91 pixels fills the frame like any other."""
    clip = studio.corners("odd.mkv", "-c:v", "libx264", "-pix_fmt", "yuv444p", "-qp", "8", size=(161, 91))
    shape = Shape(WIDTH, HEIGHT, FPS, fit)
    segment = studio.render(clip, part(0, 3), shape)
    check_output(segment, 3, shape)
    assert upright(rgb_pictures(segment)[1])


@pytest.mark.parametrize("sar", ["4/3", "1/2", "64/45"])
def test_pixels_that_are_not_square(studio: Studio, sar: str) -> None:
    """Dancers in a clip with wide or narrow pixels are neither fat nor thin."""
    shape_of_pixel = Fraction(sar)
    width = round(WIDTH / shape_of_pixel / 2) * 2
    clip = studio.corners(f"sar-{sar.replace('/', '-')}.mp4", "-vf", f"setsar={sar}", "-c:v", "libx264", "-qp", "8",
                          size=(width, HEIGHT))  # fmt: skip
    info = probe_clip(clip).video
    assert info is not None
    assert info.sar == shape_of_pixel
    segment = studio.render(clip, part(0, 3))
    check_output(segment, 3)
    assert upright(rgb_pictures(segment)[1])
    assert all(close(rgb_pictures(segment)[1][HEIGHT // 4, x], c) for x, c in ((3, CORNERS[0]), (-4, CORNERS[1])))


def test_two_sound_tracks(studio: Studio) -> None:
    """A clip with several sound tracks is a clip; its sound does not get into the video."""
    sines = ("-f", "lavfi", "-i", "sine=d=0.3", "-f", "lavfi", "-i", "sine=880:d=0.3")
    clip = studio.numbered("two-tracks.mp4", 10, "30", *sines, "-map", "0", "-map", "1", "-map", "2", "-c:v", "libx264")
    info = probe_clip(clip)
    assert info.audio is not None
    with av.open(str(studio.render(clip, part(0, 5)))) as container:
        assert not container.streams.audio


def test_no_sound(studio: Studio) -> None:
    """A silent clip is a clip."""
    assert probe_clip(studio.numbered("plain.mp4", 120)).audio is None


def test_single_picture(studio: Studio) -> None:
    """A clip of a single picture is a clip."""
    info = probe_clip(studio.numbered("single.mp4", 1))
    assert 0 < info.seconds < 0.1


def test_four_thousand_pixels(studio: Studio) -> None:
    """A 4K clip of a phone is made small without a fault."""
    clip = studio.corners("4k.mp4", "-vf", "scale=3840:2160:flags=neighbor:out_color_matrix=bt709", "-c:v", "libx264",
                          "-preset", "ultrafast", "-pix_fmt", "yuv420p", count=2)  # fmt: skip
    segment = studio.render(clip, part(0, 2))
    check_output(segment, 2)
    assert upright(rgb_pictures(segment)[1])


CONTAINERS = {
    "mkv": ("-c:v", "libx264", "-qp", "8"),
    "mov": ("-c:v", "prores", "-pix_fmt", "yuv422p10le"),
    "webm": ("-c:v", "libvpx", "-b:v", "4M", "-pix_fmt", "yuv420p"),
    "avi": ("-c:v", "mjpeg", "-q:v", "2", "-pix_fmt", "yuvj420p"),
    "ts": ("-c:v", "mpeg2video", "-q:v", "2"),
    "mpg": ("-c:v", "mpeg2video", "-q:v", "2"),
    "flv": ("-c:v", "flv1", "-q:v", "2"),
    "wmv": ("-c:v", "wmv2", "-q:v", "2"),
    "ogv": ("-c:v", "libtheora", "-q:v", "10"),
    "m4v": ("-c:v", "mpeg4", "-q:v", "2"),
}


@pytest.mark.parametrize("suffix", CONTAINERS)
def test_containers(studio: Studio, suffix: str) -> None:
    """Clips of every usual kind of file come out in their colours, with their pictures in order."""
    codec = CONTAINERS[suffix]
    segment = studio.render(studio.corners(f"kind.{suffix}", *codec), part(0, 5))
    check_output(segment, 5)
    assert upright(rgb_pictures(segment)[2], 14)
    options = (*codec, "-f", "asf") if suffix == "wmv" else codec
    assert numbers(studio.render(studio.numbered(f"numbers.{suffix}", 20, "30", *options), part(0.1, 10))) == list(
        range(3, 13)
    )


COLOURS = {
    "full-range": ("-vf", "scale=out_range=full:out_color_matrix=bt601", "-pix_fmt", "yuvj420p"),
    "full-range-709": (
        "-vf", "scale=out_range=full:out_color_matrix=bt709", "-color_range", "pc", "-colorspace", "bt709",
    ),
    "bt601": ("-vf", "scale=out_color_matrix=bt601", "-colorspace", "smpte170m"),
    "bt470": ("-vf", "scale=out_color_matrix=bt601", "-colorspace", "bt470bg"),
    "bt709": ("-vf", "scale=out_color_matrix=bt709", "-colorspace", "bt709"),
    "unlabelled-sd": ("-vf", "scale=out_color_matrix=bt601", "-pix_fmt", "yuv420p"),
    "bt2020-sdr": ("-vf", "scale=out_color_matrix=bt2020", "-colorspace", "bt2020nc"),
    "yuv444": ("-vf", "scale=out_color_matrix=bt709", "-colorspace", "bt709", "-pix_fmt", "yuv444p"),
}  # fmt: skip


@pytest.mark.parametrize("kind", COLOURS)
def test_colours_stay(studio: Studio, kind: str) -> None:
    """A red dress stays as red as it was, whichever way the camera wrote its colours."""
    clip = studio.corners(f"colours-{kind}.mp4", *COLOURS[kind], "-c:v", "libx264", "-qp", "6")
    segment = studio.render(clip, part(0, 3))
    check_output(segment, 3)
    picture = rgb_pictures(segment)[1]
    assert upright(picture, 6), corner_colours(picture)


def test_unlabelled_hd_is_bt709(studio: Studio) -> None:
    """An HD clip that says nothing of its colours is taken as every player takes it."""
    scale = "scale=1280:720:flags=neighbor:out_color_matrix=bt709"
    clip = studio.corners("hd.mp4", "-vf", scale, "-pix_fmt", "yuv420p", "-c:v", "libx264", "-qp", "10", count=3)
    assert upright(rgb_pictures(studio.render(clip, part(0, 2)))[1], 6)


@pytest.mark.parametrize(("codec", "suffix"), [("qtrle", "mov"), ("ffv1", "mkv"), ("libx264rgb", "mkv")])
def test_screen_recordings(studio: Studio, codec: str, suffix: str) -> None:
    """A clip in RGB, such as a screen recording, keeps its colours."""
    clip = studio.corners(f"rgb-{codec}.{suffix}", "-c:v", codec)
    picture = rgb_pictures(studio.render(clip, part(0, 3)))[1]
    assert upright(picture, 6), corner_colours(picture)


NAMES = [
    'it\'s my "dance" clip.mp4',
    "  spaces  .mp4",
    "🕺💃 Tänze 舞.mp4",
    "line\nbreak\ttab.mp4",
    "-leading-dash.mp4",
    "-i.mp4",
    "x" * 196 + ".mp4",
    "http:example.mp4",
    "concat:a|b.mp4",
    "%d %03d.mp4",
    "$(touch x);`y`&|<>.mp4",
    "back\\slash.mp4",
    "*?[a].mp4",
    "a:b,c=d;e[f].mp4",
    ".hidden.mp4",
    "no suffix",
]


@pytest.mark.parametrize("name", NAMES)
def test_names(studio: Studio, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clip may have any name that the disk allows, and stand anywhere."""
    path = tmp_path / name
    path.write_bytes(studio.numbered("plain.mp4", 120).read_bytes())
    assert numbers(studio.render(path, part(1.0, 3))) == [30, 31, 32]
    monkeypatch.chdir(tmp_path)
    assert numbers(studio.render(Path(name), part(1.0, 3))) == [30, 31, 32]


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
@pytest.mark.parametrize("rate", [Fraction(25), Fraction(30000, 1001), Fraction(60)])
def test_segment_times(studio: Studio, codec: str, rate: Fraction) -> None:
    """Each frame of a segment is shown at exactly its number divided by the frame rate."""
    shape = Shape(WIDTH, HEIGHT, rate, "bars")
    segment = studio.render(studio.numbered("plain.mp4", 120), part(0, 20), shape, X264._replace(codec=codec))
    with av.open(str(segment)) as container:
        times = [f.pts * f.time_base for f in container.decode(video=0) if f.pts is not None and f.time_base]
    assert times == [n / rate for n in range(20)]


@pytest.mark.parametrize("fit", ["blur", "bars", "crop"])
def test_portrait_in_landscape(studio: Studio, fit: str) -> None:
    """A portrait clip stands undistorted in the middle; what is beside it is blurred, black, or cropped away."""
    clip = studio.corners("portrait.mp4", "-c:v", "libx264", "-qp", "6", size=(108, 192))
    shape = Shape(WIDTH, HEIGHT, FPS, fit)
    segment = studio.render(clip, part(0, 3), shape)
    check_output(segment, 3, shape)
    picture = rgb_pictures(segment)[1]
    middle = picture[:, WIDTH // 2 - 30 : WIDTH // 2 + 30]
    left = picture[20, 4]
    if fit == "crop":
        assert upright(picture)
        return
    assert upright(middle)
    if fit == "bars":
        assert close(left, (0, 0, 0))
        return
    assert left[0] > 60 > left[1], f"a darker red instead of {left}"
    assert left[0] < RED[0] - 20
    assert picture[HEIGHT - 10, -6].max() < GREY[0]


def test_panorama_is_cropped_before_it_is_scaled(studio: Studio) -> None:
    """A strip forty times as wide as high fills the frame with its middle, without a giant picture on the way."""
    bt709 = ("-vf", "scale=out_color_matrix=bt709")
    clip = studio.corners("strip.mp4", *bt709, "-c:v", "libx264", "-qp", "6", size=(2560, 64))
    shape = Shape(WIDTH, HEIGHT, FPS, "crop")
    chain = filter_chain(probe_clip(clip), part(0, 3), shape)
    assert max(int(size) for size in re.findall(r"\d+", chain.split("scale=")[1].split(":flags")[0])) <= WIDTH
    segment = studio.render(clip, part(0, 3), shape)
    check_output(segment, 3, shape)
    assert upright(rgb_pictures(segment)[1])
