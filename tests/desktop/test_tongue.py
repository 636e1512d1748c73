from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop import tongue

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.words import Words


def test_a_file_dialog_speaks_korean_throughout(
    qtbot: QtBot, qapp: QApplication, korean: Words, english: Words, tmp_path: Path
) -> None:
    tongue.speak(qapp, korean)
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    said = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible() and each.text()]
    assert said
    assert [each for each in said if not any("가" <= letter <= "힣" for letter in each)] == []
    tongue.speak(qapp, english)


def test_english_is_what_the_toolkit_speaks_by_itself(qapp: QApplication, korean: Words, english: Words) -> None:
    tongue.speak(qapp, korean)
    tongue.speak(qapp, english)
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"
    assert QLocale().language() == QLocale.Language.English
