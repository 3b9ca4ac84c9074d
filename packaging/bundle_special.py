"""A stand-in for ``scipy.special`` in the bundle, run before the program.

SciPy's Fourier transforms and filters import it for rotating pictures and for one rare transform, and it brings a
second OpenBLAS: 35 MB that nothing of the program calls. Whoever begins to use it finds a plain error in the smoke
test, and takes ``scipy.special`` off the list in ``bundle_trim.py``.
"""

import sys
from types import ModuleType

NAME = "scipy.special"


def _left_out(*_: object, **__: object) -> None:
    raise NotImplementedError(f"{NAME} is not part of the bundle.")


def stand_in() -> ModuleType:
    """The module: what is imported from it by name is there, and says what it is when it is called."""
    module = ModuleType(NAME, "Left out of the bundle.")
    vars(module).update(loggamma=_left_out, poch=_left_out)
    return module


if __name__ == "__main__":
    sys.modules.setdefault(NAME, stand_in())
