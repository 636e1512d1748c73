"""What tests of dialogs stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


@pytest.fixture
def compose() -> Callable[[QWidget, str], None]:
    """Compose a syllable in a field without committing it, as an input method does."""

    def half_typed(field: QWidget, text: str) -> None:
        QApplication.sendEvent(field, QInputMethodEvent(text, []))

    return half_typed
