"""The arrays that planning works with: one entry a move, an option or a plan."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.intp]
"""Numbers of moves, slots or options."""
Keys = NDArray[np.uint64]
"""Bits, or numbers made of much else."""
