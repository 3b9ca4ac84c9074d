"""What a person does with the window, step by step; each step looks whether it did what it should."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.end_to_end.material import children_at, leftovers, tasks_of
from tests.end_to_end.window_client import Window
from tests.end_to_end.window_screen import changed_share, wait_for

LONG_NAME = "a very long name of a move that nobody would type but a phone or a teacher of many words might give it"
_BUILD_SECONDS = 240.0


@contextmanager
def files_to_drag(window: Window, files: list[Path], at: tuple[int, int]) -> Iterator[None]:
    """A window of another program that holds files, in front of the program's own."""
    words = [sys.executable, "-m", "tests.end_to_end.window_files", *map(str, at), *map(str, files)]
    with subprocess.Popen(words, env=window.screen.environment, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


class Steps:
    """The steps, in the order in which they can be done.

    Args:
        window: The program on its screen.
        shots: Where pictures go.
        clips: Files to drop.
        song: A file to add.
    """

    def __init__(self, window: Window, shots: Path, clips: list[Path], song: Path) -> None:
        self.window, self.screen = window, window.screen
        self._shots, self._clips, self._song = shots, clips, song
        self._taken = 0

    def shot(self, name: str) -> None:
        """Keep a picture of the screen."""
        self._taken += 1
        self.screen.look(self._shots / f"{self._taken:02}-{name}.png")

    # The library

    def first_start(self) -> None:
        """The welcome stands there, as large as the screen."""
        self.window.until(lambda state: state["welcoming"] and not state["jobs"], "the welcome")
        self.window.find("widget", name="Try the demo")
        wait_for(lambda: self.window.ask("window")["active"], "the window in front")
        place = self.window.ask("window")
        if place["width"] < self.screen.width - 10:
            self.screen.click({"x": place["x"], "y": place["top"] - 10}, times=2)  # on its title
            wait_for(
                lambda: self.window.ask("window")["width"] >= self.screen.width - 10, "a window as large as can be"
            )
        self.shot("first-start")

    def drop_clips(self) -> None:
        """Clips are dragged over from another window."""
        place = self.window.ask("window")
        corner = (place["left"] + place["width"] - 260, place["top"] + 80)
        with files_to_drag(self.window, self._clips, corner):
            start = {"x": corner[0] + 100, "y": corner[1] + 80}
            end = {"x": place["left"] + place["width"] // 3, "y": place["top"] + place["height"] // 2}
            wait_for(lambda: self.screen.has_window("Files to drag"), "the window to drag from")
            self.screen.drag(start, end)
            self.window.until(lambda state: state["importing"] or state["clips"], "the import")
            self.shot("importing")
        count = len(self._clips)
        self.window.until(lambda state: state["clips"] == count and not state["jobs"], f"{count} clips", 120)
        self.screen.click(self.window.find("tab", text="Moves"))
        self.shot("clips")

    def add_song(self) -> None:
        """A song is chosen in the dialog for files, with the keyboard."""
        self.screen.key("ctrl+alt+o")
        wait_for(lambda: self.window.ask("dialog"), "the dialog for songs")
        self.shot("choose-songs")
        self.screen.type(str(self._song))
        self.screen.key("Return")
        self.window.until(lambda state: state["songs"] == 1 and not state["jobs"], "the song", 60)

    def search(self) -> None:
        """Typing in the search shows what matches, at once."""
        self.screen.key("ctrl+f")
        self.screen.type("turn")
        self.window.until(lambda state: 0 < state["shown"] < state["clips"], "fewer moves")
        self.shot("search")
        self.screen.key("Escape")
        self.window.until(lambda state: state["shown"] == state["clips"], "all moves again")

    def filter(self) -> None:
        """A chip shows one kind of move, and is put away again."""
        self.window.click("Filters", kind="QAbstractButton")
        self.screen.click(self.window.find("chip", field="Kind of move"))
        self.window.until(lambda state: state["shown"] < state["clips"], "fewer moves")
        self.shot("filters")
        self.window.click("Clear filters")
        self.window.until(lambda state: state["shown"] == state["clips"], "all moves again")
        self.window.click("Filters", kind="QAbstractButton")

    def edit_tag(self, name: str) -> None:
        """A tag is typed into the sheet of a move, and undone and redone with keys."""
        self.screen.click(self.window.find("item", view="Moves", text=name))
        self.screen.key("F2")
        self.window.find("widget", name="Close the editor")
        self._key_until("Tags, with commas between", "Tab")
        self.screen.key("End")
        self.screen.type(", wow")
        self.screen.key("Return")
        wait_for(lambda: "wow" in self.window.ask("tags", name=name)["tags"], "the tag")
        self.shot("edit-tags")
        self.window.click("Close the editor")
        self.screen.key("ctrl+z")
        wait_for(lambda: "wow" not in self.window.ask("tags", name=name)["tags"], "the tag to go")

    def choose_song(self, title: str) -> None:
        """A double click on a song chooses it."""
        self.screen.click(self.window.find("tab", text="Songs"))
        self.screen.click(self.window.find("item", view="Songs", text=title), times=2)
        self.window.until(lambda state: state["song"] == title and not state["jobs"], "the song")
        self.shot("song-chosen")

    def shorten(self, length: str) -> None:
        """A length is typed."""
        self.screen.click(self.window.find("widget", name="Length"), times=2)
        self.screen.key("ctrl+a")
        self.screen.type(length)
        self.screen.key("Tab")

    # Building

    def build_and_cancel(self) -> None:
        """Build is pressed, and Cancel half-way; nothing is left working."""
        self.window.click("Build choreography", kind="QPushButton")
        self.window.until(lambda state: state["percent"] >= 25, "a quarter", _BUILD_SECONDS)
        self.shot("building")
        self.window.click("Cancel", kind="QPushButton")
        self.window.until(lambda state: state["work"] is None, "the end of the build", 5)
        assert not children_at(self.window.home), "a program still runs"
        assert not leftovers(self.window.home / "cache"), "files are left"
        self.shot("cancelled")

    def build(self) -> None:
        """Build once more; the choreography plays by itself."""
        self.window.click("Build anew" if self._there("Build anew") else "Build choreography", kind="QPushButton")
        self.window.until(lambda state: state["video"] and not state["work"], "the video", _BUILD_SECONDS)
        self.window.until(lambda state: state["playing"] and state["position"] > 0.3, "the choreography to play")
        self.shot("playing")

    def watch(self) -> None:
        """Pictures move, and so does the playhead."""
        before, at = self.screen.look(self._shots / "a.png"), self.window.state("playhead")
        self.window.until(lambda state: state["playhead"] > at + 0.7, "the playhead to move")
        after = self.screen.look(self._shots / "b.png")
        share = changed_share(before, after, self.window.ask("picture"))
        assert share > 0.01, f"only {share:.1%} of the picture moved"

    def pause_and_step(self) -> None:
        """Space pauses; a key goes one picture on, another shows it mirrored."""
        self.screen.click(self.window.find("tab", text="Moves"))
        self.screen.key("ctrl+2", "space")
        self.window.until(lambda state: not state["playing"], "the pause")
        paused = self._still()
        self.screen.key("period")
        state = self.window.until(lambda state: state["position"] > paused, "the next picture")
        assert state["position"] - paused < 0.08, f"it went {state['position'] - paused:.3f} s"
        before = self.screen.look(self._shots / "a.png")
        self.screen.key("m")
        self.window.until(lambda state: state["mirrored"], "the mirror")
        picture = self.window.ask("picture")
        wait_for(
            lambda: changed_share(before, self.screen.look(self._shots / "b.png"), picture) > 0.02, "another picture"
        )
        self.shot("mirrored")
        self.screen.key("m")

    def loop(self) -> None:
        """Dragging over the timeline loops a part, in which playing stays."""
        self.screen.drag(self.window.find("moment", second=6.0), self.window.find("moment", second=9.0))
        start, end = self.window.until(lambda state: state["loop"], "the loop")["loop"]
        assert 4.5 < start < 7.5 < end < 10.5, f"it loops {start:.1f} to {end:.1f}"
        self.screen.key("ctrl+2", "space")
        self.window.until(lambda state: state["position"] > end - 0.5, "the end of the loop")
        self.window.until(lambda state: start - 0.2 <= state["position"] < end - 0.5, "its start again")
        self.shot("loop")
        self.screen.key("space", "ctrl+shift+l")
        self.window.until(lambda state: not state["loop"] and not state["playing"], "no loop")

    # Editing

    def swap(self, move: int) -> None:
        """A move is clicked in the timeline and swapped; undo brings it back."""
        self.screen.click(self.window.find("block", move=move))
        before = self.window.until(lambda state: state["selected"] == move, "the selection")["moves"]
        self.shot("selected")
        self._scroll_to("Swap", below="Selected move")
        self.window.click("Swap")
        self.window.until(lambda state: state["moves"] != before, "another move")
        self.shot("swapped")
        self.screen.key("ctrl+z")
        self.window.until(lambda state: state["moves"] == before, "the move from before")
        self.screen.key("ctrl+shift+z")
        self.window.until(lambda state: state["moves"] != before, "the other move again")

    def render_again(self) -> None:
        """The changed plan becomes a video."""
        self.screen.key("ctrl+r")
        self.window.until(lambda state: state["work"], "the rendering")
        self.window.until(lambda state: state["video"] and not state["work"], "the new video", _BUILD_SECONDS)
        self.screen.key("ctrl+2", "space")
        self.window.until(lambda state: not state["playing"], "the pause")

    # Settings, help, history

    def change_look(self) -> None:
        """Theme and language are changed with the keyboard alone, and changed back."""
        dark, language = self.window.state("dark"), self.window.language
        self._settings(theme="Light" if dark else "Dark")
        self.window.until(lambda state: state["dark"] is not dark, "the other look")
        self.shot("settings")
        other = "en" if language == "es" else "es"
        self._pick_language("English" if other == "en" else "Español")
        self.window.until(lambda state: state["language"] == other, "the other language")
        self.window.language = other
        wait_for(lambda: self.window.ask("window")["active"], "the new window in front")
        self.window.until(lambda state: not state["jobs"], "the new window filled")
        self.shot("other-look-and-language")
        self._settings(theme="Dark" if dark else "Light")
        self._pick_language("Español" if language == "es" else "English")
        self.window.until(lambda state: state["language"] == language, "the language from before")
        self.window.language = language
        wait_for(lambda: self.window.ask("window")["active"], "the new window in front")

    def shortcuts(self) -> None:
        """F1 shows all keys."""
        self.screen.key("F1")
        wait_for(lambda: self.window.ask("dialog") == self.window.word("Keyboard shortcuts"), "the sheet")
        self.shot("shortcuts")
        self.screen.key("Escape")
        wait_for(lambda: not self.window.ask("dialog"), "the sheet to close")

    def history(self) -> None:
        """A choreography is renamed, deleted and brought back."""
        self.screen.click(self.window.find("tab", text="History"))
        made = next(task for task in self.window.ask("history") if task["status"] == "completed")
        count = len(self.window.ask("history"))
        self.screen.click(self.window.find("item", view="Choreographies, newest first", text=made["title"]))
        self.shot("history")
        self.screen.key("F2", "ctrl+a")
        self.screen.type("For Saturday")
        self.screen.key("Return")
        wait_for(lambda: self._titles().count("For Saturday") == 1, "the new name")
        self.screen.click(self.window.find("item", view="Choreographies, newest first", text="For Saturday"))
        self.screen.key("Delete")
        wait_for(lambda: "For Saturday" not in self._titles(), "it to go")
        self.shot("deleted")
        self.screen.key("ctrl+z")
        wait_for(lambda: len(self._titles()) == count and "For Saturday" in self._titles(), "it to come back")

    def close_while_building(self) -> None:
        """The window closes in the middle of a build; nothing is left behind, and the history says so."""
        self.screen.key("ctrl+b")
        self.window.until(lambda state: state["percent"] > 0, "the build", _BUILD_SECONDS)
        children = self.window.children()
        code = self.window.close()
        assert code == 0, f"it ended with {code}"
        assert not [child for child in children if child.is_running()], "a program still runs"
        assert not leftovers(self.window.home / "cache"), "files are left"
        status = tasks_of(self.window.home)[0].status.value  # a small one may have been faster
        assert status in ("cancelled", "completed"), f"the history says {status}"

    # Parts

    def _still(self) -> float:
        """The position, as soon as it does not change any more."""
        seen: list[float] = []

        def rests() -> bool:
            seen.append(self.window.state("position"))
            return len(seen) >= 8 and len(set(seen[-8:])) == 1

        wait_for(rests, "the picture to stand still")
        return seen[-1]

    def _titles(self) -> list[str]:
        return [task["title"] for task in self.window.ask("history")]

    def _there(self, name: str) -> bool:
        found = self.window.ask("widget", name=self.window.word(name))
        return bool(found and found["enabled"])

    def _settings(self, *, theme: str) -> None:
        self.screen.key("ctrl+comma")
        wait_for(lambda: self.window.ask("dialog") == self.window.word("Settings"), "the settings")
        self._key_until("Pages of the settings", "Tab")
        self.screen.key("Home", *["Down"] * 4)
        self._key_until("Theme", "Tab")
        self._choose_word("Theme", self.window.word(theme))

    def _pick_language(self, language: str) -> None:
        self._key_until("Language", "Tab")
        self._choose_word("Language", language)
        wait_for(lambda: self._seen("Everything is saved."), "the settings to be saved")
        self.screen.key("Escape")

    def _seen(self, text: str) -> bool:
        return self.window.ask("label", text=self.window.word(text)) is not None

    def _scroll_to(self, name: str, *, below: str) -> None:
        """Turn the wheel below a heading until a button is seen."""
        heading = self.window.find("label", text=below)
        for _ in range(30):
            if self._there(name):
                return
            self.screen.wheel({"x": heading["x"], "y": heading["y"] + 100}, 1)
        message = f"there is no {name} below {below}"
        raise AssertionError(message)

    def _focus_left(self, before: object) -> bool:
        return bool(self.window.ask("focus") != before)

    def _key_until(self, name: str, key: str) -> None:
        """Go on until the keyboard stands on a widget."""
        for _ in range(40):
            found = self.window.ask("widget", name=self.window.word(name))
            if found and found["focus"]:
                return
            before = self.window.ask("focus")
            self.screen.key(key)
            wait_for(partial(self._focus_left, before), "the keyboard to go on")
        message = f"the keyboard never reached {name}"
        raise AssertionError(message)

    def _choose_word(self, name: str, word: str) -> None:
        """Choose in a box by keys."""
        self.screen.key("Home")
        for _ in range(6):
            if self.window.find("widget", name=name)["text"] == word:
                return
            self.screen.key("Down")
        message = f"{name} never said {word}"
        raise AssertionError(message)
