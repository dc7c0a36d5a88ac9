"""The map in the Core Public Service Vocabulary, Application Profile 3.2 (docs/standards.md)."""

from __future__ import annotations

from navigator.exports.cpsv_draft import Draft, Source
from navigator.exports.cpsv_organisations import authorities, projects, providers
from navigator.exports.cpsv_services import needs, services
from navigator.exports.rdf import Iri, Statements
from navigator.voices import LANGUAGES

N = str  # marks a message for the catalogues; it is translated where it is said

VERSION = "3.2"
PROFILE = Iri("http://data.europa.eu/m8g/cpsvap/3.2.0")
LICENCE = Iri("https://creativecommons.org/licenses/by/4.0/")
HOLDS = N("The whole map as linked data: services, needs, who gives them, where and until when.")
FILES = {"cpsv-ap.ttl": "text/turtle", "cpsv-ap.jsonld": "application/ld+json"}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
# What leads back to where others come from, and what is told of those to whom it leads.
BACK = frozenset(
    {
        "cv:hasRelatedService",
        "cv:participates",
        "dct:hasPart",
        "skos:narrower",
        "xkos:precedes",
    }
)
BRIEF = frozenset(
    {
        "rdf:type",
        "dct:identifier",
        "dct:title",
        "dct:description",
        "dct:spatial",
        "skos:prefLabel",
        "cv:hasCompetentAuthority",
        "cv:hasParticipant",
        "cv:role",
        "schema:validFrom",
        "schema:validThrough",
    }
)


def described(source: Source) -> Statements:
    """The whole map."""
    draft = Draft(source)
    dataset = _dataset(draft)
    needs(draft)
    authorities(draft)
    providers(draft)
    projects(draft)
    services(draft, dataset)
    return draft.says


def thing(whole: Statements, source: Source, kind: str, id_: str) -> Statements | None:
    """One thing of the map, with what one needs to know of others; None, if there is none.

    The dataset and its publisher are of no kind.
    """
    node = Draft(source).named(kind, id_) if kind else Iri(f"{source.base}/id/{id_}")
    return whole.about(node, BACK, BRIEF) if node in whole.of else None


def _dataset(draft: Draft) -> Iri:
    """The map itself: which edition, who gives it, under which licence, and its files."""
    says, source = draft.says, draft.source
    node = draft.known(Iri(f"{source.base}/id/dataset"), "dcat:Dataset")
    says.text(node, "dct:title", source.name)
    says.text(node, "dct:description", draft.said(HOLDS))
    says.value(node, "dcat:version", str(source.edition))
    says.value(node, "dct:issued", source.issued)
    says.links(node, "dct:publisher", [_publisher(draft)])
    says.types(LICENCE, "dct:LicenseDocument")
    says.links(node, "dct:license", [LICENCE])
    says.links(node, "dct:language", map(draft.language, draft.catalog.languages))
    says.links(node, "dct:spatial", map(draft.region, draft.catalog.regions))
    home = (draft.page(f"{source.base}/{language}/about") for language in LANGUAGES)
    says.links(node, "dcat:landingPage", home)
    says.links(node, "dcat:distribution", (_file(draft, node, name) for name in FILES))
    return node


def _publisher(draft: Draft) -> Iri:
    """Who is responsible for the site; where nobody has said, the site itself."""
    node = draft.known(Iri(f"{draft.source.base}/id/publisher"), "foaf:Agent")
    draft.says.text(node, "dct:title", draft.source.publisher or draft.source.name)
    return node


def _file(draft: Draft, dataset: Iri, name: str) -> Iri:
    says, node = draft.says, Iri(f"{dataset}#{name}")
    type_ = Iri(MEDIA_TYPES + FILES[name])
    says.types(node, "dcat:Distribution")
    says.types(type_, "dct:MediaType")
    says.types(PROFILE, "dct:Standard")
    says.links(node, "dcat:downloadURL", [draft.page(f"{draft.source.base}/data/{name}")])
    says.links(node, "dcat:mediaType", [type_])
    says.links(node, "dct:conformsTo", [PROFILE])
    says.links(node, "dct:license", [LICENCE])
    return node
