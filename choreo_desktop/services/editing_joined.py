"""Several clips laid at once, as one edit."""

from collections.abc import Sequence

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.editing_edit import Edit, said_in


def insert_all(editor: PlanEditor, plan: Blueprint, slot: int, keys: Sequence[str]) -> Edit:
    """Clips of the library one after the other from an 8-count on; later moves make room.

    Args:
        editor: Of the plan.
        plan: The plan.
        slot: Where the first one begins.
        keys: Storage keys of the clips.

    Raises:
        InvalidRequestError: If one of them cannot be laid there; then none is.
    """
    if not keys:
        raise InvalidRequestError("No clip is selected. Select one first.")
    now, laid, edits = plan, [], []
    for key in keys:
        edit = editor.insert(now, slot, key, ripple=True)
        now = edit.apply(now)
        place = edit.chosen[0]
        span = editor.spans(now)[place]
        slot = span.slot + span.slots
        laid.append(place)
        edits.append(edit)
    return edits[0] if len(edits) == 1 else _joined(plan, now, edits, laid)


def _joined(plan: Blueprint, now: Blueprint, edits: Sequence[Edit], laid: Sequence[int]) -> Edit:
    notes, markers, text = said_in(now)
    return edits[0].model_copy(
        update={
            "label": f"Insert {len(edits)} moves",
            "first": 0,
            "before": tuple(plan.moves),
            "after": tuple(now.moves),
            "notes_after": notes,
            "markers_after": markers,
            "text_after": text,
            "chosen": tuple(laid),
            "told": tuple(dict.fromkeys(sentence for edit in edits for sentence in edit.told)),
        }
    )
