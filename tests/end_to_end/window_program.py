"""The real window, which also answers questions of a test: where something is on the screen, and how things stand.

``python -m tests.end_to_end.window_program QUESTIONS ANSWERS`` starts the program as ``python -m choreo_desktop`` does.
The two numbers are file descriptors: a question is a line of JSON ``{"ask": name, ...}``, an answer as well.
"""

import json
import os
import sys
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier
from typing_extensions import override

from choreo_desktop import app
from choreo_desktop.ui import application
from choreo_desktop.ui.shell import Shell
from tests.end_to_end.window_answers import Answers


class Wire(QObject):
    """Reads questions and writes answers in the window's thread, also while a dialog or a menu is open.

    Args:
        asked: The shell that is asked about.
        questions: Read from.
        answers: Written to.
    """

    def __init__(self, asked: Shell, questions: int, answers: int) -> None:
        super().__init__(asked)
        self._answers = Answers(asked)
        self._to = answers
        self._from = questions
        self._rest = b""
        self._notifier = QSocketNotifier(questions, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    def _on_readable(self) -> None:
        *lines, self._rest = (self._rest + os.read(self._from, 65_536)).split(b"\n")
        for line in lines:
            os.write(self._to, json.dumps(self._answer(json.loads(line))).encode() + b"\n")

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        ask = question.pop("ask")
        try:
            return {"answer": getattr(self._answers, ask)(**question)}
        except LookupError as error:
            return {"answer": None, "why": str(error)}
        except Exception as error:  # noqa: BLE001 - the test shall hear of it, not the person at the window
            return {"answer": None, "broken": repr(error)}


class AskedShell(Shell):
    """The program's own, with a wire to the test."""

    @override
    def show(self) -> None:
        self.wire = Wire(self, int(sys.argv[1]), int(sys.argv[2]))
        super().show()


def main() -> None:
    """Run the program."""
    application.Shell = AskedShell  # type: ignore[attr-defined]
    sys.exit(app.main([]))


if __name__ == "__main__":
    main()
