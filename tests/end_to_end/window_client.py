"""The program on a screen, as a test holds it: started, asked, and ended."""

import json
import os
import select
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from choreo_desktop.paths import resource
from tests.end_to_end.material import environment, write_settings
from tests.end_to_end.window_screen import Place, Screen, wait_for

_ANSWER_SECONDS = 120.0
_END_SECONDS = 20.0


class Window:
    """A running program, and the screen that it is on.

    Args:
        screen: Where.
        home: The program's folders.
        process: The program.
        questions: Where questions go.
        answers: Where answers come from.

    Attributes:
        language: In which its words are looked up.
    """

    def __init__(
        self, screen: Screen, home: Path, process: "subprocess.Popen[bytes]", questions: int, answers: int
    ) -> None:
        self.screen, self.home, self.process = screen, home, process
        self.language = "en"
        self._questions, self._answers = questions, answers
        self._rest = b""
        self._spanish = _words_of("es")

    @classmethod
    @contextmanager
    def opened(cls, screen: Screen, home: Path, *, log: Path, scale: float = 1, **settings: Any) -> "Iterator[Window]":
        """The program in a home of its own, until the end of the block.

        Args:
            screen: Where it is shown.
            home: Its folders.
            log: Gets what it says on its standard error.
            scale: Of everything, as on a dense screen.
            settings: Written for it.
        """
        if settings:
            write_settings(home, **settings)
        theirs, questions = os.pipe()
        answers, ours = os.pipe()
        words = [sys.executable, "-m", "tests.end_to_end.window_program", str(theirs), str(ours)]
        more = {"QT_SCALE_FACTOR": f"{scale:g}", "PYTHONFAULTHANDLER": "1", "DISPLAY": screen.display}
        with log.open("wb") as said:
            process = subprocess.Popen(
                words,
                env={**environment(home, **more), "QT_QPA_PLATFORM": "xcb"},
                pass_fds=(theirs, ours),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )
        os.close(theirs)
        os.close(ours)
        window = cls(screen, home, process, questions, answers)
        window.language = "es" if settings.get("language") == "es" else "en"
        try:
            yield window
        finally:
            window._end()

    # Questions

    def ask(self, question: str, **about: Any) -> Any:
        """The answer to a question of ``Answers``; None where what it is about is not there.

        Raises:
            AssertionError: If the program does not answer.
        """
        os.write(self._questions, json.dumps({"ask": question, **about}).encode() + b"\n")
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._answers], [], [], _ANSWER_SECONDS)
            assert ready, f"the window does not answer: {question}"
            read = os.read(self._answers, 65_536)
            assert read, f"the program ended with {self.process.wait()}"
            self._rest += read
        line, self._rest = self._rest.split(b"\n", 1)
        told = json.loads(line)
        assert "broken" not in told, f"{question}: {told['broken']}"
        return told["answer"]

    def state(self, name: str) -> Any:
        """One fact of the state."""
        return self.ask("state")[name]

    def until(self, look: Callable[[dict[str, Any]], Any], what: str, seconds: float = 120.0) -> dict[str, Any]:
        """Wait until the state is as it should be; returns it."""
        last: dict[str, Any] = {}

        def there() -> bool:
            last.update(self.ask("state"))
            return bool(look(last))

        wait_for(there, what, seconds)
        return last

    def find(self, question: str, patience: float = 15.0, **about: Any) -> Place:
        """Where something is, as soon as it is there. Words are given in English."""
        words = {key: self.word(value) if isinstance(value, str) else value for key, value in about.items()}
        place: Place = wait_for(lambda: self.ask(question, **words), f"{question} {words}", patience)
        return place

    def word(self, english: str) -> str:
        """How the window says it."""
        return self._spanish.get(english, english) if self.language == "es" else english

    def last_words(self) -> str:
        """How things stand after something went wrong."""
        try:
            return json.dumps(self.ask("state"))
        except (AssertionError, BrokenPipeError):
            return f"ended with {self.process.poll()}"

    # Hands

    def click(self, name: str, *, kind: str = "", seconds: float = 15.0) -> None:
        """Click on a widget when it can be used."""

        def ready() -> Place | None:
            found: Place | None = self.ask("widget", name=self.word(name), kind=kind)
            return found if found and found["enabled"] else None

        self.screen.click(wait_for(ready, f"a button {name} that can be pressed", seconds))

    def close(self) -> int:
        """Close it by its key. Returns the exit code."""
        self.screen.key("ctrl+q")
        return self.process.wait(_END_SECONDS)

    def children(self) -> list[psutil.Process]:
        """Programs that it started and that still run."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def _end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        os.close(self._questions)
        os.close(self._answers)


def _words_of(language: str) -> dict[str, str]:
    """English words and what a translation makes of them."""
    tree = ET.parse(resource("translations", f"choreo_{language}.ts"))  # noqa: S314 - our own file
    words = {}
    for message in tree.iter("message"):
        source, translation = message.findtext("source", ""), message.findtext("translation", "")
        words[source.replace("&", "")] = translation.replace("&", "") or source
    return words
