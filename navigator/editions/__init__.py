"""One published state of the map; publishing, undoing, editing and comparing such states."""

from navigator.editions import data_folder, desk, diff, edition, edits, item_names, preview
from navigator.editions.desk import Files, GoneError, OtherFilesError, Pending
from navigator.editions.diff import Change, Diff, between
from navigator.editions.edition import (
    FOLDER,
    READ,
    SHIPPED,
    Act,
    DivergedError,
    Edition,
    MeanwhileError,
    Place,
)
from navigator.editions.edits import JOINT, Cells, Edit
from navigator.editions.history import Chronicle, Line, chronicle
from navigator.editions.item_names import NAMED_FILES, ItemKind, Names
from navigator.editions.preview import Preview
from navigator.editions.row_removal import Removal, removal

__all__ = [
    "FOLDER",
    "JOINT",
    "NAMED_FILES",
    "READ",
    "SHIPPED",
    "Act",
    "Cells",
    "Change",
    "Chronicle",
    "Diff",
    "DivergedError",
    "Edit",
    "Edition",
    "Files",
    "GoneError",
    "ItemKind",
    "Line",
    "MeanwhileError",
    "Names",
    "OtherFilesError",
    "Pending",
    "Place",
    "Preview",
    "Removal",
    "between",
    "chronicle",
    "data_folder",
    "desk",
    "diff",
    "edition",
    "edits",
    "item_names",
    "preview",
    "removal",
]
