"""The language of the window: Qt's own texts and ours."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.paths import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from choreo_desktop.domain.settings import Language

logger = logging.getLogger(__name__)

ENGLISH = "en"
_OURS = {"es": "choreo_es.qm"}
_QTS = ("qtbase", "qtmultimedia")


class Languages(QObject):
    """Installs translations. Widgets read them when they are made, so the window is built anew after a change.

    Attributes:
        language: The language of now: ``en`` or ``es``.

    Args:
        application: Gets the translations.
    """

    def __init__(self, application: "QApplication") -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = ENGLISH

    def choose(self, choice: "Language") -> str:
        """Speak a language, or that of the system where there is a translation; English otherwise.

        Returns:
            The language, ``en`` or ``es``.
        """
        language = _of_the_system() if choice == "system" else choice
        self._remove()
        QLocale.setDefault(_locale(language))
        if not self._install_ours(language):
            language = ENGLISH
        for name in _QTS:
            self._install(f"{name}_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self.language = language
        return language

    def _install_ours(self, language: str) -> bool:
        if language not in _OURS:
            return language == ENGLISH
        try:
            file = resource("translations", _OURS[language])
        except ResourceError as error:
            logger.warning("the window speaks English: %s", error.details)
            return False
        return self._install(file.name, str(file.parent))

    def _install(self, name: str, folder: str) -> bool:
        translator = QTranslator(self)
        if not translator.load(name, folder):
            logger.info("no translation %s in %s", name, folder)
            return False
        self._installed.append(translator)
        return self._application.installTranslator(translator)

    def _remove(self) -> None:
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []


def _of_the_system() -> str:
    """The first language of the person that the program speaks."""
    for name in _system_languages():
        language = name.replace("_", "-").partition("-")[0].lower()
        if language == ENGLISH or language in _OURS:
            return language
    return ENGLISH


def _system_languages() -> list[str]:
    return list(QLocale.system().uiLanguages())


def _locale(language: str) -> QLocale:
    """How numbers are written: as the person is used to, where the system speaks the same language."""
    system = QLocale.system()
    return system if system.name().startswith(language) else QLocale(language)
