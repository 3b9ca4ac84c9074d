"""The big button: build, cancel, or make the video of a changed plan."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.kit import across, label, put_away, rows
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.panels.narrow import breakable
from choreo_desktop.ui.theme import Space, Theme


class BuildBar(QWidget):
    """Buttons and actions of building. What they do is connected by the panel.

    Args:
        theme: The look.

    Attributes:
        build_action: Plan and make the video.
        plan_action: Only plan.
        reroll_action: Plan whatever is not locked anew.
        render_action: Make the video of the plan as it is.
        cancel_action: Stop.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icons = ActionIcons(theme, self)
        self.build_action = self._action(self.tr("Build choreography"), "build", "Ctrl+B")
        self.plan_action = self._action(self.tr("Plan only, without a video"), "counts", "Ctrl+Shift+B")
        self.reroll_action = self._action(self.tr("Plan the rest anew, locked moves stay"), "die", "Ctrl+Shift+R")
        self.render_action = self._action(self.tr("Make the video of this plan"), "film", "Ctrl+R")
        self.cancel_action = self._action(self.tr("Cancel the build"), "stop", "Esc")
        self.cancel_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._reason = label("", "muted", wrap=True)
        self._problem: Notice | None = None
        self._render = self._button("film", "big", self.render_action)
        self._build = self._button("build", "big", self.build_action)
        self._again = self._button("build", "", self.build_action)
        self._again.setText(self.tr("Build anew"))
        self._cancel = self._button("stop", "big", self.cancel_action)
        self._cancel.setText(self.tr("Cancel"))
        self._more = IconButton(theme, "more", self.tr("More ways to build"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        menu.addActions([self.plan_action, self.reroll_action, self.render_action])
        self._more.setMenu(menu)
        row = across(space=Space.SMALL)
        for button in (self._build, self._render, self._cancel):
            row.addWidget(button, 1)
        row.addWidget(self._more)
        self._layout = rows(self._reason, row, self._again, space=Space.SMALL)
        self.setLayout(self._layout)

    def all_actions(self) -> list[QAction]:
        """In the order in which they stand in a menu."""
        return [self.build_action, self.plan_action, self.reroll_action, self.render_action, self.cancel_action]

    def show_state(
        self,
        *,
        missing: str,
        working: bool,
        planned: bool,
        unrendered: bool,
        outdated: bool,
        unfinished: bool = False,
    ) -> None:
        """What can be done now.

        Args:
            missing: What has to be there before anything can be built, in words.
            working: Whether something is being built.
            planned: Whether there is a plan that can be edited.
            unrendered: Whether there is a plan without a video.
            outdated: Whether there is a video of an older version of the plan.
            unfinished: Whether the plan has free 8-counts, which building fills.
        """
        ready = not missing and not working
        states = {
            self.build_action: ready,
            self.plan_action: ready,
            self.reroll_action: planned and not working,
            self.render_action: unrendered and not working,
            self.cancel_action: working,
        }
        for action in (action for action, can in states.items() if can):
            action.setEnabled(True)
        build = self.tr("Fill the rest and build") if unfinished else self.tr("Build choreography")
        self.build_action.setText(build)
        self._build.setText(build)
        laid = unrendered and not unfinished
        self._put([self._cancel] if working else [self._render, self._again] if laid else [self._build])
        for action in (action for action, can in states.items() if not can):
            action.setEnabled(False)  # at the end: a button that cannot be pressed loses the keyboard
        self.render_action.setText(self.tr("Render again") if outdated else self.tr("Make the video of this plan"))
        self._render.setText(self.tr("Render again") if outdated else self.tr("Make the video"))
        self._more.setEnabled(not working)
        self._reason.setText(missing)
        self._reason.setHidden(not missing or working)

    def show_problem(self, sentence: str) -> None:
        """Why the last attempt came to nothing."""
        self.clear_problem()
        self._problem = Notice(self._theme, breakable(sentence), kind="danger")
        self._problem.closed.connect(self.clear_problem)
        self._layout.insertWidget(0, self._problem)

    def clear_problem(self) -> None:
        """The choices are others now."""
        if self._problem is not None:
            put_away(self._problem)
            self._problem = None

    def _put(self, shown: list[Button]) -> None:
        """Show these buttons in place of the others; the keyboard stays where it was."""
        buttons = (self._build, self._render, self._again, self._cancel)
        focused = any(button.hasFocus() for button in buttons if button not in shown)
        for button in shown:
            button.show()
        if focused:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)
        for button in buttons:
            button.setVisible(button in shown)

    def _action(self, text: str, icon: str, keys: str) -> QAction:
        action = QAction(text, self)
        self._icons.give(action, icon)
        action.setShortcut(QKeySequence(keys))
        return action

    def _button(self, icon: str, variant: str, action: QAction) -> Button:
        button = Button(self._theme, action.text(), icon=icon, variant=variant)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button
