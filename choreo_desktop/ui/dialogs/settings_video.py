"""Settings: what new choreographies look like."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from choreo_desktop.ui.dialogs.settings_controls import Combo, EditableCombo, NumberEdit
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fields import Field, pair
from choreo_desktop.ui.dialogs.settings_fit import FitPicker
from choreo_desktop.ui.dialogs.settings_page import Page
from choreo_desktop.ui.messages import said, said_of
from choreo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from choreo_desktop.services.encoders import Encoder
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner

_SOFTWARE = "software"
_SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (1080, 1920), (1080, 1080))
_RATES = ("24", "25", "30", "50", "60")
_VIDEO_BITS = ("1M", "2M", "4M", "8M", "16M", "32M")
_SOUND_BITS = ("96k", "128k", "192k", "256k", "320k")


class VideoPage(Page):
    """Size, frame rate, fit, quality, bit rates and encoder.

    Args:
        theme: The look.
        draft: The settings.
        runner: Tries encoders in a job.
        upkeep: Tries encoders.
    """

    def __init__(self, theme: Theme, draft: SettingsDraft, runner: "JobRunner", upkeep: "Upkeep") -> None:
        super().__init__(theme, draft)
        self._runner, self._upkeep = runner, upkeep
        self._trial: Job | None = None
        self.begin(self.tr("Video"), self.tr("What new choreographies look like."))
        self._add_size()
        self._add_look()
        self._add_rates()
        self._add_encoder()
        self.end()

    # Size

    def _add_size(self) -> None:
        names = (
            self.tr("720p – 1280 × 720, quick to make"),
            self.tr("1080p – 1920 × 1080"),
            self.tr("4K – 3840 × 2160, takes long"),
            self.tr("Portrait – 1080 × 1920, for phones"),
            self.tr("Square – 1080 × 1080"),
        )
        options = [*zip(_SIZES, names, strict=True), ((0, 0), self.tr("Another size …"))]
        self.size_combo = Combo(self.draft, "", options)
        self.size_combo.picked.connect(self._on_size)
        self.add(Field(self.theme, self.tr("Size"), self.size_combo))
        self._width, self._height = NumberEdit(self.draft, "video.width"), NumberEdit(self.draft, "video.height")
        width = self.bind("video.width", Field(self.theme, self.tr("Width in pixels"), self._width))
        height = self.bind("video.height", Field(self.theme, self.tr("Height in pixels"), self._height))
        self._own = QWidget()
        sides = pair(width, height)
        self._own.setLayout(sides)
        self.add(self._own)
        chosen = (self.draft.value("video.width"), self.draft.value("video.height"))
        known = chosen in _SIZES
        self.size_combo.show_value(chosen if known else (0, 0))
        self._own.setVisible(not known)

    def _on_size(self, size: tuple[int, int]) -> None:
        self._own.setVisible(not size[0])
        if size[0]:
            self._width.setText(str(size[0]))
            self._height.setText(str(size[1]))
            self.draft.save()
        else:
            self._width.setFocus()

    # Look

    def _add_look(self) -> None:
        picker = FitPicker(self.theme, self.draft)
        hint = self.tr("Phone clips are often taller than the video. This is how they fill it.")
        self.add(Field(self.theme, self.tr("Clips of another shape"), picker, hint=hint))
        quality = (
            ("final", self.tr("Final – as good as the bit rate allows")),
            ("draft", self.tr("Draft – quick, for a first look")),
        )
        combo = Combo(self.draft, "video.quality", quality)
        self.add(self.bind("video.quality", Field(self.theme, self.tr("Quality"), combo)))
        rates = EditableCombo(self.draft, "video.frame_rate", _RATES, numbers=True)
        self.add(self.bind("video.frame_rate", Field(self.theme, self.tr("Frames per second"), rates)))

    def _add_rates(self) -> None:
        hint = self.tr("Mbit a second; 2M suits 720p, 5M suits 1080p, 16M suits 4K.")
        video = Field(
            self.theme,
            self.tr("Bit rate of the picture"),
            EditableCombo(self.draft, "video.video_bitrate", _VIDEO_BITS),
            hint=hint,
        )
        sound = Field(
            self.theme,
            self.tr("Bit rate of the sound"),
            EditableCombo(self.draft, "video.audio_bitrate", _SOUND_BITS),
            hint=self.tr("128k is good, 256k is as good as it gets."),
        )
        self.add(pair(self.bind("video.video_bitrate", video), self.bind("video.audio_bitrate", sound)))

    # Encoder

    def _add_encoder(self) -> None:
        chosen = self.draft.value("video.encoder")
        options = [(_SOFTWARE, self.tr("Software (H.264)"))]
        if chosen != _SOFTWARE:
            options.append((chosen, chosen))
        self.encoder = Combo(self.draft, "video.encoder", options)
        self._encoder_field = self.bind("video.encoder", Field(self.theme, self.tr("Encoder"), self.encoder, hint=" "))
        self.add(self._encoder_field)

    @override
    def first_shown(self) -> None:
        """Try the encoders of the machine, in a job."""
        self._encoder_field.set_hint(self.tr("Trying what the graphics card of this computer can do …"))
        self._trial = self._runner.run(
            lambda _, cancel: self._upkeep.encoders(cancel=cancel), done=self._on_tried, failed=self._on_trial_failed
        )

    def leave(self) -> None:
        """Stop trying."""
        if self._trial is not None:
            self._trial.cancel()

    def _on_tried(self, encoders: "list[Encoder]") -> None:
        self._trial = None
        chosen = self.draft.value("video.encoder")
        self.encoder.clear()
        for encoder in encoders:
            self.encoder.addItem(said(encoder.label), encoder.name)
        works = any(encoder.name == chosen for encoder in encoders)
        if not works:
            self.encoder.addItem(self.tr("{encoder} – does not work here").format(encoder=chosen), chosen)
        self.encoder.show_value(chosen)
        if not works:
            hint = self.tr("The chosen encoder does not work on this computer; videos are made with software.")
        elif any(encoder.hardware for encoder in encoders):
            hint = self.tr("The graphics card is quicker; software looks better at the same size.")
        else:
            hint = self.tr("This computer has no hardware encoder that works, so software makes the videos.")
        self._encoder_field.set_hint(hint)

    def _on_trial_failed(self, error: BaseException) -> None:
        self._trial = None
        self._encoder_field.set_hint(said_of(error))
