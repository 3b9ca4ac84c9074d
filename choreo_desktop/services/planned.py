"""A plan with all that it was made from, ready to be looked at and edited."""

from collections.abc import Sequence
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.planning.coverage import Coverage, coverage_of
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.reopening import editable, present


class Planned(NamedTuple):
    """A plan with all that it was made from.

    Attributes:
        blueprint: The plan.
        request: The choices.
        song: The song.
        analysis: What was heard in it.
        moves: The library.
        generator: The planner.
        missing: Storage keys of clips of the plan that left the library since; a stand-in for each is among the moves.
        kept: Whether it was kept for some time, in which the library may have changed.
    """

    blueprint: Blueprint
    request: ChoreographyRequest
    song: Song
    analysis: SongAnalysis
    moves: Sequence[MoveClip]
    generator: BlueprintGenerator
    missing: tuple[str, ...] = ()
    kept: bool = False

    def coverage(self) -> Coverage:
        """What the library has for this song."""
        there = present(self.moves, self.missing)
        return coverage_of(there, self.analysis.bpm, max_stretch=self.generator.max_stretch)

    def editor(self) -> PlanEditor:
        """Changes the plan by hand."""
        request = editable(self.request, self.moves, self.missing) if self.kept else self.request
        return PlanEditor(self.generator, self.song, self.analysis, self.moves, request)
