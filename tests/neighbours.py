"""Pikkula and Suurkylä beside each other: two regions on one map, with what they share."""

from __future__ import annotations

from tests import world

REGIONS = """\
regions:
  - id: pikkula
    name: {fi: Pikkulan työllisyysalue, sv: Lillby sysselsättningsområde, en: Pikkula employment area}
    title: {fi: Pikkulan palveluportaat, sv: Servicetrappan i Lillby, en: Service stairs of Pikkula}
    municipalities: [Iitti]
  - id: suurkyla
    name: {fi: Suurkylän työllisyysalue, sv: Storby sysselsättningsområde, en: Suurkylä employment area}
    authority: {fi: Kotkan kaupunki, sv: Kotka stad, en: City of Kotka}
    municipalities: [Kotka, Hamina]
    contacts:
      - name: {fi: Suurkylän kriisipäivystys, sv: Krisjouren i Storby, en: Crisis service of Suurkylä}
        address: tel:+358501112222
"""
OWN_STAIRS = """\
  - id: meri
    audience: person
    regions: [suurkyla]
    title: {fi: Merityö, sv: Sjöarbete, en: Work at sea}
    description: {fi: Kun lähdet merelle., sv: När du går till sjöss., en: When you go to sea.}
    steps:
      - id: merelle
        audience: person
        title: {fi: Haluan merelle, sv: Jag vill till sjöss, en: I want to go to sea}
        description: {fi: Merelle., sv: Till sjöss., en: To sea.}
"""
SERVICES = """\
verkkokurssi;Verkkokurssi;Nätkurs;Online course;Kurssi verkossa kaikille.;En kurs på nätet.;A course on the web.;;;;;;;;2025-08-22;Lähde
kyyti;Kyytipalvelu;Skjuts;Lift service;Kyyti töihin.;Skjuts till jobbet.;A lift to work.;;;;kuljetus;transport;transport;;2025-08-22;Lähde
laivakurssi;Laivakurssi;Fartygskurs;Ship course;Kurssi laivalla.;En kurs ombord.;A course on board.;;;;;;;;2025-08-22;Lähde
"""
OFFERS = """\
service;step;provider;project;region;audience;note_fi;note_sv;note_en;municipalities
valmennus;aloitan;tyollisyys;;pikkula;;;;;
valmennus;aloitan;saatio;kaiku;pikkula;under-30;;;;
palkkatuki;aloitan;tyollisyys;;pikkula, suurkyla;;;;;
palkkatuki;palkkaan;tyollisyys;;pikkula;;rahoitus;finansiering;funding;
velkaneuvonta;velat;saatio;;pikkula;;;;;
kaikukurssi;velat;saatio;kaiku;pikkula;under-30;;;;
kaikukurssi;lopetan;saatio;kaiku;pikkula;;;;;
neuvonta;yritys;tyollisyys;;pikkula;;;;;
verkkokurssi;aloitan;portaali;;nationwide;;;;;
kyyti;aloitan;suurkylan-palvelut;;suurkyla;;;;;Hamina
laivakurssi;merelle;suurkylan-palvelut;;suurkyla;;;;;
"""
PROVIDERS = """\
portaali;Kurssiportaali;Kursportalen;Course portal;portal;
suurkylan-palvelut;Suurkylän työllisyyspalvelut;Storby sysselsättningstjänster;Suurkylä Employment Services;municipality;
"""


def neighbours(**changed: str) -> dict[str, bytes]:
    """The data files of both; `offers_csv="…"` changes one."""
    texts = {
        "needs_yaml": world.NEEDS.replace(world.NEEDS[: world.NEEDS.index("audiences:")], REGIONS)
        + OWN_STAIRS,
        "services_csv": world.SERVICES + SERVICES,
        "offers_csv": OFFERS,
        "providers_csv": world.PROVIDERS + PROVIDERS,
        "flags_csv": world.FLAGS.replace("state;source", "state;source;region").replace(
            "recognised;Lähde", "recognised;Lähde;pikkula"
        ),
    }
    return world.pikkula(**(texts | changed))
