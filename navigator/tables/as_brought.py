"""What can be wrong with files as people bring them: names, zips, headings, letters, addresses.

As in `problem`, which has the rest: what is wrong, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Mapping

N = str  # marks a message for the catalogues; it is translated where it is shown

FAULTS: Mapping[str, tuple[str, str]] = {
    "other-table": (
        N("“%(name)s” holds the columns of %(other)s."),
        N("Give it that name, or upload the file that you meant."),
    ),
    "not-zip": (
        N("The zip cannot be opened."),
        N("Pack the data files again with the means of your computer, or upload them one by one."),
    ),
    "locked-zip": (
        N("The zip is protected with a password."),
        N("Pack the data files again without a password, or upload them one by one."),
    ),
    "full-zip": (
        N("The zip holds more than %(limit)s files."),
        N("Pack only the data files into it, or upload them one by one."),
    ),
    "large-zip": (
        N("The files in the zip have more than %(limit)s megabytes together."),
        N("Pack only the data files into it, or upload them one by one."),
    ),
    "zip-in-zip": (
        N("“%(name)s” is a zip within the zip."),
        N("Unpack it, and upload the data files themselves."),
    ),
    "outside-zip": (
        N("“%(name)s” in the zip names a place outside it."),
        N("Pack the data files again with the means of your computer, or upload them one by one."),
    ),
    "no-header": (
        N("The first row does not hold the names of the columns, but “%(value)s”."),
        N("Copy the row with the names of the columns from the published file to the top."),
    ),
    "header-below": (
        N("The names of the columns stand on row %(found)s, below other rows."),
        N("Move that row to the top."),
    ),
    "unsure-letters": (
        N("It cannot be told for sure which letters stand in “%(value)s” (“%(character)s”)."),
        N("Open the file in the program from which it comes, and save it as “CSV UTF-8”."),
    ),
    "twice-encoded": (
        N("The letters of “%(value)s” are broken; “%(meant)s” was probably meant."),
        N("Take the file from before they broke and save it as “CSV UTF-8”, or write them again."),
    ),
    "lost-letter": (
        N("A letter of “%(value)s” has been lost."),
        N("Write it again; the file does not tell any more which one it was."),
    ),
    "look-alike": (
        N("“%(value)s” may look right, but one of its characters is another: %(character)s."),
        N("Delete all of it and type it again on the keyboard."),
    ),
    "two-links": (
        N("There is more than one address here: “%(value)s”."),
        N("Keep the most important one."),
    ),
    "no-https": (
        N("“%(value)s” begins with http:// and not with https://."),
        N("Open the page with https:// in a browser, and copy its address from there."),
    ),
    "wrong-link": (
        N("“%(value)s” cannot be the address of a page: %(reason)s."),
        N("Open the page in a browser, and copy its address from there."),
    ),
}
