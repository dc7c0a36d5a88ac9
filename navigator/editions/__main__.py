"""Runs `look_process` in a process of its own."""

from __future__ import annotations

import sys

from navigator.editions.look_process import main

if __name__ == "__main__":  # not in the processes that it starts, which read this file, too
    sys.exit(main())
