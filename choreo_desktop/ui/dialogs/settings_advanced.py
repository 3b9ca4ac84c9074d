"""Settings: FFmpeg, the logs, and what works on this machine."""

from typing import TYPE_CHECKING

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.details import TextToCopy, log_button
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fields import PathField
from choreo_desktop.ui.dialogs.settings_page import Page
from choreo_desktop.ui.kit import ElidedLabel, across, label
from choreo_desktop.ui.messages import said, said_of
from choreo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from choreo_desktop.services.doctor_findings import Finding
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.jobs.runner import JobRunner


class AdvancedPage(Page):
    """For whoever helps.

    Args:
        theme: The look.
        draft: The settings.
        runner: Examines in a job.
        upkeep: Examines.
    """

    def __init__(self, theme: Theme, draft: SettingsDraft, runner: "JobRunner", upkeep: "Upkeep") -> None:
        super().__init__(theme, draft)
        self._runner, self._upkeep = runner, upkeep
        self.begin(self.tr("Advanced"), self.tr("Rarely needed; good to have when something does not work."))
        self._add_ffmpeg()
        self._add_logs()
        self._add_report()
        self.end()

    def _add_ffmpeg(self) -> None:
        field = PathField(
            self.theme,
            self.draft,
            "ffmpeg_path",
            title=self.tr("FFmpeg"),
            hint=self.tr("The program that makes the videos. Empty for the one that comes with Choreo Desktop."),
            placeholder=self.tr("The one that comes with the program"),
            file=True,
        )
        self.add(self.bind("ffmpeg_path", field))

    def _add_logs(self) -> None:
        self.add_heading(self.tr("Logs"))
        folder = self._upkeep.log_folder
        row = across(ElidedLabel(str(folder), "muted"), log_button(self.theme, folder))
        row.setStretch(0, 1)
        self.add(row)

    def _add_report(self) -> None:
        self.add_heading(self.tr("What works on this computer"))
        self.verdict = label(self.tr("Looks at FFmpeg, folders, storage and window, and changes nothing."), wrap=True)
        self.examine = Button(self.theme, self.tr("Examine"), icon="shield")
        self.examine.clicked.connect(self._on_examine)
        self.report = TextToCopy(self.theme, self.tr("Report"))
        self.report.setMinimumHeight(200)
        self.report.hide()
        self.report.copy_button.hide()
        row = across(self.examine, self.report.copy_button)
        row.addStretch(1)
        self.add(self.verdict)
        self.add(row)
        self.add(self.report)

    def _on_examine(self) -> None:
        self.examine.setEnabled(False)
        self.verdict.setText(self.tr("Looking …"))
        self._runner.run(lambda _, __: self._upkeep.examine(), done=self._on_found, failed=self._on_failed)

    def _on_found(self, findings: "list[Finding]") -> None:
        self.examine.setEnabled(True)
        bad = [finding for finding in findings if not finding.ok]
        if not bad:
            self.verdict.setText(self.tr("Everything works."))
        else:
            self.verdict.setText("\n".join(f"{said(each.name)}: {said(each.advice or each.value)}" for each in bad))
        # In English: it goes to those who help.
        lines = [f"{'ok ' if each.ok else 'NOT'} {each.name}: {each.value} {each.advice}".rstrip() for each in findings]
        self.report.set_text("\n".join(lines))
        self.report.show()
        self.report.copy_button.show()

    def _on_failed(self, error: BaseException) -> None:
        self.examine.setEnabled(True)
        self.verdict.setText(said_of(error))
