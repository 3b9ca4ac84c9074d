"""The songs with known beats that lie beside the project while it is built."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.sounding import SAMPLE_RATE

SONGS = Path(__file__).parents[3] / "shared" / "songs"

GENRES_OF_SONGS = {
    "mma00_Salsa_184": "salsa",
    "mma08_ChaCha_128": "cha-cha",
    "mma10_Bolero1_120": "bachata",
    "mma14_Afro-Cuban_124": "bachata",
    "openmsx_be_sharp_bw_redfarn": "any",
    "openmsx_keep_on_rolling": "any",
    "openmsx_midnight_snow_run": "any",
    "syn00_108": "bachata",
    "syn06_119": "bachata",
    "syn10_127": "bachata",
    "syn12_131": "bachata",
    "syn18_142": "bachata",
}


def truth_of(name: str) -> dict[str, Any]:
    """What is known about a song: beats, downbeats, count8 and more."""
    truth: dict[str, Any] = json.loads((SONGS / f"{name}.json").read_text(encoding="utf-8"))
    return truth


def decode(path: Path) -> NDArray[np.float32]:
    """Mono samples of a file at the rate of the analysis."""
    import av

    blocks = []
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
        for frame in container.decode(audio=0):
            blocks += [block.to_ndarray()[0] for block in resampler.resample(frame)]
        blocks += [block.to_ndarray()[0] for block in resampler.resample(None)]
    return np.concatenate(blocks)
