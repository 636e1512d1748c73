"""What every test stands on."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says how busy the machine is, and not whether the program is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
