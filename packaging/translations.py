"""The languages of the window.

``update`` reads all strings of the program into ``resources/translations/choreo_*.ts``, in which people translate;
``build`` makes of them what the program reads (``make setup`` and the wheel do that); ``check`` says what is missing.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

from message_templates import templates
from window_strings import window_strings

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "choreo_desktop"
FOLDER = ROOT / "resources" / "translations"
MESSAGES = "messages"
TEMPLATES_FILE = "messages.json"


class Entry(NamedTuple):
    """A string in a language.

    Attributes:
        context: The class it stands in, or ``messages``.
        source: English.
        translation: Empty where there is none.
        finished: Whether somebody says that it is right.
    """

    context: str
    source: str
    translation: str
    finished: bool


def entries(path: Path) -> list[Entry]:
    """All strings of a file for translators."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            text = "" if translation is None else translation.text or ""
            kind = "unfinished" if translation is None else translation.get("type", "")
            found.append(Entry(context.findtext("name", ""), message.findtext("source", ""), text, not kind))
    return found


def tool(name: str) -> str:
    """A program of Qt's, as PySide6 brings it.

    Raises:
        FileNotFoundError: If it is not there.
    """
    import PySide6

    folder = Path(PySide6.__file__).parent
    for path in (folder / name, folder / f"{name}.exe"):
        if path.exists():
            return str(path)
    raise FileNotFoundError(f"PySide6 in {folder} has no {name}")


def update(path: Path) -> None:
    """Bring the strings of a file up to date with the program; translations are kept."""
    strings = sorted({(found.context, found.source) for found in window_strings(PACKAGE / "ui") if found.source})
    strings += [(MESSAGES, text) for text in templates(PACKAGE)]
    lines = [f"QCoreApplication.translate({_quoted(context)}, {_quoted(text)})\n" for context, text in strings]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "strings.py").write_text("".join(lines), "utf-8")
        options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", _language(path)]
        _run([tool("lupdate"), *options, "strings.py", "-ts", str(path)], cwd=Path(folder))


def build(folder: Path = FOLDER) -> None:
    """Make what the program reads."""
    for path in _files(folder):
        _run([tool("lrelease"), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], cwd=folder)
    sources = {entry.source for path in _files(folder) for entry in entries(path) if entry.context == MESSAGES}
    (folder / TEMPLATES_FILE).write_text(json.dumps(sorted(sources), ensure_ascii=False, indent=0) + "\n", "utf-8")


def built(folder: Path = FOLDER) -> bool:
    """Whether everything is made already of what is there now."""
    made = [*(path.with_suffix(".qm") for path in _files(folder)), folder / TEMPLATES_FILE]
    newest = max(path.stat().st_mtime_ns for path in _files(folder))
    return all(path.exists() and path.stat().st_mtime_ns >= newest for path in made)


def problems(path: Path) -> list[str]:
    """What keeps a language from being complete, one line each."""
    found = []
    now = {(entry.context, entry.source): entry for entry in entries(path)}
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, path.name)
        shutil.copyfile(path, fresh)
        update(fresh)
        wanted = {(entry.context, entry.source) for entry in entries(fresh)}
    unread = [found for found in window_strings(PACKAGE / "ui") if not (found.source and found.context)]
    found += [f"cannot be read off the code, write the string there: {each.place}" for each in unread]
    found += [f"is missing, run update: {context}: {source}" for context, source in sorted(wanted - set(now))]
    found += [f"is obsolete, run update: {context}: {source}" for context, source in sorted(set(now) - wanted)]
    for (context, source), entry in sorted(now.items()):
        if not entry.finished or not entry.translation.strip():
            found.append(f"is not translated: {context}: {source}")
        elif _places(source) != _places(entry.translation):
            found.append(f"has other places to fill in than the English: {context}: {source}")
    return found


def _places(text: str) -> list[str]:
    """What is filled in: {name}, %1, and mnemonics left out."""
    return sorted(re.findall(r"\{\w*(?:[!:][^{}]*)?\}|%\d", text))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _language(path: Path) -> str:
    return path.stem.removeprefix("choreo_")


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("choreo_*.ts"))


def _run(command: list[str], cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise SystemExit(f"{done.stdout.strip()}\n{Path(command[0]).name} failed.")


def main() -> int:
    """Do what the command line says; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("update", "build", "check"))
    parser.add_argument("--if-needed", action="store_true", help="with build: only where something changed")
    choice = parser.parse_args()
    if choice.command == "update":
        for path in _files(FOLDER):
            update(path)
    elif choice.command == "build":
        if not (choice.if_needed and built()):
            build()
    else:
        lines = [f"{path.name}: {problem}" for path in _files(FOLDER) for problem in problems(path)]
        print("\n".join(lines) or "All languages are complete.")
        return 1 if lines else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
