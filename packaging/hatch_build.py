"""Build the languages of the window into a wheel."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Runs ``translations.py build`` before the files of a wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files; where that fails, the build fails, because a wheel has to be whole.

        Args:
            version: ``standard`` for a wheel, ``editable`` for a checkout, whose set-up makes them itself.
            build_data: Of the wheel.
        """
        if version == "editable":
            return
        folder = Path(self.root, "resources", "translations")
        script = Path(self.root, "packaging", "translations.py")
        subprocess.run([sys.executable, str(script), "build"], check=True)
        for path in (*folder.glob("*.qm"), folder / "messages.json"):
            build_data["artifacts"].append(f"/{path.relative_to(self.root).as_posix()}")
