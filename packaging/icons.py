"""Pictures of the program's icon for systems that take no SVG: ``icons.py FOLDER``."""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "resources" / "icons" / "choreo-desktop.svg"
NAME = SOURCE.stem
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)  # hicolor's


def write_icons(folder: Path) -> list[Path]:
    """Draw the icon in all sizes and kinds.

    Args:
        folder: Gets ``hicolor/<size>x<size>/apps``, ``hicolor/scalable/apps``, an ``.ico`` and an ``.icns``.

    Returns:
        What was written.

    Raises:
        OSError: If one could not be.
    """
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(SOURCE))

    def drawn(size: int) -> QImage:
        picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(0)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        return picture

    wanted = {folder / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png": size for size in SIZES}
    wanted |= {folder / f"{NAME}.ico": 256, folder / f"{NAME}.icns": 512}
    for path, size in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not drawn(size).save(str(path)):
            raise OSError(f"{path} could not be written")
    del application
    vector = folder / "hicolor" / "scalable" / "apps" / SOURCE.name
    vector.parent.mkdir(parents=True, exist_ok=True)
    vector.write_bytes(SOURCE.read_bytes())
    return [*wanted, vector]


def main() -> int:
    """Write them; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    written = write_icons(parser.parse_args().folder)
    print(f"{len(written)} pictures of the icon.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
