"""Run by test_kill: storms of edits that are killed at random moments, and what was left of them.

One warm process forks a child for each storm. The child opens the board, carries out edits as fast as they go and
says of each through a pipe that it is kept, once `Workspace.do` has returned. The parent kills it with SIGKILL,
opens the board as a user would and compares. Prints one line of JSON.

    storm.py FOLDER KILLS SEED [early]

With ``early`` the child says so before it does it; that is a lie, and the figures must show it.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from db.edit.edit import Edit
from db.model.change import added
from db.model.things import Milestone, Premise, new_id
from db.workspace import Workspace

BATCH = 25
FRESH_EACH = 20  # kills on one board, so that opening it stays quick
MOST = 10  # edits that a storm is sure to see kept
EDIT, OPENING = 0.004, 0.03  # seconds within which the kill then comes
DAY = date(2023, 12, 21)


def edit(name: str, count: int) -> Edit:
    things = [Milestone(id=new_id(), key=f"{name}.{of}", date=DAY, name_ko=name) for of in range(count)]
    return Edit("add_milestone", added(*things))


def rage(path: Path, pipe: int, storm: int, early: bool) -> None:
    """Carry out edits until the end comes from outside."""
    workspace = Workspace.open(path)
    os.write(pipe, b"open\n")
    for number in range(1_000_000):
        name = f"{storm}-{number}"
        word = f"{name}\n".encode()
        if early:
            os.write(pipe, word)
        workspace.do(edit(name, BATCH if number % 7 == 3 else 1))
        if not early:
            os.write(pipe, word)


def kill_one(path: Path, storm: int, chance: random.Random, early: bool) -> list[str]:
    """Let a storm rage and kill it; return the edits that it said were kept."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        rage(path, writing, storm, early)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        # Counted in edits, not in seconds, so that a slow machine sees the same storms; then at any moment within
        # an edit. One in ten is killed while it still opens the board.
        words = b"".join(told.readline() for _ in range(chance.choice((0, *range(1, MOST)))))
        time.sleep(chance.random() * (EDIT if words else OPENING))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        words += told.read()
    return [word for word in words.decode().splitlines(keepends=False) if word and word != "open"]


def look(path: Path, said: list[str]) -> dict[str, int]:
    """Open the board as a user would and count what is wrong with it."""
    with Workspace.open(path) as workspace:
        found = Counter(thing.name_ko for thing in workspace.board.all(Milestone).values())
        steps = len(workspace.history.steps())
    return {
        "lost": sum(name not in found for name in said),
        "torn": sum(count not in {1, BATCH} for count in found.values()),
        "unwritten": abs(len(found) - steps),
    }


def main(folder: Path, kills: int, seed: int, early: bool) -> dict[str, int]:
    chance = random.Random(seed)  # noqa: S311 - a storm is no secret
    total: Counter[str] = Counter()
    said: list[str] = []
    path = folder
    for storm in range(kills):
        if storm % FRESH_EACH == 0:
            said = []
            path = folder / f"{storm}.panse"
            Workspace.create(path, [Premise(id=new_id(), title_ko="폭풍", as_of=DAY)]).close()
        more = kill_one(path, storm, chance, early)
        said += more
        total.update(kills=1, said=len(more), in_the_midst=bool(more), **look(path, said))
    return dict(total)


if __name__ == "__main__":
    figures = main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), "early" in sys.argv[4:])
    sys.stdout.write(json.dumps(figures))
