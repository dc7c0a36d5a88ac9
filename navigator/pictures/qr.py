"""An address as a QR code that a telephone reads from paper and screen."""

from __future__ import annotations

import io

import segno

LONGEST = 2331  # bytes that the largest code holds at this level of correction


def svg(address: str) -> str:
    """The code as SVG, one unit a module, its quiet zone included; CSS or a page gives its size.

    A seventh of it may be soiled. Raises ValueError for an address longer than LONGEST.
    """
    code = segno.make(address, error="m", micro=False, boost_error=False)
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", omitsize=True, border=4, light="#fff", xmldecl=False, nl=False)
    return drawn.getvalue().decode()
