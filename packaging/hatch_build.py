"""Build the languages of the window into a wheel."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Runs ``translations.py build`` before the files of a wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - called by hatch
        """Make the files; where that fails, the build fails, because a wheel has to be whole.

        Args:
            version: ``standard`` for a wheel, ``editable`` for a checkout, whose set-up makes them itself.
            build_data: Of the wheel; all of ``resources`` goes into it, whatever git ignores.
        """
        if version == "editable":
            return
        script = Path(self.root, "packaging", "translations.py")
        subprocess.run([sys.executable, str(script), "build"], check=True)
