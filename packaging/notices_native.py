"""What is in the bundle besides Python packages: whose it is, under which licence, and where its source is."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bundle_slim import is_stand_in


class Native(NamedTuple):
    """Libraries or programs that others made.

    Attributes:
        name: What people call it.
        licence: As an SPDX expression.
        source: Where its source is.
        files: A pattern of the names of its files, without ``lib`` in front.
    """

    name: str
    licence: str
    source: str
    files: str


QT = Native("Qt", "LGPL-3.0-only", "https://download.qt.io/official_releases/qt", r"Qt6")

NATIVE = (
    QT,
    Native("FFmpeg, the program (a GPL build)", "GPL-3.0-or-later", "https://ffmpeg.org/download.html", r"ffmpeg-"),
    Native(
        "FFmpeg, the libraries (in PyAV: LGPL-3.0-or-later; in Qt: LGPL-2.1-or-later)",
        "LGPL-2.1-or-later",
        "https://ffmpeg.org/download.html",
        r"(av(codec|device|filter|format|util)|sw(resample|scale))[-.]",
    ),
    Native("x264", "GPL-2.0-or-later", "https://code.videolan.org/videolan/x264", r"x264-"),
    Native("x265", "GPL-2.0-or-later", "https://bitbucket.org/multicoreware/x265_git", r"x265-"),
    Native("SVT-AV1", "BSD-3-Clause-Clear", "https://gitlab.com/AOMediaCodec/SVT-AV1", r"SvtAv1Enc-"),
    Native("dav1d", "BSD-2-Clause", "https://code.videolan.org/videolan/dav1d", r"dav1d[-.]"),
    Native("LAME", "LGPL-2.0-or-later", "https://lame.sourceforge.io", r"mp3lame[-.]"),
    Native("Opus", "BSD-3-Clause", "https://opus-codec.org", r"opus[-.]"),
    Native("libvpx", "BSD-3-Clause", "https://chromium.googlesource.com/webm/libvpx", r"vpx[-.]"),
    Native("libwebp", "BSD-3-Clause", "https://chromium.googlesource.com/webm/libwebp", r"(webp\w*|sharpyuv)[-.]"),
    Native("OpenCORE AMR", "Apache-2.0", "https://sourceforge.net/projects/opencore-amr", r"opencore-amr"),
    Native("oneVPL", "MIT", "https://github.com/intel/libvpl", r"vpl-"),
    Native("GnuTLS", "LGPL-2.1-or-later", "https://gnutls.org", r"gnutls-"),
    Native(
        "Nettle",
        "LGPL-3.0-or-later OR GPL-2.0-or-later",
        "https://www.lysator.liu.se/~nisse/nettle",
        r"(nettle|hogweed)-",
    ),
    Native("GMP", "LGPL-3.0-or-later OR GPL-2.0-or-later", "https://gmplib.org", r"gmp-"),
    Native(
        "libunistring",
        "LGPL-3.0-or-later OR GPL-2.0-or-later",
        "https://www.gnu.org/software/libunistring",
        r"unistring-",
    ),
    Native("ALSA", "LGPL-2.1-or-later", "https://www.alsa-project.org", r"asound-"),
    Native("libdrm", "MIT", "https://gitlab.freedesktop.org/mesa/drm", r"drm-"),
    Native("XCB and libXau", "MIT", "https://xcb.freedesktop.org", r"(xcb[-.]|xcb-\w+|Xau-)"),
    Native("libxkbcommon", "MIT", "https://xkbcommon.org", r"xkbcommon"),
    Native("Qt for Python", "LGPL-3.0-only", "https://code.qt.io/cgit/pyside/pyside-setup.git", r"(pyside6|shiboken6)"),
    Native("ICU", "Unicode-3.0", "https://icu.unicode.org", r"icu(data|i18n|uc)"),
    Native("OpenBLAS", "BSD-3-Clause", "https://www.openblas.net", r"scipy_openblas"),
    Native(
        "The GCC runtime libraries",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
        "https://gcc.gnu.org",
        r"(gfortran|quadmath|gomp|stdc\+\+|gcc_s)",
    ),
    Native("Python", "Python-2.0", "https://www.python.org", r"python3"),
    Native("OpenSSL", "Apache-2.0", "https://www.openssl.org", r"(crypto|ssl)[-.]"),
    Native("SQLite", "blessing", "https://sqlite.org", r"sqlite3"),
    Native("zlib", "Zlib", "https://zlib.net", r"z\.so"),
    Native("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2", r"bz2"),
    Native("XZ Utils (liblzma)", "0BSD", "https://tukaani.org/xz", r"lzma"),
    Native("Zstandard", "BSD-3-Clause", "https://facebook.github.io/zstd", r"zstd"),
    Native("libffi", "MIT", "https://sourceware.org/libffi", r"ffi"),
    Native("Expat", "MIT", "https://libexpat.github.io", r"expat"),
    Native("util-linux (libuuid)", "BSD-3-Clause", "https://github.com/util-linux/util-linux", r"uuid"),
    Native("MIT Kerberos", "MIT", "https://web.mit.edu/kerberos", r"(gssapi_krb5|krb5|krb5support|k5crypto|com_err)\."),
    Native(
        "keyutils",
        "LGPL-2.1-or-later",
        "https://git.kernel.org/pub/scm/linux/kernel/git/dhowells/keyutils.git",
        r"keyutils",
    ),
    Native(
        "ncurses (libtinfo)", "X11-distribute-modifications-variant", "https://invisible-island.net/ncurses", r"tinfo"
    ),
)

# What lies in Qt for Python's folder and is not Qt's.
_BESIDE_QT = [native for native in NATIVE if native.name.startswith(("FFmpeg", "ICU", "Qt for Python"))]

# PyInstaller puts its own beginning into the program; an exception to its licence lets anybody do so.
BOOTLOADER = Native(
    "PyInstaller's bootloader, the beginning of the program",
    "GPL-2.0-or-later WITH Bootloader-exception",
    "https://pyinstaller.org",
    "",
)

_MODULE = re.compile(r"\.(cpython-\d+\S*|abi3)\.so$|\.pyd$")
_LIBRARY = re.compile(r"\.(so(\.[\d.]+)?|dll|dylib)$|^ffmpeg-")


def libraries(bundle: Path) -> list[Path]:
    """What others compiled in a bundle.

    Modules of Python packages are left out, because their licences are told with the packages, and so are our own
    stand-ins for libraries that are not there.
    """
    found = [path for path in bundle.rglob("*") if path.is_file() and _LIBRARY.search(path.name)]
    return sorted(path for path in found if not _MODULE.search(path.name) and not is_stand_in(path))


def owners(files: Iterable[Path]) -> tuple[dict[Native, list[str]], list[str]]:
    """Whose the libraries are.

    Returns:
        The files of each, and the names of those that nobody is known for.
    """
    known: dict[Native, list[str]] = {}
    strange = []
    for path in files:
        name = path.name.removeprefix("lib")
        owner = next((native for native in NATIVE if re.match(native.files, name)), None)
        if "PySide6" in path.parts and owner not in _BESIDE_QT:
            owner = QT  # its plugins have names of all kinds
        if owner is None:
            strange.append(path.name)
        else:
            known.setdefault(owner, []).append(path.name)
    return known, strange
