"""The tests, in the same rooms as the program; most are told in Pikkula, a tiny town."""

import os
from pathlib import Path

# Threads of numpy that wait for each other on a busy machine take three times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parents[1]  # of the checkout
