"""The parts of a plan, and whether a battery is low."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import read_blueprint
from choreo_desktop.services.prerender_plan import Item, Layout, Part
from choreo_desktop.services.prerender_power import battery_low
from tests.end_to_end.material import blueprint, move


def layout_of(*names: str, seconds: float = 2.0) -> Layout:
    """A layout of moves that follow each other."""
    moves = [move(name, start=seconds * place, duration=seconds) for place, name in enumerate(names)]
    return Layout(read_blueprint(blueprint(*moves)), [0.0] * len(moves))


def order_of(layout: Layout, near: float | None = None) -> str:
    """In which order the clips are rendered; the song is a dot."""
    done: set[Item] = set()
    order = ""
    while (item := layout.next(done, near)) is not None:
        done.add(item)
        order += Path(item.video_path).stem if isinstance(item, Part) else "."
    return order


def test_equal_moves_are_one_part() -> None:
    """The same move danced twice is rendered once, and is ready in both places."""
    layout = layout_of("a", "b", "a")
    assert order_of(layout) == "ab."
    first = layout.part(0)
    assert first is not None
    assert first == layout.part(2)
    assert layout.share({first}) == pytest.approx(0.95 * 2 / 3)


def test_order() -> None:
    """From the start, or outwards from where somebody looks."""
    layout = layout_of("a", "b", "c", "d")
    assert order_of(layout) == "abcd."
    assert order_of(layout, 4.5) == "cbda."
    assert order_of(layout, 100.0) == "dcba."


def test_moves_without_a_frame_need_nothing() -> None:
    """A move shorter than a frame is never ready, and never waited for."""
    layout = Layout(read_blueprint(blueprint(move("a"), move("b", start=0.4, duration=0.01))), [0.0, 0.0])
    assert layout.part(1) is None
    assert layout.part(2) is None
    assert layout.part(-1) is None
    assert order_of(layout) == "a."
    assert layout.share(layout.items()) == 1.0


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12), st.none() | st.floats(-5, 40), st.data())
def test_share_grows_to_one(names: list[str], near: float | None, data: st.DataObject) -> None:
    """In any order and from any beginning the share never shrinks, and is 1 exactly when all is ready."""
    layout = layout_of(*names)
    ready = set(data.draw(st.lists(st.sampled_from(layout.items()), unique=True)))
    shares = [layout.share(ready)]
    while (item := layout.next(ready, near)) is not None:
        assert layout.share(ready) < 1
        ready.add(item)
        shares.append(layout.share(ready))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def supply(folder: Path, name: str, **facts: str) -> None:
    """A supply of power as Linux tells of it."""
    (folder / name).mkdir(parents=True)
    for fact, value in facts.items():
        (folder / name / fact).write_text(value + "\n")


@pytest.mark.parametrize(
    ("capacity", "status", "online", "low"),
    [("15", "Discharging", "0", True), ("80", "Discharging", "0", False), ("15", "Charging", "1", False)],
)
def test_battery(tmp_path: Path, capacity: str, status: str, online: str, *, low: bool) -> None:
    """A battery is low below a fifth, unless it is being charged; that of a mouse does not count."""
    supply(tmp_path, "AC", type="Mains", online=online)
    supply(tmp_path, "BAT0", type="Battery", capacity=capacity, status=status)
    supply(tmp_path, "mouse", type="Battery", scope="Device", capacity="3", status="Discharging")
    assert battery_low(tmp_path) == low


def test_no_battery(tmp_path: Path) -> None:
    """A machine that tells nothing has no low battery."""
    assert not battery_low(tmp_path / "nothing")
    supply(tmp_path, "BAT0", type="Battery", status="Discharging", capacity="unknown")
    assert not battery_low(tmp_path)


def test_a_plan_too_short_for_a_picture() -> None:
    """Where no move has a frame there is nothing to render, not even the song."""
    layout = layout_of("a", seconds=0.001)
    assert order_of(layout) == ""
    assert layout.items() == []
    assert layout.part(0) is None
    assert layout.share(set()) == 0.0
