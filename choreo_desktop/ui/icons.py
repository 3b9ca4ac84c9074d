"""Icons drawn from SVG in any colour."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from choreo_desktop.paths import resource

_SIDES = (16, 20, 32, 48)  # pixels, so that icons are sharp at 100 to 200 %


class IconMaker:
    """Makes icons and keeps them."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._sources: dict[str, str] = {}

    def icon(self, name: str, color: QColor, disabled: QColor) -> QIcon:
        """An icon in a colour, and in another where it cannot be used.

        Raises:
            ResourceError: If there is no icon of that name.
        """
        key = (name, color.name(QColor.NameFormat.HexArgb), disabled.name(QColor.NameFormat.HexArgb))
        if key not in self._icons:
            if name not in self._sources:
                self._sources[name] = resource("icons", f"{name}.svg").read_text("utf-8")
            icon = QIcon()
            for mode, tint in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
                for pixmap in _drawn(self._sources[name], tint):
                    icon.addPixmap(pixmap, mode)
            self._icons[key] = icon
        return self._icons[key]


def _drawn(source: str, color: QColor) -> list[QPixmap]:
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", color.name()).encode()))
    pixmaps = []
    for side in _SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(color.alphaF())
        renderer.render(painter)
        painter.end()
        pixmaps.append(pixmap)
    return pixmaps
