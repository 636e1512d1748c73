"""The toolkit's own strings (file dialogs, menus of text fields) in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication

    from desktop.words import Words

_LOCALES = {"ko": QLocale("ko_KR"), "en": QLocale("en_US")}


# What the toolkit's own Korean leaves out, by its context and source text; the words are ``window.toolkit.*``.
_LEFT_OUT = {
    ("QFileDialog", "&Look in:"): "look_in",
    ("QFileDialog", "Files of &type:"): "files_of_type",
    ("QAbstractFileIconProvider", "Folder"): "folder",
    ("QAbstractFileIconProvider", "Drive"): "drive",
}


class _Rest(QTranslator):
    """Says what the toolkit's own translation leaves out."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._said = {each: words.say(f"window.toolkit.{key}") for each, key in _LEFT_OUT.items()}

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that there is something in it."""
        return False

    def translate(
        self, context: str | bytes, source: str | bytes, _note: str | bytes | None = None, _count: int = -1
    ) -> str | None:
        """Return the words for a text of the toolkit; None leaves it to the others."""
        return self._said.get((str(context), str(source)))


def speak(app: QApplication, words: Words) -> None:
    """Switch the toolkit's strings, and its way with numbers and dates; English is what it speaks by itself."""
    QLocale.setDefault(_LOCALES[words.lang])
    for spoken in app.findChildren(QTranslator):
        app.removeTranslator(spoken)
        spoken.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.lang != "en" and translator.load(f"qtbase_{words.lang}", folder):
        app.installTranslator(translator)
        app.installTranslator(_Rest(words, app))
