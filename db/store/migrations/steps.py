"""All steps there are, oldest first. Named one by one, so that a frozen program carries them along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.store.migrations import v0001, v0002, v0003

if TYPE_CHECKING:
    from db.store.migrations.step import Step

STEPS: tuple[Step, ...] = (v0001.STEP, v0002.STEP, v0003.STEP)
