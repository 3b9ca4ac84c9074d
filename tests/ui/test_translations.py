"""Languages: complete, switched at run time, and spoken by what the services say too."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from choreo_desktop.paths import resource
from choreo_desktop.planning.coverage import coverage_of
from choreo_desktop.services.coverage_sheet import coverage_sentences
from choreo_desktop.services.settings_check import check_settings
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.translation import Languages
from tests.planning.builders import EASY, HARD, LIVELY, move_of

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
TOOL = PACKAGING / "translations.py"


def tool(command: str) -> subprocess.CompletedProcess[str]:
    """Run the tool as make does."""
    return subprocess.run([sys.executable, str(TOOL), command], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """What the program reads, as the set-up makes it."""
    assert tool("build").returncode == 0


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    """Languages, English again when the test is over."""
    languages = Languages(qapp)
    yield languages
    languages.choose("en")
    QLocale.setDefault(QLocale.system())


def test_every_string_is_translated() -> None:
    """No string of the window and no sentence of the services lacks its Spanish, or its places to fill in."""
    done = tool("check")
    assert done.stdout.strip() == "All languages are complete."
    assert done.returncode == 0


def test_the_file_for_translators_names_no_place_of_this_machine() -> None:
    """The file for translators has no paths and no line numbers, so that it changes only with the texts."""
    text = resource("translations", "choreo_es.ts").read_text("utf-8")
    assert "<location" not in text
    assert str(PACKAGING.parent) not in text


def test_a_language_is_switched_and_switched_back(qtbot: QtBot, theme: Theme, languages: Languages) -> None:
    """Widgets made after a switch speak the other language, Qt's own buttons too, and English again after that."""
    assert languages.choose("es") == languages.language == "es"
    notice = Notice(theme, "x", kind="warning")
    qtbot.addWidget(notice)
    assert notice.accessibleName().startswith("Aviso")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Cancelar"
    assert languages.choose("en") == "en"
    assert QCoreApplication.translate("Notice", "Warning") == "Warning"
    for _ in range(20):  # nothing piles up
        languages.choose("es")
    languages.choose("en")
    assert QCoreApplication.translate("Notice", "Warning") == "Warning"


def test_the_language_of_the_system(languages: Languages, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first language of the person that there is a translation for is spoken, else English."""
    for wanted, spoken in (
        (["es-MX", "en-US"], "es"),
        (["de-DE", "es"], "es"),
        (["de-DE"], "en"),
        (["en-GB", "es"], "en"),
    ):
        monkeypatch.setattr("choreo_desktop.ui.translation._system_languages", lambda wanted=wanted: wanted)
        assert languages.choose("system") == spoken


def test_english_sentences_stay_as_they_are(languages: Languages) -> None:
    """In English nothing is looked up or changed."""
    languages.choose("en")
    assert said("The song x is missing.") == "The song x is missing."


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Nothing is missing.", "No falta nada."),
        ("The song 'A & B' is missing.", "Falta la canción 'A & B'."),
        ("Rendering the moves: 3 of 21", "Creando los pasos: 3 de 21"),
        ("The work took longer than its limit of 10 minutes.", "El trabajo tardó más que su límite de 10 minutos."),
        (
            "/x y/z could not be written: you have no permission. Change it or choose another folder.",
            "/x y/z no se pudo escribir: no tienes permiso. Cámbialo o elige otra carpeta.",
        ),
        (
            "Verse A: its energy is that of the music. Begins in open position, in which Basic ends.",
            "Estrofa A: su energía es la de la música. Empieza en posición abierta, en la que termina Basic.",
        ),
        ("2 clips and 1 song came in. 3 known already.", "Entraron 2 clips y 1 canción; 3 ya estaban."),
        (
            "Phone video, variable frame rate: will be converted.",
            "Vídeo de móvil, fotogramas variables: se convertirá.",
        ),
        ("6 more joins do not meet either.", "Otras 6 uniones tampoco encajan."),
        ("1 more join does not meet either.", "Otra unión tampoco encaja."),
        ("side.mp4: The file b.mp4 is missing. Was it moved or deleted?", None),
        ("What nobody ever said. Nothing is missing.", "What nobody ever said. No falta nada."),
        ("What nobody ever said", "What nobody ever said"),
        ("Lady's turn and dip", "Lady's turn and dip"),
        ("", ""),
    ],
)
def test_what_services_say(languages: Languages, english: str, spanish: str | None) -> None:
    """Finished sentences are said in Spanish with the same names and numbers; what is not known stays."""
    languages.choose("es")
    said_now = said(english)
    assert said_now == spanish if spanish is not None else said_now != english
    for name in ("side.mp4", "b.mp4", "'A & B'", "/x y/z"):
        assert (name in english) == (name in said_now)


def test_what_the_library_has_is_said_too(languages: Languages) -> None:
    """The report on the library that the window shows is Spanish to its last word."""
    languages.choose("es")
    moves = [move_of("a", **EASY, **LIVELY), move_of("b", bpm=90, **HARD, **LIVELY), move_of("c", bpm=None)]
    assert [said(sentence) for sentence in coverage_sentences(coverage_of(moves, 120))] == [
        "De 3 clips, 1 está a no más del 10 % de 120 BPM y 1 a no más del 15 %; de 1 no se conoce el pulso.",
        "De 3 clips no se conoce la dificultad, la energía o el estilo.",
        "No se conoce el estilo de ningún clip.",
        "No tienes ningún clip que sea principiante con energía baja o media.",
        "No tienes ningún clip que sea intermedio con energía baja o media o alta.",
        "No tienes ningún clip que sea avanzado con energía baja o media.",
        "Solo 1 clip es a la vez principiante y de energía alta.",
        "Ningún clip es a la vez avanzado y de energía alta a este tempo; 1 más está demasiado lejos de él.",
    ]


def test_problems_of_settings_are_said_too(languages: Languages) -> None:
    """The rules of the settings, pydantic's own among them, have Spanish sentences."""
    languages.choose("es")
    data = {
        "storage": {"kind": "s3", "bucket": "a/b", "endpoint_url": "nowhere"},
        "video": {"width": 333, "video_bitrate": "900M", "frame_rate": 0},
    }
    problems = check_settings(data).problems | check_settings({"workers": 99, "timeout_minutes": 0}).problems
    problems |= check_settings({"storage": data["storage"]}).problems
    assert len(problems) >= 6
    for field, sentence in problems.items():
        assert said(sentence) != sentence, f"{field}: {sentence}"


def test_a_language_that_was_not_built(
    languages: Languages, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Without the built file the window speaks English and the log says why."""
    monkeypatch.setattr("choreo_desktop.ui.translation._OURS", {"es": "not-there.qm"})
    assert languages.choose("es") == "en"
    assert "English" in caplog.text
    caplog.clear()


def test_strings_are_found_wherever_they_stand(tmp_path: Path) -> None:
    """Strings in nested functions, under a short name and in helpers are found, those of painters are not."""
    shutil.copytree(PACKAGING, tmp_path / "packaging", ignore=shutil.ignore_patterns("demo", "__pycache__"))
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "a.py").write_text(
        "def tr_of(text):\n    return QCoreApplication.translate('Helped', text)\n"
        "class Panel:\n    def show(self):\n        def inner():\n            return self.tr('nested ' 'words')\n"
        "        tr = QCoreApplication.translate\n        tr('Short', 'aliased')\n        tr_of('helped')\n"
        "        painter.translate(1, 2)\n        self.tr(name)\n"
    )
    code = "from window_strings import window_strings; import pathlib; print(window_strings(pathlib.Path('ui')))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "packaging")},
        capture_output=True,
        text=True,
        check=True,
    )
    for context, source in (("Panel", "nested words"), ("Short", "aliased"), ("Helped", "helped"), ("Panel", "")):
        assert f"Found(context={context!r}, source={source!r}" in done.stdout
    assert done.stdout.count("Found(") == 4
