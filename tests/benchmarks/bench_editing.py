"""How long edits take: 150 moves on a 16-minute song, with a library of 10,000 clips.

``python -m tests.benchmarks.bench_editing``. What counts is the time of the processor, as the machine may be busy.
"""

import random
import statistics
import time
from collections.abc import Callable

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.editing_edit import Edit
from tests.benchmarks.measure import say
from tests.planning.builders import SONG, request_of, song_of
from tests.planning.libraries import varied_library

CLIPS, MOVES, MOST_MS, RUNS = 10_000, 150, 30.0, 9


def bench() -> None:
    """Measure every kind of edit that does not plan."""
    editor, plan, keys = _laid()
    say(f"\nEdits of a plan of {len(plan.moves)} moves, {CLIPS:,} clips, middle of {RUNS} (wanted: {MOST_MS:.0f} ms)")
    for name, edit in _edits(editor, plan, keys).items():
        took = [_milliseconds(edit) for _ in range(RUNS)]
        say(f"  {name:32} {statistics.median(took):6.1f} ms")


def _laid() -> tuple[PlanEditor, Blueprint, list[str]]:
    library = varied_library(CLIPS, 1)
    start = time.process_time()
    editor = PlanEditor(BlueprintGenerator(), SONG, song_of(126, counts=8 * MOVES * 2 + 80), library, request_of())
    say(f"\nEditor made in {time.process_time() - start:.2f} s of the processor, once for a plan")
    plan, chance = editor.empty(task_id="t", output_path="o/t.mp4"), random.Random(1)
    keys = [move.key for move in library if editor.parts(move.key) >= 2]
    for place in range(MOVES):
        plan = editor.put(plan, 2 * place, chance.choice(keys), 1 + place % 2).apply(plan)
    return editor, plan, keys


def _edits(editor: PlanEditor, plan: Blueprint, keys: list[str]) -> dict[str, Callable[[], Edit]]:
    text = editor.copy(plan, range(10, 20))
    return {
        "insert, all others make room": lambda: editor.insert(plan, 0, keys[5], slots=2),
        "insert and look at the ghost": lambda: _ghost(editor, plan, editor.insert(plan, 0, keys[6], slots=2)),
        "cover": lambda: editor.put(plan, 100, keys[5], 2),
        "delete 3, all others come forward": lambda: editor.delete(plan, [0, 1, 2], close=True),
        "reorder from first to last": lambda: editor.move_to(plan, 0, 299),
        "duplicate 10": lambda: editor.duplicate(plan, range(10)),
        "paste 10": lambda: editor.paste(plan, 3, text),
        "split": lambda: editor.split(plan, 3),
        "trim": lambda: editor.trim(plan, 1, 2, 1),
        "lock 50": lambda: editor.lock(plan, range(50)),
    }


def _ghost(editor: PlanEditor, plan: Blueprint, edit: Edit) -> Edit:
    editor.preview(plan, edit)
    return edit


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    bench()
