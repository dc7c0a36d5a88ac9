"""The tests, in the same rooms as the program; most are told in Pikkula, a tiny town."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]  # of the checkout
