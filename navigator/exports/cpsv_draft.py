"""What all parts of a description in CPSV-AP write into, and how the things in it are named.

A thing of the map is `…/id/services/palkkatuki`, for ever. What belongs to one thing alone is named
behind a `#` on it; so no node is without a name, and two descriptions can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from navigator.catalog import Catalog, Region, municipalities
from navigator.exports.rdf import Iri, Statements
from navigator.reading import as_uri
from navigator.voices import VOICES, Speech, Text, Voice

AUTHORITY = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {"fi": "FIN", "sv": "SWE", "en": "ENG"}  # as the Publications Office names them
FINLAND = Iri(f"{AUTHORITY}country/FIN")
FINLAND_SAID = Text.of({"fi": "Suomi", "sv": "Finland", "en": "Finland"})
OTHER_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"


@dataclass(frozen=True)
class Source:
    """Where a description comes from: the map, its edition, the site that gives it, and a day."""

    catalog: Catalog
    speeches: Mapping[Voice, Speech]
    base: str  # of the site, without a slash at the end
    edition: int
    name: Text  # of the site
    publisher: Text  # who is responsible for it; maybe nobody has said
    today: date
    on: date | None = None  # the day of the offers; without it all, ended or not
    issued: date | None = None  # when the edition was published
    region: str = ""  # of which alone it is the map, or the municipality, as addresses have it


@dataclass(frozen=True)
class Draft:
    """A description that is being written."""

    source: Source
    says: Statements = field(default_factory=Statements)

    @property
    def catalog(self) -> Catalog:
        return self.source.catalog

    @property
    def day(self) -> date:
        """The day on which states are told."""
        return self.source.on or self.source.today

    def named(self, kind: str, id_: str) -> Iri:
        return Iri(f"{self.source.base}/id/{kind}/{id_}")

    def thing(self, kind: str, id_: str, *types: str) -> Iri:
        """A thing of the map, with its classes and its identifier, which is its own address."""
        return self.known(self.named(kind, id_), *types)

    def part(self, of: Iri, name: str, *types: str) -> Iri:
        """What belongs to one thing alone."""
        return self.known(Iri(f"{of}#{name}"), *types)

    def known(self, node: Iri, *types: str) -> Iri:
        self.says.types(node, *types)
        self.says.value(node, "dct:identifier", str(node))
        return node

    def said(self, message: str) -> Text:
        """A message of the catalogues in all voices."""
        speeches = self.source.speeches
        return Text(tuple((voice, speeches[voice].gettext(message)) for voice in VOICES))

    def concept(self, list_: str, code: str, label: Text) -> Iri:
        """An entry of one of our own lists, such as `role-gives`."""
        node = self.named("concepts", f"{list_}-{code}")
        self._listed(node, "skos:Concept", label, code)
        return node

    def page(self, address: str) -> Iri:
        """A page on the web."""
        node = Iri(as_uri(address))
        self.says.types(node, "foaf:Document")
        return node

    def language(self, code: str) -> Iri:
        known = LANGUAGES.get(code)
        node = Iri(f"{AUTHORITY}language/{known}" if known else OTHER_LANGUAGES + code)
        self.says.types(node, "dct:LinguisticSystem")
        return node

    def finland(self) -> Iri:
        self.says.types(FINLAND, "dct:Location")
        self.says.text(FINLAND, "skos:prefLabel", FINLAND_SAID)
        return FINLAND

    def region(self, region: Region) -> Iri:
        """An employment area as a place, with the municipalities in it."""
        node = self.named("regions", region.id)
        if node in self.says.of:
            return node
        self.known(node, "dct:Location")
        self.says.text(node, "skos:prefLabel", region.name)
        self.says.links(node, "dct:hasPart", map(self.municipality, region.municipalities))
        return node

    def municipality(self, name: str) -> Iri:
        """A municipality by its Finnish name; its identifier is the code of Statistics Finland."""
        found = municipalities()[name]
        node = self.named("municipalities", found.code)
        self._listed(node, "dct:Location", found.name, found.code)
        return node

    def _listed(self, node: Iri, type_: str, label: Text, code: str) -> None:
        """An entry of a list; many lead to it, and it is said once what it is."""
        if node not in self.says.of:
            self.says.types(node, type_)
            self.says.text(node, "skos:prefLabel", label)
            self.says.value(node, "skos:notation", code)

    def period(self, of: Iri, first: date | None, last: date | None) -> None:
        """The days from the first to the last of something, both included."""
        if first or last:
            node = Iri(f"{of}{'.' if '#' in of else '#'}period")
            self.says.types(node, "dct:PeriodOfTime")
            self.says.value(node, "dcat:startDate", first)
            self.says.value(node, "dcat:endDate", last)
            self.says.links(of, "dct:temporal", [node])
