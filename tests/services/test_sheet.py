"""The sheet of a plan and the report on the library, as people read them."""

from itertools import product

import pytest

from choreo_desktop.domain.moves import Difficulty, Energy, Style
from choreo_desktop.planning.coverage import coverage_of
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.coverage_sheet import coverage_lines, coverage_sentences, coverage_table
from choreo_desktop.services.sheet import plan_sheet
from tests.planning.builders import CALM, EASY, HARD, LIVELY, SONG, library_of, move_of, request_of, song_of


def test_a_line_for_each_move() -> None:
    """Time, section, counts, move, retiming and reason stand in columns below their names."""
    moves = [*library_of(3), move_of("blind", bpm=None), move_of("quick", bpm=130)]
    plan = BlueprintGenerator().generate(
        SONG, song_of(counts=160), moves, request_of(), task_id="t", output_path="o/t.mp4"
    )
    head, *rows = plan_sheet(plan)
    assert head.split() == ["time", "section", "counts", "move", "retiming", "why"]
    assert len(rows) == len(plan.moves)
    where = head.index("retiming")
    for row, move in zip(rows, plan.moves, strict=True):
        assert row.startswith(f"0:{move.start_time:04.1f}" if move.start_time < 60 else "1:")
        assert row[where:].startswith(("own tempo", "8 % slower", "unretimed"))
        assert row.endswith(move.reason or "")


def test_locked_moves_are_marked() -> None:
    """A locked move says so beside its name."""
    plan = BlueprintGenerator().generate(
        SONG, song_of(), library_of(3), request_of(), task_id="t", output_path="o/t.mp4"
    )
    first = plan.moves[0].model_copy(update={"locked": True})
    locked = plan.model_copy(update={"moves": [first, *plan.moves[1:]]})
    assert f"{first.name} (locked)" in plan_sheet(locked)[1]


def test_report_on_the_library() -> None:
    """The report tells the tempo, a table, and what is thin, in sentences."""
    moves = [move_of("a", **EASY, **LIVELY), move_of("b", **EASY, **CALM), move_of("c", bpm=90, **HARD, **LIVELY)]
    text = "\n".join(coverage_lines(coverage_of(moves, 120)))
    assert "At 120 BPM 2 of your 3 clips are within 10 % and 2 within 15 %." in text
    assert "Only 1 clip is both high-energy and beginner." in text
    assert "No clip is both high-energy and advanced at this tempo; 1 more is too far from it." in text
    assert "0/1" in text
    assert "The style of no clip is known." in text
    for what in ("beginner at medium", "intermediate at low or medium or high", "advanced at low or medium"):
        assert f"You have no clip that is {what} energy." in text


def test_report_on_nothing() -> None:
    """An empty library and a single clip are told in whole sentences."""
    assert "At 120 BPM 0 of your 0 clips are within 10 %" in "\n".join(coverage_lines(coverage_of([], 120)))
    one = "\n".join(coverage_lines(coverage_of([move_of("a")], 120)))
    assert "At 120 BPM 1 of your 1 clip is within 10 % and 1 within 15 %." in one


def test_the_table_on_its_own() -> None:
    """A window draws the table itself, and says the sentences beside it."""
    coverage = coverage_of([move_of("a", **EASY, **LIVELY), move_of("b", bpm=90, **EASY, **LIVELY)], 120)
    energies, rows = coverage_table(coverage)
    assert energies == ["low", "medium", "high"]
    assert rows[0] == ("beginner", ["0", "0", "1/2"])
    assert set(coverage_sentences(coverage)) < set(coverage_lines(coverage))


def test_many_thin_combinations_are_summed_up() -> None:
    """A report that names all of them would not be read; how many more there are is said."""
    moves = [move_of(f"{d}{e}", difficulty=d, energy=e) for d, e in product(Difficulty, Energy)]
    moves += [move_of(style.value, style=style) for style in Style]
    sentences = coverage_sentences(coverage_of(moves, 120))
    only = [sentence for sentence in sentences if sentence.startswith("Only 1 clip is ")]
    assert f"{len(moves) - len(only)} more combinations are thin." in sentences
    assert 0 < len(only) < len(moves)
    thick = [*moves, moves[0].model_copy(update={"key": "clips/other.mp4"})]
    assert "1 more combination is thin." in coverage_sentences(coverage_of(thick, 120))


def test_where_nothing_is_known_of_the_clips() -> None:
    """What is known of no clip is told once, instead of all that the library does not have; beats are counted too."""
    sentences = coverage_sentences(coverage_of([move_of("a", bpm=None), move_of("b", style=Style.SENSUAL)], 120))
    assert sentences == [
        "At 120 BPM 1 of your 2 clips is within 10 % and 1 within 15 %; of 1 no beat is known.",
        "Of 2 clips the difficulty, energy or style is not known.",
        "There is no clip of which both difficulty and energy are known.",
        "You have no clip that is romantic or energetic or playful or modern.",
        "Only 1 clip is sensual.",
    ]


@pytest.mark.parametrize(("left", "verb"), [(1, "has"), (2, "have")])
def test_combinations_without_a_clip(left: int, verb: str) -> None:
    """How many combinations have no clip is said in right English."""
    tags = list(product(Difficulty, Energy, Style))
    moves = [move_of(f"{d}{e}{s}", difficulty=d, energy=e, style=s) for d, e, s in tags[left:]]
    assert coverage_sentences(coverage_of(moves, 120))[-1] == (
        f"{left} of the {len(tags)} combinations of difficulty, energy and style {verb} no clip at all."
    )
