"""The words around the notices: what the licences of the parts mean for those who run the program or hand it on."""

from collections.abc import Mapping, Sequence

HEAD = """
Choreo Desktop: third-party notices

Choreo Desktop itself is under the MIT License (see LICENSE.txt). It uses what others made, listed here with
their licences. It brings no fonts and no music or clips of others: it writes with the fonts of the system,
and the demo's song and clips were made for it and are under its own licence.
"""

FOOT = """
This file is made by packaging/notices.py from what was installed and frozen; corrections belong there.
"""

_PROGRAM = """
FFmpeg, the program that renders videos (in the folder imageio_ffmpeg), is a GPL build, with x264, x265 and
others inside, under the GNU General Public License, version 3 or later. It is a program of its own: Choreo
Desktop starts it and gives it files, as anybody could by hand, and is not linked with it. Another FFmpeg can
be used in its place: name it in the settings, or replace the file.

Qt and Qt for Python are used under the GNU Lesser General Public License, version 3. They lie as files of
their own in the folder PySide6, and whoever wants to use a changed Qt replaces them: build Qt of the same or
a newer 6.x version, and put its libraries (libQt6*.so.6, Qt6*.dll, or the frameworks) and plugins over those
in that folder; nothing of the program has to be changed or linked again. The same holds for all other libraries that
the list below puts under the LGPL. Nobody is kept from taking the program apart to find faults in such changes.
"""

_LINKED = """
What this means for the bundle as a whole: PyAV, with which the program reads videos, brings FFmpeg's
libraries. They call themselves LGPL, but they are linked with x264 and x265, which are under the GPL, version
2 or later, and they run inside the program. So whoever hands on this bundle hands on the whole of it under
the GNU General Public License, version 3 or later, with its source. The source of Choreo Desktop stays under
the MIT License, which allows that. To hand on a bundle without that duty, build PyAV with an FFmpeg of your
own that has neither (pip install --no-binary av av).
"""

_UNLINKED = """
What this means for the bundle as a whole: PyAV, with which the program reads videos, brings FFmpeg's
libraries, which call themselves LGPL but are linked with x264 and x265, under the GPL, in PyAV's own package.
This bundle has neither: two empty libraries stand in their places, because the program only reads and copies
with PyAV. So nothing under the GPL runs inside the program's own process. The bundle still holds FFmpeg the
program, which is under the GPL: whoever hands on the bundle also has to hand on that program's licence and
its source, or say where it is to be had. Installed by pip, PyAV comes whole, with x264 and x265: who makes
and hands on a bundle of that, hands it on as a whole under the GNU General Public License, version 3 or
later. The source of Choreo Desktop stays under the MIT License, which allows that.
"""

_PACKAGE = """
This list was made without a bundle: it tells the Python packages that pip installs beside the program.

Two of them bring what others compiled. imageio-ffmpeg brings FFmpeg, the program, a GPL build; Choreo Desktop starts
it and is not linked with it. PyAV brings FFmpeg's libraries, which call themselves LGPL but are linked with x264
and x265, which are under the GPL, version 2 or later, and they run inside the program. So whoever hands these
packages on together with the program, in a container or in a bundle of them as they are, hands on the whole of it
under the GNU General Public License, version 3 or later, with its source. The source of Choreo Desktop stays under
the MIT License, which allows that. Who only uses them has no duties.
"""

GPL_ENCODERS = ("x264", "x265")


def about_whole(natives: Mapping[str, Sequence[str]]) -> str:
    """What the licences mean together.

    Args:
        natives: What is in the bundle, and its files; empty without one.
    """
    if not natives:
        return _PACKAGE
    linked = any(name in natives for name in GPL_ENCODERS)
    return _PROGRAM + (_LINKED if linked else _UNLINKED)
