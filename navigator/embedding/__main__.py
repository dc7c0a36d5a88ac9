"""Runs `worker` in a process of its own."""

from __future__ import annotations

import sys

from navigator.embedding.worker import main

sys.exit(main())
