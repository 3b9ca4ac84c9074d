"""What goes into the bundle: a decision for every file that PyInstaller found.

Used by ``choreo-desktop.spec`` on all systems, so names are matched in the form that they have on any of them.
"""

import re

# Services of Amazon's that the program speaks to: buckets, and what gives people keys for them.
AWS_SERVICES = ("s3", "sts", "sso", "sso-oidc")

# Modules that nothing at run time imports, though something names them.
EXCLUDED_MODULES = (
    "IPython",
    "PIL",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "_gdbm",  # under the GPL, as readline is
    "_testcapi",
    "_testinternalcapi",
    "curses",
    "idlelib",
    "lib2to3",
    "markdown_it",  # for Markdown on a console, as Pygments is for programs on one
    "matplotlib",
    "pip",
    "pkg_resources",
    "pydoc_data",
    "pygments",
    "pytest",
    "readline",
    "scipy.cluster",
    "scipy.constants",
    "scipy.datasets",
    "scipy.differentiate",
    "scipy.integrate",
    "scipy.interpolate",
    "scipy.io",
    "scipy.linalg",
    "scipy.odr",
    "scipy.optimize",
    "scipy.signal",
    "scipy.sparse",
    "scipy.spatial",
    "scipy.special",  # bundle_special.py stands in for it
    "scipy.stats",
    "setuptools",
    "test",
    "tkinter",
)

# What keyring finds by the list of its backends, which PyInstaller cannot follow.
HIDDEN_MODULES = (
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.chainer",
    "keyring.backends.fail",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
    "keyring.backends.null",
)

_AWS = re.compile(r"^botocore/data/([^/]+)/")
_PYTHON = re.compile(
    r"^(boto3|botocore)/(examples|docs)/"
    r"|^boto3/data/(?!s3/)"
    r"|^(av|numpy|scipy|pydantic)/(.*\.(pxd|pyi|pyx|h|c|lib|a)$|.*/tests?/)"
    r"|^PySide6/.*\.(pyi|pdb|debug)$"
    r"|^scipy/(special/cython_special|special/_test_internal|_lib/_test_|_lib/messagestream)"
    r"|^choreo_desktop/resources/translations/.*\.ts$"
    r"|^(tcl|tk|tcl8|_tcl_data|_tk_data)(/|$)"
)
_QT = re.compile(
    r"^PySide6/(Qt/)?("
    r"translations/(?!qtbase_(en|es)\.)"
    r"|qml/"
    r"|plugins/("
    r"platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d)\b"
    r"|(tls|egldeviceintegrations|generic|networkinformation|qmltooling|sqldrivers|vectorimageformats|assetimporters"
    r"|qmllint|renderers|sceneparsers|geometryloaders|position|sensors|texttospeech|webview|canbus|designer)/"
    r"|platformthemes/libqgtk3"
    r"|platforminputcontexts/.*virtualkeyboard"
    r"|imageformats/(lib)?q(pdf|tga|tiff|wbmp|gif)\b"
    r"|wayland-graphics-integration-server/"
    r"|multimedia/libgstreamermediaplugin"
    r")"
    r"|(opengl32sw|Qt6(Pdf|VirtualKeyboard|Quick3D|ShaderTools)\w*)\.dll$"
    r")"
    r"|(^|/)libQt6(Pdf|VirtualKeyboard\w*|E[gG][lL]F[sS]\w*|ShaderTools|Quick(3D|Controls2|Widgets|Templates2)\w*)\.so"
)
# Linux: libraries that belong to the system. Those of graphics and sound talk to its drivers and servers, and the
# others are on every desktop; what a bare system lacks is told by ``doctor`` and by what the Debian package needs.
_OF_THE_SYSTEM = re.compile(
    r"^lib("
    r"GL|EGL|GLX|GLdispatch|OpenGL|GLESv2|drm|gbm|vulkan"
    r"|X11|X11-xcb|xcb|Xau|Xdmcp|Xext|Xrandr|Xrender|Xfixes|Xi|Xcursor|Xcomposite|Xdamage|Xinerama|Xss|Xtst|SM|ICE"
    r"|wayland-(client|cursor|egl|server)|xkbcommon|fontconfig|freetype|png16|brotlicommon|brotlidec|bsd|md"
    r"|glib-2\.0|gobject-2\.0|gio-2\.0|gmodule-2\.0|gthread-2\.0|pcre2-8|mount|blkid|selinux|dbus-1|systemd|cap|gcrypt"
    r"|gpg-error|lz4|apparmor"
    r"|pulse|pulsecommon-\d[\d.]*|pulse-mainloop-glib|sndfile|FLAC|vorbis|vorbisenc|ogg|opus|mp3lame|mpg123|asyncns|asound"
    r"|gtk-3|gdk-3|harfbuzz|cairo|cairo-gobject|pango\w*-1\.0|atk\w*-1\.0|atk-bridge-2\.0|gdk_pixbuf-2\.0|epoxy|atspi"
    r"|thai|datrie|fribidi|graphite2|pixman-1|colord|cups|avahi-\w+|jpeg|tiff|webp|deflate|jbig|Lerc"
    r"|gssapi_krb5|krb5|krb5support|k5crypto|com_err|keyutils"
    r"|stdc\+\+|gcc_s|mvec"
    r")\.so"
)


def wanted(place: str) -> bool:
    """Whether a file goes into the bundle.

    Args:
        place: Where in the bundle, with either kind of slash.
    """
    name = place.replace("\\", "/")
    if service := _AWS.match(name):
        return service[1] in AWS_SERVICES
    if "/" not in name and _OF_THE_SYSTEM.match(name):
        return False
    return not (_PYTHON.search(name) or _QT.search(name))
