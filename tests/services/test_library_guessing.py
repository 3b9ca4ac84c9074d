import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.moves import Difficulty, Energy, Role, Style
from choreo_desktop.services.library_guessing import CATEGORIES, guess, known_category, readable


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            ("ladyturn", "energetic_turn.mp4"),
            {"name": "Energetic turn", "category": "ladyturn", "style": Style.ENERGETIC, "energy": Energy.HIGH},
        ),
        (("slow_sensual-step.mp4",), {"name": "Slow sensual step", "style": Style.SENSUAL, "energy": Energy.LOW}),
        (("Body Waves", "a.mp4"), {"name": "A", "category": "bodywaves"}),
        (("My Workshop", "x.mp4"), {"name": "X", "category": "My Workshop"}),
        (("double_cross_body_lead.mp4",), {"name": "Double cross body lead", "category": "cross_body_lead"}),
        (("spin2.mp4",), {"name": "Spin2", "category": "spin"}),
        (("basic_leader_advanced.mov",), {"category": "basic", "role": Role.LEAD, "difficulty": Difficulty.ADVANCED}),
        (("easy follower.mp4",), {"role": Role.FOLLOW, "difficulty": Difficulty.BEGINNER}),
        (("IMG_2041.MOV",), {"name": "Img 2041"}),
        (("\udcff", "\udcfe_turn.mp4"), {"name": "? turn", "category": "?"}),
    ],
)
def test_names_and_folders_tell(parts: tuple[str, ...], words: dict[str, object]) -> None:
    """What teachers write into names is understood; a folder is the category, and a lead in a name is no leader."""
    said = guess(parts, None).said
    assert {key: said[key] for key in words} == words
    if "cross" in parts[-1]:
        assert "role" not in said


@pytest.mark.parametrize(("motion", "energy"), [(0.2, Energy.LOW), (0.5, Energy.MEDIUM), (0.8, Energy.HIGH)])
def test_motion_tells_where_the_name_does_not(motion: float, energy: Energy) -> None:
    """How much a clip moves is its energy, unless its name says otherwise."""
    assert guess(("a.mp4",), motion).energy == energy
    assert guess(("slow.mp4",), motion).energy == Energy.LOW


def test_known_categories() -> None:
    """Every category is known by its name, however it is written; another folder is just a folder."""
    assert [known_category(name.replace("_", " ").title()) for name in CATEGORIES] == list(CATEGORIES)
    assert known_category("clips") == ""


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.none() | st.floats(0, 1))
def test_any_name_gets_a_guess(parts: list[str], motion: float | None) -> None:
    """No name is too odd to be guessed at, and none is called nothing."""
    assert guess(parts, motion).name
    assert readable(parts[-1])
