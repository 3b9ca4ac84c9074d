"""The keys that the README names do in the window what it says."""

import re
from pathlib import Path

from choreo_desktop.ui.dialogs.shortcuts import keys_of, name_of
from tests.ui.window_studio import Running

README = Path(__file__).resolve().parents[2] / "README.md"


def told() -> list[tuple[str, str]]:
    """Each key of the README with what it does."""
    text = README.read_text("utf-8")
    table = text[text.index("### Keys") : text.index("## The command line")]
    pairs = []
    for line in re.findall(r"^\| (`.*) \| (.*) \|$", table, re.MULTILINE):
        keys, names = re.findall(r"`([^`]+)`", line[0]), line[1].split("; ")
        if " to " in line[0]:
            keys = [f"Ctrl+{place}" for place in range(1, len(names) + 1)]
        pairs += list(zip(keys, names, strict=True))
    return pairs


def test_every_key_of_the_readme_does_what_it_says(empty_window: Running) -> None:
    """Whoever learns the keys of the README can dance with them."""
    actions = [action for group in empty_window.shell.menus.groups.values() for action in group]
    known = {(key, name_of(action)) for action in actions for key in keys_of(action).split(",  ")}
    assert len(told()) > 30
    assert set(told()) <= known
