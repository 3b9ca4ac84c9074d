"""Makes a Linux bundle smaller: symbols for debugging, and encoders that only PyAV's FFmpeg could use."""

import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

# Libraries that PyAV's FFmpeg is linked with and the program never lets it use: PyAV reads files and copies packets,
# FFmpeg, a program of its own, encodes, and nothing is fetched. x264 and x265 are under the GPL. The number
# is what their functions answer in the stand-ins: what FFmpeg takes for "there is none".
LEFT_OUT = {"libx264": 0, "libx265": 0, "libSvtAv1Enc": -1, "libvpx": 0, "libgnutls": 0}

_SENTENCE = "is not part of Choreo Desktop."
_STAND_IN_BYTES = 100_000  # at most
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_LOAD = 1  # kind of a part of an ELF file that is put into memory


class SlimError(Exception):
    """The bundle cannot be made smaller."""


def said_by(*command: str | Path) -> str:
    """What a tool says.

    Raises:
        SlimError: If it fails or is not there.
    """
    words = [str(word) for word in command]
    if shutil.which(words[0]) is None:
        raise SlimError(f"{words[0]} is missing: install a C compiler with its tools (gcc and binutils).")
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SlimError(f"{' '.join(words)} failed: {done.stderr.strip()}")
    return done.stdout


def strip_symbols(paths: Iterable[Path]) -> int:
    """Take symbols for debugging off libraries, where they still can be loaded afterwards.

    Returns:
        How many bytes that saved.
    """
    saved = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            slim = Path(folder, path.name)
            said_by("strip", "--strip-unneeded", "-o", slim, path)
            if loadable(slim):
                saved += path.stat().st_size - slim.stat().st_size
                shutil.copymode(path, slim)
                shutil.move(slim, path)
    return saved


def loadable(path: Path) -> bool:
    """Whether the parts of a 64-bit ELF file lie as the system wants them; ``strip`` moves them in patched ones."""
    data = path.read_bytes()
    if data[:5] != b"\x7fELF\x02":
        return False
    (table,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    for place in range(table, table + size * count, size):
        kind, _, offset, address = struct.unpack_from("<IIQQ", data, place)
        (align,) = struct.unpack_from("<Q", data, place + 48)
        if kind == _LOAD and align > 1 and (offset - address) % align:
            return False
    return True


def leave_out(library: Path, users: Iterable[Path], *, answer: int = 0) -> None:
    """Replace a library by an empty one of the same name, so that what is linked with it still loads.

    Args:
        library: Replaced.
        users: What may be linked with it.
        answer: What all its functions return.
    """
    offered = symbols(library, "--defined-only")
    wanted = {name for user in users if user != library for name in symbols(user, "--undefined-only")}
    name = re.split(r"[-.]", library.name)[0]
    source = f'const char choreo_desktop_{name}[] = "{name} {_SENTENCE}";\n'
    versions: dict[str, list[str]] = {}
    for symbol in sorted(wanted & offered.keys()):
        kind, version = offered[symbol]
        versions.setdefault(version, []).append(symbol)
        if kind in "TtWi":
            source += f"long {symbol}(void) {{ return {answer}; }}\n"
        else:
            source += f"char {symbol}[4096];\n"
    with tempfile.TemporaryDirectory() as folder:
        code, script = Path(folder, "stand_in.c"), Path(folder, "versions.map")
        code.write_text(source, "utf-8")
        script.write_text("".join(f"{v} {{ {'; '.join(names)}; }};\n" for v, names in versions.items() if v), "utf-8")
        options = [f"-Wl,--version-script={script}"] if script.stat().st_size else []
        said_by("cc", "-shared", "-fPIC", "-O1", "-s", *options, f"-Wl,-soname,{library.name}", "-o", library, code)


def remove_unneeded(folder: Path, users: Iterable[Path]) -> None:
    """Remove libraries of a folder that neither one of the users nor a needed library is linked with any more."""
    waiting, needed = list(users), set()
    while waiting:
        names = set(_NEEDED.findall(said_by("readelf", "--wide", "--dynamic", *waiting))) - needed
        waiting = [folder / name for name in names if (folder / name).exists()]
        needed |= names
    for library in folder.iterdir():
        if library.name not in needed:
            library.unlink()


def is_stand_in(library: Path) -> bool:
    """Whether a library is one of the empty ones."""
    return library.stat().st_size < _STAND_IN_BYTES and _SENTENCE.encode() in library.read_bytes()


def symbols(library: Path, which: str) -> dict[str, tuple[str, str]]:
    """The names of a library's dynamic symbols, with their kinds as ``nm`` tells them, and their versions."""
    found = {}
    for line in said_by("nm", "-D", which, library).splitlines():
        *_, kind, said = line.split()
        name, _, version = said.replace("@@", "@").partition("@")
        if name != version:  # a version itself is told as a symbol, too
            found[name] = kind, version
    return found


def slim(bundle: Path) -> int:
    """Make a bundle of Linux smaller.

    Returns:
        How many bytes that saved.

    Raises:
        SlimError: If a tool is missing or fails.
    """
    inside = bundle / "_internal"
    folder, before = inside / "av.libs", size_of(inside)
    modules = [path for path in (inside / "av").rglob("*.so") if not path.is_symlink()]
    libraries = [path for path in folder.iterdir() if not path.is_symlink()]
    for library in libraries:
        if (name := re.split(r"[-.]", library.name)[0]) in LEFT_OUT:
            leave_out(library, [*modules, *libraries], answer=LEFT_OUT[name])
    remove_unneeded(folder, modules)
    for link in inside.iterdir():
        if link.is_symlink() and not link.exists():
            link.unlink()
    # Wheels keep what they are linked with in folders of this name, patched and mostly stripped.
    compiled = [path for path in inside.rglob("*.so") if not path.parent.name.endswith(".libs")]
    compiled += inside.glob("libpython*.so.*")
    strip_symbols(path for path in compiled if not path.is_symlink())
    return before - size_of(inside)


def size_of(folder: Path) -> int:
    """How many bytes a folder holds; links count nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
