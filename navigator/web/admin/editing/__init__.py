"""The map’s data on the desk: files brought, rows edited, editions published and undone."""

from navigator.web.admin.editing import (
    data_files,
    drafts,
    edit_result,
    edit_undo,
    editions,
    offers_together,
    question_edit,
    row_edit,
    row_removal,
    terms,
    thesaurus,
    tree_edit,
    tree_removal,
    ways_in_list,
)
from navigator.web.admin.editing.forms import SERVICES, Form, elsewhere, shown
from navigator.web.admin.editing.missing_texts import mending
from navigator.web.admin.editing.publish_form import act

__all__ = [
    "SERVICES",
    "Form",
    "act",
    "data_files",
    "drafts",
    "edit_result",
    "edit_undo",
    "editions",
    "elsewhere",
    "mending",
    "offers_together",
    "question_edit",
    "row_edit",
    "row_removal",
    "shown",
    "terms",
    "thesaurus",
    "tree_edit",
    "tree_removal",
    "ways_in_list",
]
