"""Make the demo: a bachata of our own and a library of drawn moves.

Run ``.venv/bin/python packaging/make_demo.py``; it writes ``resources/demo`` (``--only song`` or ``--only KEY`` for a
part). Everything is computed from fixed seeds, so that the files change only when these scripts do. They are kept in
the repository because people who install the app should have something to press the button on.
"""

import argparse
import os
import time
from pathlib import Path

DEMO = Path(__file__).resolve().parents[1] / "resources" / "demo"


def make_clips(folder: Path, only: str | None) -> None:
    """Draw all moves, or one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from demo.film import encode, write_annotations
    from demo.moves import all_moves
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    moves = all_moves()
    for move in moves:
        if only in {None, move.key}:
            began = time.monotonic()
            target = folder / f"{move.key}.mp4"
            encode(move, target)
            size = target.stat().st_size / 1024
            print(f"{target.name:26} {move.seconds:5.1f} s {size:6.0f} KB, drawn in {time.monotonic() - began:.1f} s")
    write_annotations(moves, folder)
    del app


def main() -> None:
    """Write the demo."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="song, or the key of one move")
    parser.add_argument("--out", type=Path, default=DEMO)
    choice = parser.parse_args()
    choice.out.mkdir(parents=True, exist_ok=True)
    if choice.only in {None, "song"}:
        from demo import song

        song.make(choice.out)
        print(f"song.m4a {(choice.out / 'song.m4a').stat().st_size / 1024:.0f} KB")
    if choice.only != "song":
        make_clips(choice.out / "clips", choice.only)
    total = sum(path.stat().st_size for path in choice.out.rglob("*") if path.is_file())
    print(f"{total / 1e6:.2f} MB in {choice.out}")


if __name__ == "__main__":
    main()
