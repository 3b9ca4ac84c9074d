"""Where the bundle begins: ``choreo-desktop``, as PyInstaller freezes it."""

import os
import sys


def forget_own_libraries() -> None:
    """Give the programs that this one starts the library path that it was started with.

    The bundle's own was read when the process began; FFmpeg, the file manager or a browser would only stumble over
    libraries that were made for another program.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before


def main() -> None:
    """Run the program and end with its exit code."""
    if sys.platform.startswith("linux"):
        forget_own_libraries()
    from choreo_desktop.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
