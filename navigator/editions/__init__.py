"""One published state of the map; publishing, undoing, editing and comparing such states."""

from navigator.editions import (
    asked_questions,
    data_folder,
    desk,
    diff,
    edition,
    edits,
    item_names,
    looks,
    ownership,
    preview,
    tree_edits,
    tree_items,
    tree_removal,
    trespasses,
    undo,
)
from navigator.editions.changelog import Chronicle, Line, chronicle
from navigator.editions.desk import Files, GoneError, OtherFilesError, Pending
from navigator.editions.diff import Change, Diff, Spot, between
from navigator.editions.edition import (
    FOLDER,
    READ,
    SHIPPED,
    Act,
    DivergedError,
    Edition,
    MeanwhileError,
)
from navigator.editions.edits import JOINT, Cells, Edit, Some
from navigator.editions.item_names import NAMED_FILES, ItemKind, Names
from navigator.editions.lookout import Lookout
from navigator.editions.looks import Case
from navigator.editions.place import Place
from navigator.editions.preview import Preview
from navigator.editions.row_removal import Removal, removal
from navigator.editions.tree_edits import TreeEdit
from navigator.editions.trespasses import OthersError, Trespass
from navigator.editions.undo import Overtaken, OvertakenError, Undoing

__all__ = [
    "FOLDER",
    "JOINT",
    "NAMED_FILES",
    "READ",
    "SHIPPED",
    "Act",
    "Case",
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
    "Lookout",
    "MeanwhileError",
    "Names",
    "OtherFilesError",
    "OthersError",
    "Overtaken",
    "OvertakenError",
    "Pending",
    "Place",
    "Preview",
    "Removal",
    "Some",
    "Spot",
    "TreeEdit",
    "Trespass",
    "Undoing",
    "asked_questions",
    "between",
    "chronicle",
    "data_folder",
    "desk",
    "diff",
    "edition",
    "edits",
    "item_names",
    "looks",
    "ownership",
    "preview",
    "removal",
    "tree_edits",
    "tree_items",
    "tree_removal",
    "trespasses",
    "undo",
]
