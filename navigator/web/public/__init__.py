"""The pages for everybody: stairs, search, the path and its sheet, the form for what is wrong."""

from navigator.web.public import (
    beside_pages,
    data_page,
    pages,
    path_pages,
    preview_card,
    region_pages,
    report_form,
)

__all__ = [
    "beside_pages",
    "data_page",
    "pages",
    "path_pages",
    "preview_card",
    "region_pages",
    "report_form",
]
