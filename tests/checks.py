"""Check pictures: the sample board as it looks without colour, or to people who see some colours alike.

``python -m tests.checks`` writes them to docs/pictures/checks; docs/accessibility.md says what to look for.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage

from db.exchange.starter import sample_things
from db.judge.reading import judge
from db.model.board import Board
from desktop.board import press
from desktop.board.plate import Plate
from desktop.files import resource
from desktop.sight import Sight
from desktop.theme import Theme, load_fonts
from desktop.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.palette import ThemeName

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "checks"
THEMES: tuple[ThemeName, ThemeName] = ("light", "dark")
COLOURS = 128  # of a picture as it is kept

# Machado, Oliveira and Fernandes 2009, severity 1.0; for linear light. Grey: the luminance that all see.
SIGHTS: dict[str, NDArray[np.float64]] = {
    "grey": np.array([[0.2126, 0.7152, 0.0722]] * 3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def seen(pixels: NDArray[np.uint8], sight: str) -> NDArray[np.uint8]:
    """Return a picture as it looks through one of the `SIGHTS`; the last axis is red, green, blue."""
    share = pixels.astype(np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    through = np.clip(linear @ SIGHTS[sight].T, 0, 1)
    back = np.where(through <= 0.0031308, through * 12.92, 1.055 * through ** (1 / 2.4) - 0.055)
    return np.rint(back * 255).astype(np.uint8)


def painted(theme: ThemeName) -> NDArray[np.uint8]:
    """Return the sample board's picture; needs an application and its typeface."""
    board = Board(sample_things(resource("boards", "sample.json").read_text(encoding="utf-8")))
    plate = Plate(board, judge(board), Words("ko"), Theme(theme), Sight(links="all", groups=True))
    made = press.image(plate, 1).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.bytesPerLine())
    return rows[:, : made.width() * 3].reshape(made.height(), made.width(), 3).copy()


def main() -> None:
    """Write all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    load_fonts()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        pixels = painted(theme)
        for sight in SIGHTS:
            Image.fromarray(seen(pixels, sight)).quantize(COLOURS).save(FOLDER / f"{sight}-{theme}.png", optimize=True)
    application.quit()


if __name__ == "__main__":
    main()
