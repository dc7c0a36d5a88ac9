"""The pages for everybody: stairs, search, the path and its sheet, the form for what is wrong."""

from navigator.web.public import pages, path_pages, region_pages, report_form

__all__ = ["pages", "path_pages", "region_pages", "report_form"]
