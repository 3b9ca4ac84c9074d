"""Settings: the dance of new choreographies, and how far clips may be retimed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.settings import AppSettings
from choreo_desktop.ui.dialogs.settings_controls import Combo
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fields import Field, described
from choreo_desktop.ui.dialogs.settings_page import Page
from choreo_desktop.ui.kit import rows
from choreo_desktop.ui.still import StillSlider
from choreo_desktop.ui.theme import Space, Theme

_NATURAL, _USUAL = 10, 20  # percent


class DancePage(Page):
    """Genre, count pattern and retiming.

    Args:
        theme: The look.
        draft: The settings.
    """

    def __init__(self, theme: Theme, draft: SettingsDraft) -> None:
        super().__init__(theme, draft)
        self.begin(self.tr("Dance"), self.tr("What the program listens for, and how moves are laid on the song."))
        self._add_genre()
        self._add_counting()
        self._add_stretch()
        self.end()

    def _add_genre(self) -> None:
        names = {"any": self.tr("Any dance"), "pop": self.tr("Pop and other music")}
        options = [(name, names.get(name, name.capitalize())) for name in GENRES]
        hint = self.tr("Songs and clips that you add from now on are listened to for this dance.")
        combo = Combo(self.draft, "genre", options)
        self.add(self.bind("genre", Field(self.theme, self.tr("Dance"), combo, hint=hint)))

    def _add_counting(self) -> None:
        ways = (
            (8, self.tr("On the 1"), self.tr("Every move lasts whole 8-counts, as dancers count.")),
            (4, self.tr("On the 1 and on the 5"), self.tr("Short moves of 4 counts fit too; more changes.")),
        )
        group = QButtonGroup(self)
        box = QWidget()
        column = rows(space=Space.SMALL)
        for mode, text, hint in ways:
            button = QRadioButton(text)
            button.setChecked(self.draft.value("count_mode") == mode)
            button.toggled.connect(lambda on, mode=mode: self.draft.set("count_mode", mode) if on else None)
            group.addButton(button)
            column.addLayout(described(button, hint))
        box.setLayout(column)
        self.add(self.bind("count_mode", Field(self.theme, self.tr("Moves change"), box)))

    def _add_stretch(self) -> None:
        self.slider = StillSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, int(most_stretch() * 100))
        self.slider.setPageStep(5)
        self.slider.setValue(round(self.draft.value("max_stretch") * 100))
        title = self.tr("How far the speed of a clip may change")
        self._stretch = self.bind("max_stretch", Field(self.theme, title, self.slider, hint=" "))
        self.slider.valueChanged.connect(self._on_stretch)
        self.add(self._stretch)
        self._tell_stretch(self.slider.value())

    def _on_stretch(self, percent: int) -> None:
        self.draft.set("max_stretch", percent / 100)
        self._tell_stretch(percent)

    def _tell_stretch(self, percent: int) -> None:
        span = self.tr("{low} % to {high} % of its own speed.").format(low=100 - percent, high=100 + percent)
        if not percent:
            words = self.tr("Clips always play at their own speed; steps meet the beat only where it suits by chance.")
        elif percent <= _NATURAL:
            words = f"{span} " + self.tr("Nobody sees it, but clips of another tempo do not meet the beat.")
        elif percent <= _USUAL:
            words = f"{span} " + self.tr("Still looks natural; most clips of the same dance meet the beat.")
        else:
            words = f"{span} " + self.tr("More clips meet the beat, but dancers may look rushed or tired.")
        self._stretch.set_hint(words)


def most_stretch() -> float:
    """The limit as the settings themselves have it."""
    limits = [getattr(rule, "le", None) for rule in AppSettings.model_fields["max_stretch"].metadata]
    return float(next(limit for limit in limits if limit is not None))
