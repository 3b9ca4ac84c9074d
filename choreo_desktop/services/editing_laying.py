"""Laying a plan by hand: moves from the library, moves elsewhere, copies, cuts. See ``PlanEditor``."""

from dataclasses import replace

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning import changes, laying, laying_edges
from choreo_desktop.planning.laying_rules import Laid, Steps, barrier, check_places, check_slot, placed
from choreo_desktop.planning.making_room import split
from choreo_desktop.planning.pieces import Piece, natural, pieces_of
from choreo_desktop.services.clipboard import Clipping, read_clipping
from choreo_desktop.services.editing_edit import Edit
from choreo_desktop.services.editing_table import EditingTable, Places, listed, titled


class LayingEditor(EditingTable):
    """Edits that lay moves where a person wants them. Plans may have gaps, in which the last picture is held."""

    def insert(
        self,
        blueprint: Blueprint,
        slot: int,
        key: str,
        *,
        slots: int | None = None,
        part: int = 0,
        ripple: bool = True,
    ) -> Edit:
        """A clip of the library at an 8-count.

        Args:
            blueprint: The plan.
            slot: Where it begins.
            key: Storage key of the clip.
            slots: How many slots it fills; None for as many as it has, up to the next locked move or the song's end.
            part: Which part of the clip it begins with.
            ripple: Whether later moves make room, up to the next locked one; a move that goes on there is parted.
                Else what lies there is covered.
        """
        clip = self._clip(key)

        def change(steps: Steps) -> Laid:
            piece = self._piece(steps, clip, slot, slots, part)
            return laying.laid(self._board, steps, slot, [piece], ripple=ripple)

        return self._lay(blueprint, f"Insert {self._name(clip)}", change)

    def put(self, blueprint: Blueprint, slot: int, key: str, slots: int | None = None, part: int = 0) -> Edit:
        """A clip of the library just there, over what lies there. See ``insert``."""
        return self.insert(blueprint, slot, key, slots=slots, part=part, ripple=False)

    def replace(self, blueprint: Blueprint, place: int, key: str, *, part: int = 0) -> Edit:
        """Another clip in a place, as long as the move that lay there; where it is too short, the rest is free."""
        clip = self._clip(key)
        return self._edit(
            blueprint, "Replace", place, lambda s: changes.replaced(self._board, s, place, clip, self._part(clip, part))
        )

    def delete(self, blueprint: Blueprint, places: Places, *, close: bool = False, fill: bool = False) -> Edit:
        """Take moves out.

        Args:
            blueprint: The plan.
            places: Which moves.
            close: Whether later moves come forward, up to the next locked one.
            fill: Whether neighbours last longer, or other moves take their places. Else a gap is left.
        """
        chosen = listed(places)

        def change(steps: Steps) -> Laid:
            if fill:
                return changes.removed(self._board, steps, chosen)
            return Laid(laying.without(self._board, steps, check_places(steps, chosen), close=close))

        return self._edit(blueprint, "Delete", chosen, change)

    def duplicate(self, blueprint: Blueprint, places: Places, *, ripple: bool = True) -> Edit:
        """Moves once more, directly after them; later ones make room, or are covered."""

        def change(steps: Steps) -> Laid:
            chosen = check_places(steps, listed(places))
            pieces = pieces_of(steps, chosen)
            return laying.laid(self._board, steps, _after(self, steps, chosen), pieces, ripple=ripple)

        return self._edit(blueprint, "Duplicate", places, change)

    def split(self, blueprint: Blueprint, slot: int) -> Edit:
        """The move that goes on at a slot becomes two that show the same pictures."""
        check_slot(self._board, slot)
        across = [i for i, s in enumerate(self._steps(blueprint)) if s.slot < slot < s.end]
        if not across:
            split(self._board, self._steps(blueprint), slot)
        return self._edit(blueprint, "Split", across, lambda s: split(self._board, s, slot))

    def move_to(self, blueprint: Blueprint, places: Places, slot: int, *, ripple: bool = True) -> Edit:
        """Moves elsewhere, their order kept.

        Args:
            blueprint: The plan.
            places: Which moves.
            slot: Where the first of them shall begin, in the plan as it is.
            ripple: Whether what came after them comes forward, and others make room at the new place without being
                parted; else they leave a gap and cover what lies there.
        """
        chosen = listed(places)
        return self._edit(
            blueprint, "Move", chosen, lambda s: laying.moved_to(self._board, s, chosen, slot, ripple=ripple)
        )

    def trim(self, blueprint: Blueprint, place: int, slot: int, slots: int) -> Edit:
        """A move from another 8-count on, for another number of them; what it shows stays where it is in the song.

        What lies in its way is covered; what it leaves is free.
        """
        return self._edit(
            blueprint, "Trim", place, lambda s: laying_edges.trimmed(self._board, s, place, slot, slot + slots)
        )

    def copy(self, blueprint: Blueprint, places: Places) -> str:
        """Moves as text for the clipboard; it can be pasted into any plan."""
        steps = self._steps(blueprint)
        chosen = check_places(steps, listed(places))
        keys = [move.key for move in self._board.cast.moves]
        pieces = pieces_of(steps, chosen)
        names = [blueprint.moves[place].name for place in chosen]
        return Clipping.of(pieces, keys, names, self._request.count_mode).to_text()

    def paste(self, blueprint: Blueprint, slot: int, text: str, *, ripple: bool = True) -> Edit:
        """Copied moves from an 8-count on.

        Args:
            blueprint: The plan.
            slot: Where they begin.
            text: What ``copy`` gave, of this plan or another one.
            ripple: Whether later moves make room; else what lies there is covered.
        """
        pasted = read_clipping(text).pieces(self._board.cast.places, self._request.count_mode)
        names = [self._board.cast.moves[piece.clip].name for piece in pasted.pieces]

        def change(steps: Steps) -> Laid:
            result = laying.laid(self._board, steps, slot, pasted.pieces, ripple=ripple)
            return result._replace(told=(*pasted.told, *result.told))

        return self._lay(blueprint, titled("Paste", names), change)

    def _piece(self, steps: Steps, clip: int, slot: int, slots: int | None, part: int) -> Piece:
        """A clip as it is laid at a slot."""
        check_slot(self._board, slot)
        part = self._part(clip, part)
        if slots is None:
            last = max(barrier(self._board, steps, slot), slot + 1)
            return Piece(clip, 0, natural(self._board, clip, slot, last, part), part)
        if slots < 1 or slot + slots > len(self._board.slots):
            raise InvalidRequestError("There is no room for it before the end of the song.")
        if slots > 1:
            placed(self._board, replace(self._board.step(clip, slot, 1, part), slots=slots))
        return Piece(clip, 0, slots, part)

    def _part(self, clip: int, part: int) -> int:
        parts = self._board.parts(clip)
        if not 0 <= part < parts:
            raise InvalidRequestError(f"{self._name(clip)} has {parts} whole 8-counts, so it cannot begin there.")
        return part

    def _name(self, clip: int) -> str:
        return self._board.cast.moves[clip].name


def _after(table: EditingTable, steps: Steps, chosen: list[int]) -> int:
    """The slot after moves."""
    end = steps[chosen[-1]].end
    if end >= len(table.borders) - 1:
        raise InvalidRequestError("There is no room after it before the end of the song.")
    return end
