"""The toolkit's own strings (file dialogs, menus of text fields) in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from db.model.things import Language

_LOCALES = {"ko": QLocale("ko_KR"), "en": QLocale("en_US")}


def speak(app: QApplication, lang: Language) -> None:
    """Switch the toolkit's strings, and its way with numbers and dates; English is what it speaks by itself."""
    QLocale.setDefault(_LOCALES[lang])
    for spoken in app.findChildren(QTranslator):
        app.removeTranslator(spoken)
        spoken.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if lang != "en" and translator.load(f"qtbase_{lang}", folder):
        app.installTranslator(translator)
