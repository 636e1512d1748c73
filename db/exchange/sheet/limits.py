"""How large a sheet from outside may be."""

from __future__ import annotations

SIZE = 64 * 1024 * 1024
"""Bytes of a file as it lies on the disk."""
UNPACKED = 256 * 1024 * 1024
"""Bytes of a workbook once it is unpacked: a small file may hold very many."""
PARTS = 500
ROWS = 60_000
COLUMNS = 400
LONGEST = 200_000
"""Characters of one cell."""
