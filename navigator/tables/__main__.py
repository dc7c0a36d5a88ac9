"""Runs `excel_to_csv` in a process of its own."""

from __future__ import annotations

import sys

from navigator.tables.excel_to_csv import main

sys.exit(main())
