"""Plans follow clips whose beats were corrected, if people want it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from choreo_desktop.ui.working import Command

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.services.grid_corrections import Retimed
    from choreo_desktop.ui.main_window import MainWindow
    from choreo_desktop.ui.session import Session


class Retiming(QObject):
    """Offers to dance a plan on the corrected beats of a clip.

    Args:
        window: Where it is offered.
        session: Whose plan.
        parent: Owner.
    """

    def __init__(self, window: "MainWindow", session: "Session", parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._session = window, session

    def offer(self, before: "ClipRecord", after: "ClipRecord") -> None:
        """Ask whether the plan follows, where it dances the clip."""
        blueprint = self._session.blueprint
        key = after.move.key
        times = 0 if blueprint is None else sum(move.video_path == key for move in blueprint.moves)
        if not times or self._session.planned is None or before.move.grid == after.move.grid:
            return
        name = after.move.name
        text = (
            self.tr("The plan dances {name} once. Shall it follow the corrected beats?").format(name=name)
            if times == 1
            else self.tr("The plan dances {name} {count} times. Shall it follow the corrected beats?").format(
                name=name, count=times
            )
        )
        self._window.show_notice(text, action=self.tr("Follow"), do=lambda: self._on_wanted(text, after))

    def _on_wanted(self, text: str, record: "ClipRecord") -> None:
        self._window.put_away(text)
        self.follow(record)

    def follow(self, record: "ClipRecord") -> None:
        """Dance the plan on the beats that a clip has now, in a way that can be undone."""
        session, working = self._session, self._session.working
        planned, blueprint = working.planned, working.blueprint
        if planned is None or blueprint is None:
            return

        def work(_: object, __: object) -> "Retimed":
            from choreo_desktop.services.grid_corrections import retime

            return retime(planned, blueprint, record)

        def done(made: "Retimed") -> None:
            if session.blueprint is not blueprint:
                self.follow(record)  # it was edited meanwhile
                return
            if made.blueprint == blueprint:
                session.told.emit(self.tr("The plan follows these beats already."))
                return
            new = working._replace(planned=made.planned, blueprint=made.blueprint)
            text = self.tr("Follow the beats of {name}").format(name=record.move.name)
            session.undo.push(Command(text, lambda: session.correct(new), lambda: session.correct(working)))
            session.told.emit(" ".join(made.notes) or self.tr("The plan follows the corrected beats."))

        session.runner.run(work, done=done, failed=session.failed.emit)
