"""Single pictures: the best of several, at half the size, as JPEG."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pictures = NDArray[np.uint8]

from fractions import Fraction

STRIP_SIDE = 240
JPEG_QUALITY = 5  # of the encoder: 2 is the best, 31 the worst
_DARK, _BRIGHT = 24, 232


def best(strip: "list[Pictures]") -> "Pictures":
    """The sharpest picture that is neither dark nor washed out."""
    import numpy as np

    def score(picture: "Pictures") -> float:
        grey = picture.mean(axis=2)
        sharp = float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())
        return sharp if _DARK < grey.mean() < _BRIGHT else sharp / 100

    return max(strip, key=score)


def halved(picture: "Pictures") -> "Pictures":
    """Half the size, each pixel the mean of four."""
    import numpy as np

    rows, columns = (side // 2 * 2 for side in picture.shape[:2])
    if max(rows, columns) <= STRIP_SIDE:
        return picture
    four = picture[:rows, :columns].reshape(rows // 2, 2, columns // 2, 2, 3).astype(np.uint16)
    mean: Pictures = (four.sum(axis=(1, 3)) // 4).astype(np.uint8)
    return mean


def jpeg(picture: "Pictures") -> bytes:
    """A picture as a file."""
    import av
    import numpy as np

    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24").reformat(format="yuvj420p")
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height = frame.width, frame.height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.options = {"flags": "+qscale", "global_quality": str(JPEG_QUALITY * 118)}  # FF_QP2LAMBDA
    return b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))
