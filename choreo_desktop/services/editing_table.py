"""The table on which a plan is edited: its song in 8-counts, the library, and how steps become an edit."""

from collections.abc import Callable, Iterable, Sequence

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.planning.board import Board
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.laying_rules import Laid, Steps, check_places
from choreo_desktop.planning.standing import Known, read_steps
from choreo_desktop.planning.writing import write_blueprint
from choreo_desktop.services.editing_edit import Edit
from choreo_desktop.services.editing_views import Preview, Span
from choreo_desktop.services.editing_writing import Old, Remarks, edit_between

Places = int | Iterable[int]
Change = Callable[[Steps], Laid]

_MOST_REMEMBERED = 20_000  # steps


class EditingTable:
    """One song, one library and one person's choices, on which plans are edited. Places are counted from 0.

    Args:
        generator: The planner.
        song: The song.
        analysis: What was heard in it, with corrections.
        moves: The library.
        request: The choices of the plan.
    """

    def __init__(
        self,
        generator: BlueprintGenerator,
        song: Song,
        analysis: SongAnalysis,
        moves: Sequence[MoveClip],
        request: ChoreographyRequest,
    ) -> None:
        self._generator = generator
        self._song, self._analysis, self._moves = song, analysis, moves
        # Locks of the first plan are in the blueprint by now, where they may have been changed.
        self._request = request.model_copy(update={"locked": ()})
        self._board = self._board_for(self._request)
        self._known: Known = {}
        self._remarks = Remarks()

    @property
    def borders(self) -> tuple[float, ...]:
        """Seconds at which the slots begin, and at which the last one ends.

        A slot is an 8-count of the danced part of the song; a bar where people count to four.
        """
        return (*(slot.start for slot in self._board.slots), self._board.slots[-1].end)

    def parts(self, key: str) -> int:
        """How many whole slots there are in a clip.

        Raises:
            InvalidRequestError: If it is not in the library.
        """
        return self._board.parts(self._clip(key))

    def spans(self, blueprint: Blueprint) -> tuple[Span, ...]:
        """Where the moves of a plan lie."""
        steps = self._steps(blueprint)
        moves = zip(blueprint.moves, steps, strict=True)
        return tuple(Span(i, move, step.slot, step.slots) for i, (move, step) in enumerate(moves))

    def preview(self, blueprint: Blueprint, edit: Edit) -> Preview:
        """What a change would do, for a ghost on the timeline. Nothing is changed by it.

        Args:
            blueprint: The plan.
            edit: The change of it.

        Raises:
            InvalidRequestError: If it is a change of another plan.
        """
        after = edit.apply(blueprint)
        before, spans = self.spans(blueprint), self.spans(after)
        old, new = ({_shown(span) for span in plan} for plan in (before, spans))
        changed = (s if _shown(s) in old else s._replace(state="changed") for s in spans)
        return Preview(
            after,
            tuple(s._replace(state="chosen") if s.place in edit.chosen else s for s in changed),
            tuple(s for s in before if _shown(s) not in new),
            edit.told,
        )

    def standing(self, blueprint: Blueprint) -> Old:
        """A plan as it stands on this table.

        Raises:
            InvalidRequestError: If it does not lie on the song's 8-counts, or a clip is not in the library.
        """
        return Old(blueprint, self._board, self._steps(blueprint), self._remarks)

    @property
    def board(self) -> Board:
        """What plans are made from here."""
        return self._board

    def empty(self, *, task_id: str, output_path: str) -> Blueprint:
        """A plan without a move, to be laid by hand. Assembly refuses it as long as nothing is laid.

        Args:
            task_id: Name of the task that makes its video.
            output_path: Storage key of the video.

        Raises:
            BlueprintError: If the video cannot be as requested.
        """
        return write_blueprint(self._board, [], task_id=task_id, output_path=output_path)

    def _board_for(self, request: ChoreographyRequest) -> Board:
        return self._generator.board(self._song, self._analysis, self._moves, request)

    def _clip(self, key: str) -> int:
        if key not in self._board.cast.places:
            raise InvalidRequestError(f"The clip {key!r} is not in the library.")
        return self._board.cast.places[key]

    def _steps(self, blueprint: Blueprint) -> Steps:
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
        return read_steps(self._board, blueprint, self._known)

    def _edit(self, blueprint: Blueprint, verb: str, places: Places, change: Change) -> Edit:
        """The edit that changes steps, named after the moves that it is about."""
        old = self.standing(blueprint)
        chosen = check_places(old.steps, listed(places))
        label = titled(verb, [blueprint.moves[i].name or blueprint.moves[i].video_path for i in chosen])
        return edit_between(old, change(list(old.steps)), label, chosen=chosen)

    def _lay(self, blueprint: Blueprint, label: str, change: Change) -> Edit:
        """The edit that lays new moves."""
        old = self.standing(blueprint)
        return edit_between(old, change(list(old.steps)), label)


def _shown(span: Span) -> tuple[str, int, int, int | None]:
    return span.move.video_path, span.slot, span.slots, span.move.part


def listed(places: Places) -> list[int]:
    """Places as a list; one place alone may be given."""
    return [places] if isinstance(places, int) else list(places)


def titled(verb: str, names: Sequence[str]) -> str:
    """What an edit is called in a menu: "Delete Basic", "Delete 3 moves"."""
    return f"{verb} {names[0]}" if len(names) == 1 else f"{verb} {len(names)} moves"
