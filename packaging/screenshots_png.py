"""Pictures of a window as small PNG files: 8 bits a pixel, in the colours that the picture has most of."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

COLOURS = 256
_LEVELS = 32  # of each of red, green and blue, while colours are counted


def save_small(picture: QImage, path: Path) -> int:
    """Write a picture with a palette of its own. Returns the bytes of the file.

    Raises:
        OSError: If it cannot be written.
    """
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    small = plain.convertToFormat(
        QImage.Format.Format_Indexed8, palette_of(plain), Qt.ImageConversionFlag.ThresholdDither
    )
    if not small.save(str(path), quality=0):
        raise OSError(f"{path} cannot be written")
    return path.stat().st_size


def palette_of(picture: QImage) -> list[int]:
    """The colours of a picture, at most ``COLOURS``: boxes of alike colours are halved where they differ most.

    Args:
        picture: In 32 bits.
    """
    pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    colours = pixels[:, : 4 * picture.width()].reshape(-1, 4)[:, 2::-1].astype(np.int64)
    coarse = colours * _LEVELS // 256
    names, place, count = np.unique(
        coarse @ np.array([_LEVELS**2, _LEVELS, 1]), return_inverse=True, return_counts=True
    )
    sums = [np.bincount(place, weights=colours[:, channel]) for channel in range(3)]
    means = np.stack(sums, axis=1) / count[:, None]
    boxes = [np.arange(len(names))]
    while len(boxes) < COLOURS:
        widest = max(range(len(boxes)), key=lambda box: _unlike(means[boxes[box]], count[boxes[box]]))
        if len(boxes[widest]) == 1:
            break
        boxes[widest : widest + 1] = _halves(boxes[widest], means)
    found = [np.average(means[box], axis=0, weights=count[box]).round().astype(int) for box in boxes]
    return [0xFF000000 | int(red) << 16 | int(green) << 8 | int(blue) for red, green, blue in found]


def _unlike(means: np.ndarray, count: np.ndarray) -> float:
    """How much the colours of a box differ; many pixels count more, but not in proportion."""
    many: float = float(count.sum()) ** 0.35
    return float(np.ptp(means, axis=0).max()) * many


def _halves(box: np.ndarray, means: np.ndarray) -> list[np.ndarray]:
    channel = int(np.ptp(means[box], axis=0).argmax())
    values = means[box, channel]
    low = values <= (values.min() + values.max()) / 2
    return [box[low], box[~low]]
