import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.keys import MAX_KEY_BYTES, MAX_PART_BYTES, key_problem, safe_key

any_text = st.text(st.characters(codec=None, categories=None), max_size=40)


@pytest.mark.parametrize(
    "key",
    ["a.mp4", "clips/a.mp4", "ü/é/日本.mp4", "a b/c.mp4", "a..b/..c/d..", ".hidden", "a-b/c", "~/x", "%2e%2e/x",
     "12h30/a:b.mp4", "x" * MAX_PART_BYTES, "x/" * (MAX_KEY_BYTES // 2 - 1) + "xy"],
)  # fmt: skip
def test_ordinary_names_are_fine(key: str) -> None:
    """Clips may be called what people call them."""
    assert key_problem(key) is None


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("", "is empty"),
        ("..", "leaves the storage folder"),
        ("a/../b", "leaves the storage folder"),
        ("a/..", "leaves the storage folder"),
        ("/etc/passwd", "absolute"),
        ("//server/x", "absolute"),
        ("\\\\server\\x", "backslash"),
        ("a\\..\\b", "backslash"),
        ("C:/x", "drive, scheme or protocol"),
        ("C:x", "drive, scheme or protocol"),
        ("file:///etc/passwd", "drive, scheme or protocol"),
        ("concat:a|b", "drive, scheme or protocol"),
        ("http://x/y", "drive, scheme or protocol"),
        (":x", "drive, scheme or protocol"),
        ("a\0b", "control character"),
        ("a\nb", "control character"),
        ("a\u2028b", "control character"),
        ("a\x85b", "control character"),
        ("a\ud800b", "control character"),
        ("a//b", "empty part"),
        ("a/", "empty part"),
        ("./a", "empty part"),
        ("-i", "begins with a dash"),
        ("a/-y/b", "begins with a dash"),
        ("x" * (MAX_PART_BYTES + 1), "longer than 255 bytes"),
        ("é" * 128, "longer than 255 bytes"),
        ("a/" * 600 + "a", "longer than 1024 bytes"),
        ("é/" * 400 + "a", "longer than 1024 bytes"),
        ("x" * 50_000_000, "longer than 1024 bytes"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_dangerous_names_are_refused(key: str, problem: str) -> None:
    """No name of a clip reaches out of its folder or is taken for an option by another program."""
    assert problem in (key_problem(key) or "is fine")


@given(names=st.lists(any_text, min_size=1, max_size=3))
@settings(deadline=None, max_examples=300)
def test_any_file_name_becomes_a_key(names: list[str]) -> None:
    """Whatever a person's files are called, they can be put into the library."""
    key = safe_key(*names)
    assert key_problem(key) is None
    assert safe_key(*key.split("/")) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("Basic Step.mp4", "Basic Step.mp4"), ("a/b.mp4", "a_b.mp4"), ("-rf", "_rf"), ("..", "_"), ("", "_"),
     ("10:30.mp4", "10_30.mp4"), ("a\udce4.mp4", "a_.mp4")],
)  # fmt: skip
def test_names_stay_recognisable(name: str, key: str) -> None:
    """A clip in the library is called what it was called before."""
    assert safe_key(name) == key


@pytest.mark.parametrize("name", ["é" * 500 + ".mp4", "x." + "y" * 500, "." + "z" * 500, "日" * 500])
def test_long_names_are_cut(name: str) -> None:
    """A name that no file system takes is cut, and keeps its ending where it can."""
    key = safe_key(name)
    assert key_problem(key) is None
    assert len(key.encode()) <= MAX_KEY_BYTES
    assert not name.endswith(".mp4") or key.endswith(".mp4")


def test_a_cut_name_leaves_room_for_a_number() -> None:
    """Two long names that are cut to the same one can still be told apart by a number behind them."""
    assert len(safe_key("x" * 500 + ".mp4").encode()) + len(" (9999)") <= MAX_PART_BYTES
