"""Settings while somebody changes them: checked at once, saved in a job, and never lost."""

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from choreo_desktop.domain.settings import LocalStorage
from choreo_desktop.services.settings_check import check_settings

if TYPE_CHECKING:
    from choreo_desktop.domain.settings import AppSettings, S3Storage
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.ui.jobs.runner import JobRunner

_SAVE_MS = 300
_EMPTY_BUCKET = {
    "kind": "s3",
    "bucket": "",
    "prefix": "",
    "endpoint_url": "",
    "region": "",
    "profile": "",
    "path_style": False,
}


class SettingsDraft(QObject):
    """All settings as plain values, some of which may be wrong for a while.

    What is right is saved soon after it is set. A value that is wrong stays in the draft, and the saved one stays in
    use, until it is right.

    Args:
        runner: Saves in jobs, one at a time.
        studio: Has the settings.

    Attributes:
        problems: Sentences by field (``video.width``).
        failure: The sentence why the last saving failed; empty where it did not.
    """

    checked = Signal()
    saved = Signal()
    state_changed = Signal()

    def __init__(self, runner: "JobRunner", studio: "Studio", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._studio = runner, studio
        self._data: dict[str, Any] = studio.settings.model_dump()
        self._storages = {"local": LocalStorage().model_dump(), "s3": dict(_EMPTY_BUCKET)}
        self._storages[self._data["storage"]["kind"]] = self._data["storage"]
        self._saving = False
        self._waiting: list[Callable[[], None]] = []
        self.problems: dict[str, str] = {}
        self.failure = ""
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._timer.timeout.connect(self.save)

    # Values

    def value(self, field: str) -> Any:  # noqa: ANN401 - whatever the field holds
        """What a field holds now; fields of parts have a dot in their names."""
        inner: Any = self._data
        for part in field.split("."):
            inner = inner[part]
        return inner

    def set(self, field: str, value: object, *, save: bool = True) -> None:
        """Change a field.

        Args:
            field: Which.
            value: May be wrong.
            save: False while somebody is still typing; ``save`` follows when they leave the field.
        """
        if self.value(field) == value and type(self.value(field)) is type(value):
            return
        *way, name = field.split(".")
        inner = self._data
        for part in way:
            inner = inner[part]
        inner[name] = value
        self._check(save=save)

    def set_storage_kind(self, kind: str) -> None:
        """``local`` or ``s3``; what was typed for the other one is kept while this draft lives."""
        if self.value("storage.kind") != kind:
            self._data["storage"] = self._storages[kind]
            self._check(save=True)

    def bucket(self) -> "S3Storage | None":
        """The bucket as it stands here; None while something about it is wrong."""
        from choreo_desktop.domain.settings import S3Storage

        if self.value("storage.kind") != "s3" or any(field.startswith("storage") for field in self.problems):
            return None
        return S3Storage.model_validate(self._data["storage"])

    def _check(self, *, save: bool) -> None:
        self.problems = check_settings(self._data).problems
        self.checked.emit()
        if save:
            self._timer.start()
        self.state_changed.emit()

    # Saving

    @property
    def settled(self) -> bool:
        """Whether everything that can be saved is saved."""
        return not self._saving and self._savable() == self._studio.settings

    def save(self) -> None:
        """Save now what can be."""
        self._timer.stop()
        settings = self._savable()
        if self._saving:
            return
        if settings == self._studio.settings:
            self._on_settled()
            return
        self._saving = True
        self.failure = ""
        self._runner.run(
            lambda _, __: self._studio.change_settings(settings), done=self._on_saved, failed=self._on_failed
        )
        self.state_changed.emit()

    def when_saved(self, action: Callable[[], None]) -> None:
        """Do something once everything that can be saved is."""
        self._waiting.append(action)
        self.save()

    def _savable(self) -> "AppSettings":
        """The draft, with the saved value in the place of each that is wrong."""
        data = copy.deepcopy(self._data)
        before = self._studio.settings.model_dump()
        for field in self.problems:
            whole, _, part = field.partition(".")
            if part and whole != "storage":
                data[whole][part] = before[whole][part]
            else:  # half of a storage is none
                data[whole] = before[whole]
        return check_settings(data).settings or self._studio.settings

    def _on_saved(self, _: object) -> None:
        self._saving = False
        self.saved.emit()
        self.save()

    def _on_settled(self) -> None:
        waiting, self._waiting = self._waiting, []
        self.state_changed.emit()
        for action in waiting:
            action()

    def _on_failed(self, error: BaseException) -> None:
        self._saving = False
        self._waiting = []
        self.failure = getattr(error, "error", "") or str(error)
        self.state_changed.emit()
