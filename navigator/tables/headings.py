"""What the columns of the tables are called at their heads: by their names, in Finnish, in Swedish.

One heading means one column, in whichever table it stands. docs/data.md lists the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from navigator.tables.encodings import twice_encoded
from navigator.voices import visible

IN = ("fi", "sv")  # the languages in which headings can be written, beside the names themselves

# Finnish and Swedish; the first is the one that exports write, the others are understood.
COLUMNS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "id": (("tunnus",), ("id", "beteckning")),
    "name": (("nimi",), ("namn",)),
    "title": (("otsikko",), ("rubrik",)),
    "description": (("kuvaus",), ("beskrivning",)),
    "plain": (
        ("selkokuvaus", "kuvaus selkokielellä"),
        ("beskrivning på lätt språk", "lättläst beskrivning"),
    ),
    "text": (("teksti",), ("text",)),
    "words": (("hakusanat",), ("sökord",)),
    "served_by": (("hoitaja", "kuka asian hoitaa"), ("ansvarig", "vem som sköter ärendet")),
    "who": (("asiakas", "henkilölle vai työnantajalle"), ("kund",)),
    "regions": (("työllisyysalueet",), ("sysselsättningsområden",)),
    "link": (("linkki", "verkkosivu"), ("länk", "webbplats")),
    "checked_on": (
        ("tarkistettu", "tarkistettu viimeksi"),
        ("kontrollerad", "senast kontrollerad"),
    ),
    "source": (("lähde", "tietojen lähde"), ("källa", "källa till uppgifterna")),
    "service": (("palvelu",), ("tjänst",)),
    "step": (("porras",), ("trappsteg",)),
    "provider": (("palveluntuottaja", "tuottaja"), ("serviceproducent", "tjänsteproducent")),
    "providers": (
        ("palveluntuottajat", "tuottajat", "toteuttajat"),
        ("serviceproducenter", "tjänsteproducenter"),
    ),
    "project": (("hanke", "projekti"), ("projekt",)),
    "municipalities": (("kunnat",), ("kommuner",)),
    "region": (("työllisyysalue",), ("sysselsättningsområde",)),
    "audience": (("kenelle", "kohderyhmä"), ("för vem", "målgrupp")),
    "note": (("lisätieto",), ("tilläggsuppgift",)),
    "kind": (("laji",), ("typ",)),
    "starts_on": (("alkaa", "ensimmäinen päivä"), ("börjar", "första dagen")),
    "ends_on": (("päättyy", "viimeinen päivä"), ("slutar", "sista dagen")),
    "reason": (("perustelu",), ("motivering",)),
    "state": (("tila",), ("läge",)),
    "language": (("kieli",), ("språk",)),
    "word": (("arkisana",), ("vardagsord",)),
    "means": (("viralliset sanat",), ("officiella ord",)),
    "plain_name": (("selkonimi",), ("namn på lätt språk",)),
    "value": (("numero tai osoite",), ("nummer eller adress",)),
    "label": (("mikä se on",), ("vad det är",)),
    "monday": (("maanantai",), ("måndag",)),
    "tuesday": (("tiistai",), ("tisdag",)),
    "wednesday": (("keskiviikko",), ("onsdag",)),
    "thursday": (("torstai",), ("torsdag",)),
    "friday": (("perjantai",), ("fredag",)),
    "saturday": (("lauantai",), ("lördag",)),
    "sunday": (("sunnuntai",), ("söndag",)),
    "exceptions": (("poikkeavat päivät",), ("avvikande dagar",)),
    "holidays": (("pyhäpäivinä",), ("på helgdagar",)),
    "languages": (("palvelukielet",), ("servicespråk",)),
    "municipality": (("kunta",), ("kommun",)),
    "postcode": (("postinumero",), ("postnummer",)),
    "latitude": (("leveysaste",), ("latitud",)),
    "longitude": (("pituusaste",), ("longitud",)),
    "accessible": (("esteetön",), ("tillgänglig",)),
    "price": (("puhelun hinta",), ("samtalspris",)),
    "eligibility": (("kuka voi tulla",), ("vem kan komma",)),
    "minimum_age": (("alin ikä",), ("lägsta ålder",)),
    "maximum_age": (("ylin ikä",), ("högsta ålder",)),
    "groups": (("ryhmät",), ("grupper",)),
    "referral": (("lähete",), ("remiss",)),
    "appointment": (("ajanvaraus",), ("tidsbeställning",)),
    "documents": (("mitä otetaan mukaan",), ("vad man tar med",)),
    "fee": (("maksullisuus",), ("avgiftsbelagd",)),
    "fee_note": (("hinta",), ("pris",)),
    "duration": (("kesto",), ("hur länge",)),
    "start": (("aloitus",), ("start",)),
    "apply_from": (("haku alkaa",), ("ansökan börjar",)),
    "apply_until": (("haku päättyy",), ("ansökan slutar",)),
    "start_note": (("milloin voi alkaa",), ("när man kan börja",)),
    "waiting": (("odotusaika",), ("väntetid",)),
    "benefit": (("työttömyysetuus",), ("arbetslöshetsförmån",)),
    "benefit_note": (("vaikutus etuuteen",), ("inverkan på förmånen",)),
    "attendance": (("etänä vai paikalla",), ("på distans eller på plats",)),
    "old": (("vanha sana", "vanhat sanat"), ("gammalt ord", "gamla ord")),
    "new": (("uusi sana", "uudet sanat"), ("nytt ord", "nya ord")),
    "changes_on": (("muuttuu", "muutospäivä"), ("ändras", "ändringsdag")),
}
# The language of a text, behind the name of its column.
LANGUAGES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "fi": (("suomi", "suomeksi"), ("finska", "på finska")),
    "sv": (("ruotsi", "ruotsiksi"), ("svenska", "på svenska")),
    "en": (("englanti", "englanniksi"), ("engelska", "på engelska")),
}
SPACE = re.compile(r"[\s_()\-:]+")


def column(heading: str) -> str:
    """The name of the column that a heading means; of none of ours, what stands there."""
    seen = visible(heading)
    plain = seen.lower()
    return BY_HEADING.get(_bare(plain)) or BY_HEADING.get(_meant(seen), plain)


def others(cells: Iterable[str]) -> dict[str, str]:
    """What columns are called in a first row, where that is not their own name."""
    found = ((column(cell), visible(cell)) for cell in cells)
    return {name: cell for name, cell in found if name != cell.lower()}


def quick(heading: str) -> str:
    """The same without looking at what nobody sees, for many cells that are hardly headings."""
    return BY_HEADING.get(heading.lower(), "")


def known(cells: Iterable[str]) -> frozenset[str]:
    """The names of our columns that stand in a row."""
    return frozenset(name for cell in cells if (name := column(cell)) in NAMES)


def heading(name: str, language: str) -> str:
    """What a column is called in a language, as exports write it: “Nimi (suomi)”."""
    base, _, of = name.rpartition("_")
    which = IN.index(language)
    if base in COLUMNS and of in LANGUAGES:
        return f"{COLUMNS[base][which][0]} ({LANGUAGES[of][which][0]})".capitalize()
    return COLUMNS[name][which][0].capitalize() if name in COLUMNS else name


def _meant(heading: str) -> str:
    """A heading whose letters were encoded twice, as it was meant: the table can be read."""
    return "" if heading.isascii() else _bare(twice_encoded(heading).lower())


def _bare(heading: str) -> str:
    composed = unicodedata.normalize("NFC", heading)
    return SPACE.sub(" ", composed).strip()


def _headings() -> Iterator[tuple[str, str]]:
    """Every heading that is understood, with the name of its column."""
    for name, called in COLUMNS.items():
        for words in (name, *_all(called)):
            yield _bare(words), name
            for code, languages in LANGUAGES.items():
                for of in (code, *_all(languages)):
                    yield _bare(f"{words} {of}"), f"{name}_{code}"


def _all(called: Sequence[Sequence[str]]) -> list[str]:
    return [words for of in called for words in of]


BY_HEADING: Mapping[str, str] = dict(_headings())
NAMES = frozenset(BY_HEADING.values())
