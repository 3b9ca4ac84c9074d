"""What the window remembers of itself from one start to the next. Nothing in it is worth an error."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class WindowState:
    """Sizes, places and switches, in a file beside the settings.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def bytes(self, name: str) -> QByteArray:
        """What Qt saved under a name; empty where there is nothing."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, value: QByteArray) -> None:
        """Keep what Qt can save of itself."""
        self._settings.setValue(name, value)

    def values(self, name: str) -> dict[str, Any]:
        """What was kept under a name; empty where there is nothing."""
        try:
            found = json.loads(str(self._settings.value(name, "{}")))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def keep(self, name: str, values: dict[str, Any]) -> None:
        """Keep plain values."""
        self._settings.setValue(name, json.dumps(values))

    def save(self) -> None:
        """Write all of it now."""
        self._settings.sync()
