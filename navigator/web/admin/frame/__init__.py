"""What the pages of the desk share: their list, and what things are called there."""

from navigator.web.admin.frame import labels, narrowing, navigation, others, own_changes
from navigator.web.admin.frame.changes import changed, concerning, the_chronicle
from navigator.web.admin.frame.own_changes import published_by_me
from navigator.web.admin.frame.removed_names import once_called
from navigator.web.admin.frame.reported_page import by_page, page_of
from navigator.web.admin.frame.row_names import row_name

__all__ = [
    "by_page",
    "changed",
    "concerning",
    "labels",
    "narrowing",
    "navigation",
    "once_called",
    "others",
    "own_changes",
    "page_of",
    "published_by_me",
    "row_name",
    "the_chronicle",
]
