"""Even beats from a 1 on, as a tempo gives them."""

from choreo_desktop.domain.moves import ClipGrid, GridSource


def even_grid(
    bpm: float, first_one: float, seconds: float, *, counts: int | None = None, source: GridSource
) -> ClipGrid | None:
    """Even beats from a 1 on, as far as the clip goes.

    Args:
        bpm: Beats per minute.
        first_one: Seconds of the 1.
        seconds: Length of the clip.
        counts: At most so many beats after the first.
        source: Who said so.

    Returns:
        None where there is no room for two beats.
    """
    beat = 60 / bpm
    room = int((seconds - first_one) / beat + 1e-6) + 1
    beats = tuple(first_one + i * beat for i in range(min(room, (counts or room) + 1)))
    return ClipGrid(beats=beats, first_one=0, sure=True, source=source) if len(beats) > 1 else None
