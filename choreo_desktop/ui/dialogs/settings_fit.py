"""How clips of another shape fill the frame, each way with a small picture of it."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fit_card import FitCard
from choreo_desktop.ui.kit import across
from choreo_desktop.ui.theme import Space, Theme


class FitPicker(QWidget):
    """The three ways side by side, of which one is chosen; arrow keys move between them.

    Args:
        theme: The look.
        draft: The settings.
    """

    def __init__(self, theme: Theme, draft: SettingsDraft) -> None:
        super().__init__()
        ways = (
            ("blur", self.tr("Blurred sides")),
            ("bars", self.tr("Black bars")),
            ("crop", self.tr("Fill and crop")),
        )
        self._draft = draft
        self._group = QButtonGroup(self)
        self.cards = [FitCard(theme, fit, text) for fit, text in ways]
        for card in self.cards:
            self._group.addButton(card)
            card.setChecked(draft.value("video.fit") == card.fit)
            card.clicked.connect(self._on_clicked)
        self.setLayout(across(*self.cards, space=Space.SMALL))

    def _on_clicked(self) -> None:
        card = self._group.checkedButton()
        if isinstance(card, FitCard):
            self._draft.set("video.fit", card.fit)
