"""Where the moves of a plan can lie: the 8-counts of its song that are danced."""

from choreo_desktop.planning.cutting import cut_slots
from choreo_desktop.services.planned import Planned

Span = tuple[float, float]


def slot_spans(planned: Planned) -> tuple[Span, ...]:
    """Seconds from and to of each slot of a plan, without a gap between them; bars where people count to four.

    Raises:
        UnusableMediaError: If the song has no beat any more, as after a correction.
        InvalidRequestError: If the length limit of the choices leaves no whole slot.
    """
    request = planned.request
    slots = cut_slots(planned.song, planned.analysis, unit=request.count_mode, max_seconds=request.max_seconds)
    return tuple((slot.start, slot.end) for slot in slots)
