"""Libraries made smaller or left out, which still have to load."""

import ctypes
import importlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for bundles of Linux"),
    pytest.mark.skipif(any(shutil.which(name) is None for name in ("cc", "nm", "strip")), reason="no C compiler"),
]


@pytest.fixture
def slim() -> Any:
    """The script."""
    return importlib.import_module("bundle_slim")


def _compile(folder: Path, name: str, source: str, *options: str) -> Path:
    code, library = folder / f"{name}.c", folder / f"lib{name}-1.so.1"
    code.write_text(source, "utf-8")
    words = ["cc", "-g", "-shared", "-fPIC", f"-Wl,-soname,{library.name}", "-o", str(library), str(code), *options]
    subprocess.run(words, check=True)
    return library


def test_what_is_linked_with_a_library_that_is_left_out_still_loads(slim: Any, tmp_path: Path) -> None:
    """All its functions and tables are still found, and it is known for what it is."""
    big = _compile(tmp_path, "big", "const char *table[] = {0}; int unused; int encode(int n) { return n; }")
    user = _compile(
        tmp_path,
        "user",
        "extern const char *table[]; int encode(int); int read_(void) { return 7; }"
        "int write_(void) { return encode(1) + (table[0] != 0); }",
        *(str(big), f"-Wl,-rpath,{tmp_path}"),
    )
    slim.leave_out(big, [user, big])
    assert slim.is_stand_in(big)
    assert not slim.is_stand_in(user)
    assert {"encode", "table"} < set(slim.symbols(big, "--defined-only"))
    assert "unused" not in slim.symbols(big, "--defined-only")
    assert ctypes.CDLL(str(user), mode=ctypes.RTLD_GLOBAL | 2).read_() == 7  # 2: everything is looked for at once


def test_a_function_that_is_left_out_answers_that_there_is_none(slim: Any, tmp_path: Path) -> None:
    """FFmpeg asks encoders what they can do as soon as it looks for any; it must not end the program."""
    # Under names of their own: a process loads a library of one name only once.
    big = _compile(tmp_path, "great", "int encode(int n) { return n; }")
    user = _compile(tmp_path, "caller", "int encode(int); int go(void) { return encode(1); }", str(big))
    slim.leave_out(big, [user], answer=-1)
    assert ctypes.CDLL(str(big)).encode(5) == -1


def test_versions_of_symbols_are_kept(slim: Any, tmp_path: Path) -> None:
    """What asks for a function in a version, as of GnuTLS, finds it."""
    script = tmp_path / "v.map"
    script.write_text("BIG_1 { old; }; BIG_2 { fresh; };")
    option = f"-Wl,--version-script={script}"
    big = _compile(tmp_path, "big", "int old(void) { return 1; } int fresh(void) { return 2; }", option)
    user = _compile(
        tmp_path, "user", "int old(void); int fresh(void); int go(void) { return old() + fresh(); }", str(big)
    )
    slim.leave_out(big, [user])
    assert slim.symbols(big, "--defined-only")["fresh"] == ("T", "BIG_2")
    code = f"import ctypes as c; c.CDLL({str(big)!r}, c.RTLD_GLOBAL); print(c.CDLL({str(user)!r}, 2).go())"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.stdout.strip() == "0", done.stderr


def test_what_only_a_library_that_is_left_out_needed_goes_too(slim: Any, tmp_path: Path) -> None:
    """And what anything else is linked with stays."""
    deep = _compile(tmp_path, "deep", "int deep(void) { return 1; }")
    kept = _compile(tmp_path, "kept", "int kept(void) { return 1; }")
    big = _compile(tmp_path, "big", "int deep(void); int big(void) { return deep(); }", str(deep))
    (tmp_path / "module").mkdir()
    module = _compile(
        tmp_path / "module",
        "module",
        "int big(void); int kept(void); int go(void) { return big() + kept(); }",
        *(str(big), str(kept)),
    )
    slim.leave_out(big, [module])
    folder = tmp_path / "libs"
    folder.mkdir()
    for path in (deep, kept, big):
        path.rename(folder / path.name)
    slim.remove_unneeded(folder, [module])
    assert {path.name for path in folder.iterdir()} == {big.name, kept.name}


def test_symbols_for_debugging_are_taken_off(slim: Any, tmp_path: Path) -> None:
    """The library is smaller and does the same."""
    library = _compile(tmp_path, "some", "int seven(void) { return 7; }")
    before = library.stat().st_size
    saved = slim.strip_symbols([library])
    assert saved > 0
    assert library.stat().st_size == before - saved
    assert ctypes.CDLL(str(library)).seven() == 7


def test_a_library_that_would_not_load_any_more_is_left_as_it_is(
    slim: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where parts of it do not lie at the borders that the system wants, the old file stays."""
    library = _compile(tmp_path, "some", "int seven(void) { return 7; }")
    assert slim.loadable(library)
    before = library.read_bytes()
    monkeypatch.setattr(slim, "loadable", lambda _: False)
    assert slim.strip_symbols([library]) == 0
    assert library.read_bytes() == before


def test_what_is_no_library_is_not_loadable(slim: Any, tmp_path: Path) -> None:
    """A text is told from a library."""
    (tmp_path / "text.so").write_text("no library")
    assert not slim.loadable(tmp_path / "text.so")


def test_a_missing_tool_is_told_in_words(slim: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(slim.SlimError, match="install a C compiler"):
        slim.symbols(tmp_path / "any.so", "--defined-only")
