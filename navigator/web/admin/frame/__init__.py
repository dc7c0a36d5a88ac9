"""What the pages of the desk share: their list, and what things are called there."""

from navigator.web.admin.frame import labels, navigation
from navigator.web.admin.frame.changes import changed, the_chronicle
from navigator.web.admin.frame.removed_names import once_called
from navigator.web.admin.frame.reported_page import by_page, page_of

__all__ = ["by_page", "changed", "labels", "navigation", "once_called", "page_of", "the_chronicle"]
