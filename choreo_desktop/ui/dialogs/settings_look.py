"""Settings: the look and the language of the window."""

from PySide6.QtCore import Signal

from choreo_desktop.ui.dialogs.settings_controls import Combo
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fields import Field
from choreo_desktop.ui.dialogs.settings_page import Page
from choreo_desktop.ui.theme import Theme


class LookPage(Page):
    """Theme and language, both followed at once.

    Args:
        theme: The look.
        draft: The settings.
    """

    theme_picked = Signal(object)
    language_picked = Signal(object)

    def __init__(self, theme: Theme, draft: SettingsDraft) -> None:
        super().__init__(theme, draft)
        self.begin(self.tr("Look"), self.tr("Colours and language of the window."))
        looks = (
            ("system", self.tr("As the system is")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        self.look = Combo(draft, "theme", looks)
        self.look.picked.connect(self.theme_picked)
        self.add(self.bind("theme", Field(theme, self.tr("Theme"), self.look)))
        # Each language under its own name, so that nobody is stuck in one they cannot read.
        languages = (("system", self.tr("As the system is")), ("en", "English"), ("es", "Español"))
        self.language = Combo(draft, "language", languages)
        self.language.picked.connect(self.language_picked)
        hint = self.tr("The window is put up anew in the other language; what runs goes on.")
        self.add(self.bind("language", Field(theme, self.tr("Language"), self.language, hint=hint)))
        self.end()
