"""The board's window under a 60 Hz stream of real mouse events: frames a second, and from the event to the picture.

    python -m tests.bench.stream CARDS [--window]   ->   {gesture: {fps, p50, p95}}, as JSON

With --window it is the whole program's window, with its docks. It wants an X server of its own, 1920 × 1080, and
xdotool. The events are sent from a process of its own, each at its own time (`sender.py`): whether the window keeps up
or not, the stream goes on. Times are milliseconds from the X server's own stamp of an event, by the same clock, to just
after the frame that shows it has been handed back to the X server. ``fps`` is frames, each of which shows at least one
event that none before it showed, over the time in which ``sent`` events a second were sent.
"""

from __future__ import annotations

import gc
import json
import math
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.workspace import Workspace
from desktop.app import start
from desktop.board.view import BoardView
from desktop.places import Places
from desktop.selection import Selection
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.sight import Viewing
from desktop.theme import Theme, load_fonts
from desktop.words import Words
from tests.bench.large import things

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

RATE = 60
EVENTS = 120
WIDE, HIGH = 1920, 1080
ROUNDS = 3
SWAY = (220, 12), (140, 17)
"""How far a way around a point goes, across and down, and in how many events: it stands still at none of them."""


class Watch(QApplication):
    """An application that notes when events came and when what they led to was on the screen."""

    def __init__(self) -> None:
        super().__init__([])
        self.waiting: list[float] = []
        self.late: list[float] = []
        self.frames = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Hand the event on; note it."""
        kind = event.type()
        moves = kind in (QEvent.Type.MouseMove, QEvent.Type.Wheel) and receiver.isWidgetType()
        if moves and isinstance(event, QMouseEvent | QWheelEvent):
            self.waiting.append(event.timestamp())
        done = bool(super().notify(receiver, event))
        if kind == QEvent.Type.UpdateRequest and self.waiting:
            now = time.clock_gettime(time.CLOCK_MONOTONIC) * 1000
            self.late += [now - each for each in set(self.waiting)]
            self.waiting.clear()
            self.frames += 1
        return done


def stream(app: Watch, lines: Sequence[str]) -> dict[str, float]:
    """Send the lines at 60 Hz and return how the window kept up."""
    app.waiting.clear()
    app.late.clear()
    app.frames = 0
    command = [sys.executable, "-m", "tests.bench.sender", str(RATE)]
    sender = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert sender.stdin is not None
    assert sender.stdout is not None
    sender.stdin.write("\n".join(lines))
    sender.stdin.close()
    turning, looking = QEventLoop(), QTimer(interval=100)
    looking.timeout.connect(lambda: sender.poll() is not None and turning.quit())
    looking.start()
    turning.exec()
    seconds = float(sender.stdout.read())
    late = sorted(app.late)
    return {
        "fps": round(app.frames / seconds, 1),
        "sent": round(len(lines) / seconds, 1),
        "p50": round(late[len(late) // 2], 2),
        "p95": round(late[int(len(late) * 0.95)], 2),
    }


def run(*lines: str) -> None:
    """Do what the lines say, at once."""
    subprocess.run(["xdotool", "-"], input="\n".join(lines) + "\n", text=True, check=True)
    QTest.qWait(30)


def move_to(view: BoardView, x: float, y: float) -> str:
    """Return the line that moves the mouse to a point of the board's window."""
    at = view.viewport().mapToGlobal(QPoint(round(x), round(y)))
    return f"mousemove {at.x()} {at.y()}"


def sway(view: BoardView, x: float, y: float) -> list[str]:
    """Return a way around a point, an event at a time."""
    across, down = ([to_and_fro(at, *each) for at in range(1, EVENTS + 1)] for each in SWAY)
    return [move_to(view, x + dx, y + dy) for dx, dy in zip(across, down, strict=True)]


def to_and_fro(at: int, far: float, events: int) -> float:
    """Return where something is that goes so far to one side in so many events, then to the other side and back."""
    return far * (abs((at + events) % (4 * events) - 2 * events) - events) / -events


def settle(view: BoardView) -> None:
    """Wait until the picture is crisp."""
    QTest.qWait(20)
    while view._stage.blurred:
        QTest.qWait(5)


def pan(app: Watch, view: BoardView) -> dict[str, float]:
    x, y = view.viewport().width() - 430, view.viewport().height() // 2
    run(move_to(view, x, y), "mousedown 2")
    figures = stream(app, sway(view, x, y))
    run("mouseup 2")
    return figures


def zoom(app: Watch, view: BoardView) -> dict[str, float]:
    run(move_to(view, view.viewport().width() / 2, view.viewport().height() / 2), "keydown ctrl")
    figures = stream(app, [turn(at) for at in range(EVENTS)])
    run("keyup ctrl")
    return figures


def turn(at: int) -> str:
    """Return a notch of the wheel: some in, some out."""
    button = 4 if at % 40 < 20 else 5
    return f"click {button}"


def drag(count: int) -> Callable[[Watch, BoardView], dict[str, float]]:
    def gesture(app: Watch, view: BoardView) -> dict[str, float]:
        scene, camera = view._stage.scene, view._stage.camera
        middle = camera.area(camera.wide // 4, camera.high // 4, camera.wide // 2, camera.high // 2)
        seen = scene.grid.within(middle)
        grip = seen[len(seen) // 2]
        others = [each for each in scene.arrangement.cards if each != grip][: count - 1]
        view._selection.select([*others, grip])
        settle(view)
        x, y = scene.arrangement.cards[grip].box.middle
        at = camera.x(x), camera.y(y)
        run(move_to(view, *at), "mousedown 1")
        figures = stream(app, sway(view, *at))
        view._stage.easing.calm = True
        QTest.keyClick(view, Qt.Key.Key_Escape)
        run("mouseup 1")
        view._selection.clear()
        return figures

    return gesture


def band(app: Watch, view: BoardView) -> dict[str, float]:
    wide, high = view.viewport().width(), view.viewport().height()
    run(move_to(view, wide - 3, 3), "mousedown 1")
    # From the first event on it is drawn: one that has not left the place of the press yet changes nothing.
    parts = [0.5 - 0.5 * math.cos(at / 19) for at in range(5, EVENTS + 5)]
    ways = [(wide - 3 - 0.8 * wide * part, 3 + 0.9 * high * part) for part in parts]
    figures = stream(app, [move_to(view, *each) for each in ways])
    QTest.keyClick(view, Qt.Key.Key_Escape)
    run("mouseup 1")
    view._selection.clear()
    return figures


GESTURES: dict[str, tuple[str, Callable[[Watch, BoardView], dict[str, float]]]] = {
    "pan, fit": ("half", pan),
    "pan, 100 %": ("whole", pan),
    "zoom": ("fit", zoom),
    "drag one, fit": ("fit", drag(1)),
    "drag one, 100 %": ("whole", drag(1)),
    "drag 1,000, fit": ("fit", drag(1_000)),
    "rubber band, fit": ("fit", band),
}


def look(view: BoardView, how: str) -> None:
    """Show the board whole, a little larger than that so that it can be panned, or at 100 %."""
    if how == "whole":
        view.zoom_to(1.0)
        view._eye.scroll_to(0, view._stage.camera.reach[1] // 2)
    else:
        view.fit()
        if how == "half":
            view.zoom_to(view.zoom * 1.5)
            view._eye.scroll_to(0, view._stage.camera.reach[1] // 2)
    settle(view)


def median(rounds: list[dict[str, float]]) -> dict[str, float]:
    """Return the figures of the middle round by its p95."""
    return sorted(rounds, key=lambda each: each["p95"])[len(rounds) // 2]


@contextmanager
def board_alone(app: Watch, path: Path) -> Iterator[BoardView]:
    """Show the board's view and nothing else."""
    theme = Theme("light")
    theme.dress(app)
    with Workspace.open(path) as workspace:
        view = BoardView(Session(workspace), Selection(), Words("ko"), theme, viewing=Viewing())
        show(view)
        yield view
        view.close()


@contextmanager
def whole_window(app: Watch, path: Path) -> Iterator[BoardView]:
    """Show the program's window with its docks."""
    places = Places(*(path.parent / each for each in ("settings.json", "logs", "documents", "else")))
    program = start(app, places, SettingsFile(places.settings))
    program.open(path)
    assert program.desk is not None
    show(program.window)
    yield program.desk.board
    program.window.close()


def show(window: QWidget) -> None:
    """Put a window all over the screen."""
    window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    window.setGeometry(0, 0, WIDE, HIGH)
    window.show()
    window.activateWindow()
    QTest.qWait(300)


def main(cards: int, *, window: bool = False) -> dict[str, dict[str, float]]:
    """Drive the board through all gestures, alone or in the program's window, and return the figures."""
    app = Watch()
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "board.panse"
        Workspace.create(path, things(cards)).close()
        with (whole_window if window else board_alone)(app, path) as view:
            view.viewing.change(links="all")
            gc.freeze()  # as the program does when it has opened a board
            return measured(app, view)


def measured(app: Watch, view: BoardView) -> dict[str, dict[str, float]]:
    """Return the figures of all gestures on a board."""
    figures: dict[str, dict[str, float]] = {}
    for name, (how, gesture) in GESTURES.items():
        rounds = []
        for _ in range(ROUNDS):
            look(view, how)
            rounds.append(gesture(app, view))
        figures[name] = median(rounds)
    return figures


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), window="--window" in sys.argv), ensure_ascii=False))  # noqa: T201 - its output
