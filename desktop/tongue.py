"""The toolkit's own strings (file dialogs, menus of text fields) in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from db.model.things import Language

_LOCALES = {"ko": QLocale("ko_KR"), "en": QLocale("en_US")}


class Tongue:
    """Holds the translator that is in use; English is what the toolkit speaks by itself."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None

    def speak(self, lang: Language) -> None:
        """Switch the toolkit's strings and its way with numbers and dates to ``lang``."""
        QLocale.setDefault(_LOCALES[lang])
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        translator = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if lang == "ko" and translator.load("qtbase_ko", folder):
            self._app.installTranslator(translator)
            self._translator = translator
