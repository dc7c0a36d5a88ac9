"""What people judge to be missing or too much, and the way that each judgement goes."""

from navigator.flags.flag import RAISED, UNSOLVED, Flag, Move, Showing, Wording, together
from navigator.flags.flag_board import Wish, areas, board, narrowed

__all__ = [
    "RAISED",
    "UNSOLVED",
    "Flag",
    "Move",
    "Showing",
    "Wish",
    "Wording",
    "areas",
    "board",
    "narrowed",
    "together",
]
