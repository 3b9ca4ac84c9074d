"""A small window of another program, from which files can be dragged.

``python -m tests.end_to_end.window_files X Y FILE...`` shows it at a place of the screen.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override


class Files(QLabel):
    """Drags all its files as soon as the mouse moves with its button down.

    Args:
        files: Which.
    """

    def __init__(self, files: list[Path]) -> None:
        super().__init__("\n".join(["Drag these:", *(file.name for file in files)]))
        self._files = files
        self.setWindowTitle("Files to drag")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(220, 120)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in self._files])
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    """Show the window until it is closed."""
    x, y, *files = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    window = Files([Path(file) for file in files])
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.move(QPoint(int(x), int(y)))
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
