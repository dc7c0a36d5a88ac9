"""Pikkula as it is told in Ukrainian and Arabic, too, as far as somebody has written it so."""

from __future__ import annotations

from tests.world import NEEDS, SERVICES, pikkula

UKRAINIAN, ARABIC = "Консультація щодо боргів", "استشارة الديون"
TOLD_IN_UKRAINIAN, TOLD_IN_ARABIC = "Поради щодо боргів.", "نصائح حول الديون."
STEP_IN_UKRAINIAN = "Мені потрібна допомога з грошима"


def in_further_languages(**changed: str) -> dict[str, bytes]:
    """The data files; debt counselling and its step are told in further languages."""
    head, *rows = SERVICES.splitlines()
    cells = {"velkaneuvonta": (UKRAINIAN, ARABIC, TOLD_IN_UKRAINIAN, TOLD_IN_ARABIC)}
    columns = ("name_uk", "name_ar", "description_uk", "description_ar")
    table = [";".join((head, *columns))]
    table += [";".join((row, *cells.get(row.partition(";")[0], ("",) * 4))) for row in rows]
    needs = "further_languages: [uk, ar]\n" + NEEDS.replace(
        "en: I need help with money}", f"en: I need help with money, uk: {STEP_IN_UKRAINIAN}}}"
    )
    texts = {"needs_yaml": needs, "services_csv": "\n".join(table) + "\n"}
    return pikkula(**(texts | changed))
