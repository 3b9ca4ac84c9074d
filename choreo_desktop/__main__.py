"""``python -m choreo_desktop`` and the ``choreo-desktop`` command."""

import sys

from choreo_desktop.app import main as run_app


def main() -> None:
    """Run the program and end with its exit code."""
    sys.exit(run_app())


if __name__ == "__main__":
    main()
