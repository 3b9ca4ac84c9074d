"""A plan follows what a person corrects: where the counts of its song are, or the beats of a clip."""

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.planning.laying_again import laid_again
from choreo_desktop.services.editing_edit import Edit
from choreo_desktop.services.editing_table import EditingTable
from choreo_desktop.services.editing_writing import edit_between


def follow(blueprint: Blueprint, before: EditingTable, after: EditingTable) -> Edit:
    """The plan on corrected counts, with nothing lost that was laid.

    Each move keeps its place in the dance: where the song has as many 8-counts as before, the n-th stays the n-th;
    else moves go to the nearest 8-count in time. Moves of which neither time nor pictures change stay untouched, so
    the same serves where only the beats of a clip were corrected. Locks, markers and notes stay. ``Edit.told`` says
    what had to be cut.

    The edit leads from a plan that ``before`` can edit to one that ``after`` can edit: a window that carries it out
    goes on with ``after``, and with ``before`` when it is undone.

    Args:
        blueprint: The plan.
        before: Edits it so far: the song and library as they were.
        after: The song as it is corrected, and the library with corrected clips.

    Raises:
        InvalidRequestError: If the plan does not lie on the counts as they were.
    """
    old = before.standing(blueprint)
    new = laid_again(old.board, old.steps, after.board)
    return edit_between(old, new, "Follow the corrected counts", board=after.board, redraw=True)
