"""Pikkula, a tiny town with two staircases: the world in which the tests are told.

It is written as its data files are, so that each test can spoil or change just what it is about.
On FIRST_DAY everything is on offer; the project Kaiku starts on the day after
BEFORE_KAIKU and ends on LAST_DAY_OF_KAIKU.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

BEFORE_KAIKU = date(2024, 12, 31)
FIRST_DAY = date(2026, 1, 15)
LAST_DAY_OF_KAIKU = date(2026, 6, 30)
DAY_AFTER_KAIKU = date(2026, 7, 1)

NEEDS = """\
regions:
  - id: pikkula
    name: {fi: Pikkulan työllisyysalue, sv: Lillby sysselsättningsområde, en: Pikkula employment area}
audiences:
  - id: under-30
    name: {fi: alle 30-vuotiaille, sv: för personer under 30 år, en: for people under 30}
areas:
  - id: tyonhaku
    audience: person
    title: {fi: Työnhaku, sv: Jobbsökning, en: Job search}
    plain_title: {fi: Etsin työtä, sv: Jag söker jobb, en: I look for work}
    description: {fi: Kun etsit työtä., sv: När du söker jobb., en: When you look for work.}
    steps:
      - id: aloitan
        audience: person
        title: {fi: Olen aloittamassa työnhaun, sv: Jag börjar söka jobb, en: I am starting my job search}
        plain_title: {fi: Alan etsiä työtä, sv: Jag börjar, en: I start looking for work}
        description: {fi: Työnhaun alku., sv: Början., en: The beginning.}
        plain_description: {fi: Sinä aloitat., sv: Du börjar., en: You begin.}
        words: {fi: [työtön, lopputili, duuni], sv: [arbetslös], en: [jobless, fired]}
        next: [velat]
      - id: velat
        audience: person
        title: {fi: Tarvitsen apua raha-asioihin, sv: Jag behöver hjälp med pengar, en: I need help with money}
        description: {fi: Kun rahat loppuvat., sv: När pengarna tar slut., en: When money runs out.}
        words: {fi: [velka, ulosotto, rahat loppu], sv: [skuld], en: [debt]}
  - id: yritys
    audience: employer
    title: {fi: Yrityspalvelut, sv: Företagstjänster, en: Services for companies}
    description: {fi: Kun sinulla on yritys., sv: När du har ett företag., en: When you have a company.}
    steps:
      - id: palkkaan
        audience: employer
        title: {fi: Yritykseni rekrytoi, sv: Mitt företag rekryterar, en: My company is hiring}
        description: {fi: Kun palkkaat., sv: När du anställer., en: When you hire someone.}
        words: {fi: [palkata työntekijä], sv: [anställa], en: [hire a worker]}
        next: [lopetan]
      - id: lopetan
        audience: employer
        title: {fi: Lopetan yritykseni, sv: Jag lägger ner mitt företag, en: I am closing my company}
        description: {fi: Kun lopetat., sv: När du slutar., en: When you stop.}
"""

SERVICES = """\
id;name_fi;name_sv;name_en;description_fi;description_sv;description_en;plain_fi;plain_sv;plain_en;words_fi;words_sv;words_en;link;checked_on;source
valmennus;Työnhakuvalmennus;Jobbsökarträning;Job-search coaching;Opit hakemaan työtä.;Du lär dig söka jobb.;You learn to look for work.;Saat apua työn etsimiseen.;Du får hjälp.;You get help.;cv, hakemus;cv;cv, application;;2025-08-22;Lähde
palkkatuki;Palkkatuki;Lönesubvention;Pay subsidy;Rahaa palkkaan, kun työllistät osatyökykyisen.;Pengar till lön.;Money towards wages.;Palkkatuki on rahaa työnantajalle.;Lönesubvention är pengar.;A pay subsidy is money.;;;;https://www.pikkula.fi;2025-08-22;Lähde
velkaneuvonta;Velkaneuvonta;Skuldrådgivning;Debt counselling;Neuvoja velkoihin.;Råd om skulder.;Advice about debts.;;;;maksuhäiriö, perintä;;;;2025-08-22;Lähde
kaikukurssi;Kaikukurssi;Ekokurs;Echo course;Kurssi nuorille.;Kurs för unga.;A course for the young.;Kurssi.;Kurs.;A course.;;;;;2025-08-22;Lähde
neuvonta;Yritysneuvonta;Företagsrådgivning;Business advice;Neuvoja yrittäjälle.;Råd till företagare.;Advice for entrepreneurs.;Saat neuvoja.;Du får råd.;You get advice.;;;;;22.8.2025;Lähde
"""

OFFERS = """\
service;step;provider;project;region;audience;note_fi;note_sv;note_en
valmennus;aloitan;tyollisyys;;pikkula;;;;
valmennus;aloitan;saatio;kaiku;pikkula;under-30;;;
palkkatuki;aloitan;tyollisyys;;pikkula;;;;
palkkatuki;palkkaan;tyollisyys;;pikkula;;rahoitus;finansiering;funding
velkaneuvonta;velat;saatio;;pikkula;;;;
kaikukurssi;velat;saatio;kaiku;pikkula;under-30;;;
kaikukurssi;lopetan;saatio;kaiku;pikkula;;;;
neuvonta;yritys;tyollisyys;;pikkula;;;;
"""

PROVIDERS = """\
id;name_fi;name_sv;name_en;kind;link
tyollisyys;Pikkulan työllisyyspalvelut;Lillby sysselsättningstjänster;Pikkula Employment Services;municipality;https://www.pikkula.fi
saatio;Pikkulan säätiö;Stiftelsen i Lillby;Pikkula Foundation;association;
"""

PROJECTS = """\
id;name;providers;starts_on;ends_on;note_fi;note_sv;note_en;link
kaiku;Kaiku;saatio;2025-01-01;2026-06-30;;;;
"""

FLAGS = """\
id;kind;step;service;title_fi;title_sv;title_en;reason_fi;reason_sv;reason_en;state;source
mentori;missing;palkkaan;;Yritysmentorit;Företagsmentorer;Company mentors;Tarvitaan.;Behövs.;Needed.;recognised;Lähde
"""

THESAURUS = """\
language;word;means
fi;fyrkka;raha
fi;selkä kipeä;velkaneuvonta
sv;stålar;pengar
en;cash;money
"""

# Beside these a map may have what others help with, and what tells a cry for help.
REFERRALS = """\
id;name_fi;name_sv;name_en;text_fi;text_sv;text_en;plain_fi;plain_sv;plain_en;words_fi;words_sv;words_en;served_by_fi;served_by_sv;served_by_en;who;link_fi;link_sv;link_en;regions;checked_on;source
passi;Passi;Pass;Passport;Passin saa poliisilta.;Pass får du hos polisen.;The police give you a passport.;Hae passi poliisilta.;Sök pass hos polisen.;Get a passport from the police.;passihakemus, matkustusasiakirja;resehandling;travel document;Poliisi;Polisen;Police;;https://poliisi.fi;https://poliisi.fi/sv;https://poliisi.fi/en;;2026-01-10;Lähde
alv;Arvonlisävero;Moms;VAT;Verottaja kertoo verosta.;Skatteförvaltningen berättar.;The tax office tells you.;Kysy verottajalta.;Fråga skatten.;Ask the tax office.;vero, alv;skatt;tax;Verohallinto;Skatteförvaltningen;Tax Administration;employer;https://vero.fi;https://vero.fi/sv;https://vero.fi/en;pikkula;2026-01-10;Lähde
"""

# Words that change on a day: that of DAY_AFTER_KAIKU.
TERMS = """\
id;old_fi;old_sv;old_en;new_fi;new_sv;new_en;changes_on;checked_on;source
tyollistamistuki;palkkatuki;lönesubvention;pay subsidy;työllistämistuki, tuki työllistämiseen;sysselsättningsbidrag;employment subsidy;2026-07-01;2026-01-10;Laki 1/2026
"""

# It may also have ways in: whom one reaches how and when, and what one asks before going.
CONTACTS = """\
id;provider;service;step;region;who;kind;value;label_fi;label_sv;label_en;monday;tuesday;wednesday;thursday;friday;saturday;sunday;exceptions;holidays;languages;municipality;postcode;latitude;longitude;accessible;price;note_fi;note_sv;note_en;checked_on;source
ovi;;;;pikkula;;telephone;+358501234567;Neuvonta;Rådgivning;Advice;9:00-15:00;9:00-15:00;9:00-15:00;9:00-15:00;9:00-11:00, 12:00-14:00;;;2026-01-20 closed, 2026-01-21/2026-01-22 10:00-12:00;;fi, sv;;;;;;standard;Soita ensin.;Ring först.;Call first.;2026-01-10;Lähde
velat-soita;;velkaneuvonta;;;;telephone;+358401234567;;;;10:00-12:00;10:00-12:00;10:00-12:00;10:00-12:00;10:00-12:00;;;;;fi;;;;;;free;;;;2026-01-10;Lähde
saatio-posti;saatio;;;;;email;neuvonta@pikkula.fi;;;;;;;;;;;;;;;;;;;;;;;2026-01-10;Lähde
saatio-talo;saatio;;;;;place;Kauppakatu 1;;;;;;;;;;;;;;Pyhtää;49220;60.493;26.633;yes;;;;;2026-01-10;Lähde
valmennus-aika;tyollisyys;valmennus;aloitan;;person;booking;https://www.pikkula.fi/aika;Varaa aika;Boka tid;Book a time;;;;;;;;;;;;;;;;;;;;2026-01-10;Lähde
yritys-soita;tyollisyys;;;;employer;telephone;+358207654321;;;;8:00-16:00;8:00-16:00;8:00-16:00;8:00-16:00;8:00-16:00;;;;;fi, sv, en;;;;;;;;;;2026-01-10;Lähde
"""

INTAKE = """\
id;service;provider;eligibility_fi;eligibility_sv;eligibility_en;minimum_age;maximum_age;groups;referral;appointment;documents_fi;documents_sv;documents_en;fee;fee_note_fi;fee_note_sv;fee_note_en;duration_fi;duration_sv;duration_en;start;apply_from;apply_until;start_note_fi;start_note_sv;start_note_en;waiting_fi;waiting_sv;waiting_en;benefit;benefit_note_fi;benefit_note_sv;benefit_note_en;attendance;languages;checked_on;source
valmennus;valmennus;;Voit tulla, jos etsit työtä.;Du kan komma om du söker jobb.;You can come if you look for work.;16;29;unemployed, dismissed;no;yes;Ota todistus.;Ta med ett intyg.;Bring a certificate.;free;;;;Kolme kuukautta.;Tre månader.;Three months.;always;;;;;;;;;unchanged;;;;both;fi, sv;2026-01-10;Lähde
valmennus-saatio;valmennus;saatio;;;;;;;;;;;;;;;;;;;application;2026-02-01;2026-02-28;;;;;;;;;;;;;2026-01-10;Lähde
"""

OPTIONAL_TABLES: Mapping[str, str] = {
    "referrals_csv": REFERRALS,
    "contacts_csv": CONTACTS,
    "intake_csv": INTAKE,
    "terms_csv": TERMS,
}

URGENT = """\
languages:
  fi: {phrases: ["haluan =kuolla", "=lyö =mua"], doubtful: [väkivalta]}
  en: {phrases: ["want die"]}
quiet: {text: {fi: Hädässä soita 112., sv: Ring 112 i nöd., en: In danger call 112.}}
other_languages:
  ask: {so: Ku weydii luqad kale.}
  danger: {so: Wac 112.}
"""

FIRST_AID = """\
urgent:
  message: {fi: Soita 112., sv: Ring 112., en: Call 112.}
  contacts: [{name: {fi: Apua, sv: Hjälp, en: Help}, address: "tel:112"}]
  services: [velkaneuvonta]
"""

TEXTS: Mapping[str, str] = {
    "needs.yaml": NEEDS,
    "services.csv": SERVICES,
    "offers.csv": OFFERS,
    "providers.csv": PROVIDERS,
    "projects.csv": PROJECTS,
    "flags.csv": FLAGS,
    "thesaurus.csv": THESAURUS,
}


def pikkula(**changes: str | bytes) -> dict[str, bytes]:
    """The data files of Pikkula; `services_csv=` puts another text in place of that file."""
    texts: dict[str, str | bytes] = {**TEXTS}
    texts |= {"".join((*name.rsplit("_", 1)[:1], ".", name.rsplit("_", 1)[1])): text
              for name, text in changes.items()}  # fmt: skip
    return {name: t if isinstance(t, bytes) else t.encode() for name, t in texts.items()}
