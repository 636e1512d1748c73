"""Work that a deed sends off the window's thread: told in the status bar, with a bar and a cross where it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from desktop.dialogs.waiting import Waiting
from desktop.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.jobs import Work
    from desktop.program import Program

PATIENCE = 500
"""Milliseconds that something may take before it is shown how far it is."""


class Errands:
    """Jobs on their way; each is kept until it is over, as nobody else holds it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._jobs: list[Job] = []

    def job(self, work: Work) -> Job:
        """Return a job that ends with the window and hands bugs on; it is not started."""
        job = Job(work, self._program)
        job.broken.connect(self._program.broke)
        self._program.window.closing.connect(job.cancel)
        self._jobs.append(job)
        for over in (job.done, job.refused, job.broken, job.called_off):
            over.connect(lambda *_: self._forget(job))
        return job

    def run(self, work: Work, done: Callable[[Any], object], text: str) -> Job:
        """Carry out work; what it makes goes to ``done``, what the world refuses is told in a box."""
        self._program.window.status.tell(text)
        job = self.job(work)
        for over in (job.done, job.refused, job.broken, job.called_off):
            over.connect(lambda *_: self._program.window.status.take_back(text))
        job.refused.connect(self._program.complain)
        job.done.connect(done)
        QTimer.singleShot(PATIENCE, job, lambda: self._show(job, text))
        job.start()
        return job

    def _show(self, job: Job, text: str) -> None:
        if job not in self._jobs:
            return
        program = self._program
        sheet = Waiting(text, program.words, program.theme, program.window)
        job.progressed.connect(sheet.progress)
        sheet.called_off.connect(job.cancel)
        for over in (job.done, job.refused, job.broken, job.called_off):
            over.connect(sheet.go)
        sheet.open()

    def _forget(self, job: Job) -> None:
        self._jobs = [each for each in self._jobs if each is not job]
