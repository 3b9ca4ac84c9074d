"""The picture that is shown: the newest that came, kept until another takes its place."""

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame


class LastPicture:
    """Holds it as Qt's player gave it, and makes an image of it only when somebody looks.

    So a slow machine leaves pictures out and keeps up.
    """

    def __init__(self) -> None:
        self._frame = QVideoFrame()
        self._image = QImage()

    @property
    def image(self) -> QImage:
        """The picture; null where there is none."""
        if self._frame.isValid():
            image = self._frame.toImage()
            self._image = self._image if image.isNull() else image
            self._frame = QVideoFrame()
        return self._image

    def take(self, frame: QVideoFrame) -> None:
        """Another picture of the file."""
        self._frame = frame

    def put(self, image: QImage) -> None:
        """A picture from elsewhere, or a null one for none."""
        self._frame, self._image = QVideoFrame(), image
