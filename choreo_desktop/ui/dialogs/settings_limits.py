"""Settings: how long, how many at once, and how much room."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.settings_controls import NumberEdit
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fields import Field, described, pair
from choreo_desktop.ui.dialogs.settings_page import Page
from choreo_desktop.ui.kit import across, label
from choreo_desktop.ui.messages import said_of
from choreo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from choreo_desktop.services.caches import CacheSizes, Cleared
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.jobs.runner import JobRunner


class LimitsPage(Page):
    """Time limit, processes and caches.

    Args:
        theme: The look.
        draft: The settings.
        runner: Looks at the caches and clears them in jobs.
        upkeep: Knows the caches.
    """

    def __init__(self, theme: Theme, draft: SettingsDraft, runner: "JobRunner", upkeep: "Upkeep") -> None:
        super().__init__(theme, draft)
        self._runner, self._upkeep = runner, upkeep
        self.begin(self.tr("Limits"), self.tr("How much of this computer the program may use."))
        self._add_work()
        self._add_cache()
        self.end()

    def _add_work(self) -> None:
        minutes = Field(
            self.theme,
            self.tr("Time for one video"),
            NumberEdit(self.draft, "timeout_minutes"),
            hint=self.tr("Then it stops. Finished parts are kept for the next time."),
            beside=[label(self.tr("minutes"), "muted")],
        )
        workers = Field(
            self.theme,
            self.tr("Moves made at once"),
            NumberEdit(self.draft, "workers"),
            hint=self.tr("0 for one on each processor core."),
        )
        self.add(pair(self.bind("timeout_minutes", minutes), self.bind("workers", workers)))
        self.ahead = QCheckBox(self.tr("Render the plan while I edit it"))
        self.ahead.setChecked(bool(self.draft.value("render_ahead")))
        self.ahead.toggled.connect(lambda on: self.draft.set("render_ahead", on))
        hint = self.tr("At low priority, and never while something plays. Making the video then takes seconds.")
        self.add(described(self.ahead, hint))

    def _add_cache(self) -> None:
        self.add_heading(self.tr("Cache"))
        size = Field(
            self.theme,
            self.tr("Room for what was made before"),
            NumberEdit(self.draft, "cache_gigabytes"),
            hint=self.tr("Moves that were rendered once are used again, which makes the next video quicker."),
            beside=[label("GB", "muted")],
        )
        self.add(self.bind("cache_gigabytes", size))
        self.holds = label(self.tr("Looking …"), wrap=True)
        self.clear = Button(self.theme, self.tr("Clear the cache"), icon="trash")
        self.clear.clicked.connect(self._on_clear)
        row = across(self.holds, self.clear)
        row.setStretch(0, 1)
        self.add(row)

    @override
    def first_shown(self) -> None:
        """Look how much the caches hold."""
        self._runner.run(lambda _, __: self._upkeep.cache_sizes(), done=self._on_sizes, failed=self._on_failed)

    def _on_sizes(self, sizes: "CacheSizes") -> None:
        self.holds.setText(self.tr("It holds {size} now.").format(size=sizes.text()))

    def _on_clear(self) -> None:
        self.clear.setEnabled(False)
        self.holds.setText(self.tr("Clearing …"))
        self._runner.run(
            lambda _, __: (self._upkeep.clear_caches(), self._upkeep.cache_sizes()),
            title=self.tr("Clearing the cache"),
            done=self._on_cleared,
            failed=self._on_failed,
        )

    def _on_cleared(self, result: "tuple[Cleared, CacheSizes]") -> None:
        from choreo_desktop.services.caches import CacheSizes

        cleared, sizes = result
        self.clear.setEnabled(True)
        freed = self.tr("{size} are free again.").format(size=CacheSizes(cleared.freed, 0).text())
        kept = self.tr("{size} stayed, because they are needed now.").format(size=sizes.text()) if cleared.kept else ""
        self.holds.setText(f"{freed} {kept}".strip())

    def _on_failed(self, error: BaseException) -> None:
        self.clear.setEnabled(True)
        self.holds.setText(said_of(error))
