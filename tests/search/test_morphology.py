"""Base forms and compound parts: what the index and the questions agree on."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.search.morphology import Lexicon, lexicon

BASES = [
    ("fi", "palkkatuella", "palkkatuki"),
    ("fi", "ulosotossa", "ulosotto"),
    ("fi", "yrittäjäksi", "yrittäjä"),
    ("fi", "osatyökykyisten", "osatyökykyinen"),
    ("fi", "asiantuntijapalveluista", "asiantuntijapalvelut"),
    ("sv", "arbetslösa", "arbetslös"),
    ("sv", "lönebidraget", "lönebidrag"),
    ("sv", "arbetsprövningen", "arbetsprövning"),
]
TRAPS = [
    ("työ", "työ"),  # the dictionary takes it for a form of “tyä”
    ("töihin", "työ"),
    ("töissä", "työ"),
    ("tukea", "tuki"),
    ("tukee", "tukea"),
    ("kelan", "kela"),
    ("velkoja", "velka"),
    ("hanke", "hanke"),
    ("alaa", "ala"),
    ("kieltä", "kieli"),
    ("turvaan", "turva"),
    ("kouvolasta", "kouvola"),  # and not a child, “lapsi”
    ("hattulasta", "hattula"),
    ("kuopiota", "kuopio"),
    ("keravalle", "kerava"),
    ("euroopasta", "eurooppa"),
    ("irtisanotuille", "irtisanoa"),  # nor a subsidy, “tuki”
]
PARTS = [
    ("fi", "palkkatuella", ("palkka", "tuki")),
    ("fi", "velkaneuvojalle", ("velka", "neuvoja")),
    ("fi", "työpajalla", ("työ", "paja")),
    ("sv", "skuldrådgivning", ("skuld", "rådgivning")),
    ("sv", "språkkurser", ("språk", "kurs")),
]
JOINTS = [
    ("fi", "kotoutumiskoulutus", "koulutus"),  # kotoutuminen
    ("sv", "arbetsförmåga", "arbete"),
    ("sv", "arbetsmarknadsstödet", "arbetsmarknad"),
    ("sv", "lönesubvention", "lön"),
]
UNKNOWN = [
    ("kotoutumiskoulutuksesta", "kotoutumiskoulutus"),
    ("mielenterveyskuntoutujille", "mielenterveyskuntoutuja"),
    ("työmarkkinatuella", "työmarkkinatuki"),
    ("kuntoutusrahaa", "kuntoutusraha"),
    ("kielitestissä", "kielitesti"),
    ("yrityslainalla", "yrityslaina"),
    ("työttömyysturvaan", "työttömyysturva"),
    ("oppisopimuskoulutukseen", "oppisopimuskoulutus"),
]


PARTICIPLES = {
    "lomauttaa": "lomautettu lomautetun lomautetut lomautetulle lomautetuille lomautettuja "
    "lomautettujen lomautettuna lomauttanut lomauttaneet lomauttaneille lomauttava lomauttavat "
    "lomautettava lomautettavan lomautettaville",
    "irtisanoa": "irtisanottu irtisanotut irtisanotulle irtisanotuille irtisanottujen "
    "irtisanottavat irtisanovaa irtisanonut",
    "kouluttaa": "koulutettu koulutetulle koulutetuille koulutettuja",
    "palkata": "palkattu palkatut palkatulle palkattujen palkannut palkanneelle palkkaava "
    "palkkaaville palkattava palkattavan",
    "kuntouttaa": "kuntouttava kuntouttavaa kuntouttaville kuntouttavien kuntoutetuille",
    "valmistua": "valmistunut valmistuneet valmistuneille valmistuneita valmistuvien",
    "hakea": "haettu haetut haettuja hakevat hakeville hakenut hakeneille",
    "tukea": "tuettu tuetun tuetuille tuettuja tukevaa",
    "syödä": "syöty syödyn syötyä syönyt syöneelle syövä syötävää",
    "tulla": "tullut tulleet tuleva tulevia",
    "mennä": "mennyt menneiden menevä mentävä",
    "päästä": "päässyt päässeille pääsevät",
    "tarvita": "tarvinnut tarvitseville tarvittavia",
    "opiskella": "opiskellut opiskelleille opiskeleva opiskeleville",
    "vähentää": "vähennetty vähennettävän vähennettäville",
}
NO_PARTICIPLES = [
    ("vahvaa", "vahva"),
    ("erityistä", "erityinen"),
    ("perehdytystä", "perehdytys"),
    ("ystäville", "ystävä"),
    ("palkkatuilla", "palkkatuki"),
    ("kasvattavat", "kasvattaa"),  # who bring up, not what is to grow
    ("messut", "messut"),
]
NEW_WORDS = [  # which the dictionary lacks, in forms that belong together
    ["etäpalvelu", "etäpalvelut", "etäpalveluille", "etäpalvelusta"],
    ["digitaidot", "digitaitoja", "digitaitojen", "digitaidoista"],
    ["50-vuotias", "50-vuotiaat", "50-vuotiaille", "50-vuotiaana"],
    ["miehenä", "miehiä", "mieheltä", "mies"],
    ["autona", "autoksi", "auto"],
    ["dataa", "datasta", "data"],
    ["koulutuksestani", "koulutukseni", "koulutus"],
    ["arkeesi", "arkeen", "arjessa"],
    ["haetko", "haetkohan", "haet"],
    ["henkilökohtaisesti", "henkilökohtainen"],
    ["laatoittaja", "laatoittajaksi", "laatoittajille", "laatoittajaks"],
    ["monikielisyyden", "monikielisyys", "monikielisyyteen"],
    ["kuuskymppinen", "kuuskymppisille", "kuuskymppisenä"],
    ["hitsariks", "hitsariksi", "hitsari"],
]


def of(language: str, dictionaries: Path) -> Lexicon:
    return lexicon(language, dictionaries)


@pytest.mark.parametrize(("language", "word", "base"), BASES)
def test_a_word_is_led_to_its_base_form(
    dictionaries: Path, language: str, word: str, base: str
) -> None:
    assert of(language, dictionaries).base(word) == base


@pytest.mark.parametrize(("word", "base"), TRAPS)
def test_the_words_of_this_domain_do_not_fall_into_the_traps_of_the_dictionary(
    dictionaries: Path, word: str, base: str
) -> None:
    assert of("fi", dictionaries).base(word) == base


@pytest.mark.parametrize("forms", [["hire", "hires", "hiring"], ["company", "companies"]])
def test_english_forms_share_a_stem(dictionaries: Path, forms: list[str]) -> None:
    assert len({of("en", dictionaries).base(form) for form in forms}) == 1


@pytest.mark.parametrize(("language", "word", "parts"), PARTS)
def test_a_compound_has_its_parts_in_base_form(
    dictionaries: Path, language: str, word: str, parts: tuple[str, ...]
) -> None:
    assert of(language, dictionaries).parts(word) == parts


@pytest.mark.parametrize(("language", "word", "part"), JOINTS)
def test_linking_sounds_between_parts_are_seen_through(
    dictionaries: Path, language: str, word: str, part: str
) -> None:
    parts = of(language, dictionaries).parts(word)
    assert len(parts) == 2
    assert part in parts


@pytest.mark.parametrize("word", ["työ", "yrittäjä", "kela", "ulosotto", "valmennus", "xyzzyxyzzy"])
def test_what_is_no_compound_has_no_parts(dictionaries: Path, word: str) -> None:
    assert of("fi", dictionaries).parts(word) == ()


@pytest.mark.parametrize(("word", "base"), UNKNOWN)
def test_an_unknown_compound_is_inflected_by_its_last_part(
    dictionaries: Path, word: str, base: str
) -> None:
    assert not of("fi", dictionaries).listed(word), "else the test says nothing"
    assert of("fi", dictionaries).base(word) == base


@pytest.mark.parametrize(("verb", "forms"), PARTICIPLES.items(), ids=PARTICIPLES)
def test_every_form_of_a_participle_is_led_to_its_verb(
    dictionaries: Path, verb: str, forms: str
) -> None:
    assert {form: of("fi", dictionaries).base(form) for form in forms.split()} == dict.fromkeys(
        forms.split(), verb
    )


@pytest.mark.parametrize(("word", "base"), NO_PARTICIPLES)
def test_what_only_looks_like_a_participle_is_none(
    dictionaries: Path, word: str, base: str
) -> None:
    assert of("fi", dictionaries).bases(word)[0] == base


@pytest.mark.parametrize("forms", NEW_WORDS, ids=lambda forms: forms[0])
def test_the_forms_of_a_word_that_is_not_listed_meet(dictionaries: Path, forms: list[str]) -> None:
    bases = {of("fi", dictionaries).base(form) for form in forms}
    assert len(bases) == 1
    assert all(base.replace("-", "").isalnum() for base in bases)


@pytest.mark.parametrize(
    ("word", "doing"),
    [
        ("lomautetuille", "lomautus"),
        ("irtisanottu", "irtisanominen"),
        ("valmennettava", "valmennus"),
        ("palkattu", "palkkaus"),
        ("avustetaan", "avustus"),
    ],
)
def test_a_verb_and_its_participles_know_what_the_doing_is_called(
    dictionaries: Path, word: str, doing: str
) -> None:
    assert doing in of("fi", dictionaries).doings(word)


@pytest.mark.parametrize("word", ["työ", "palkkatuki", "kala", "lomautus"])
def test_what_is_no_verb_has_no_doing(dictionaries: Path, word: str) -> None:
    assert of("fi", dictionaries).doings(word) == ()


def test_no_lemma_is_trusted_that_is_no_word(dictionaries: Path) -> None:
    finnish = of("fi", dictionaries)
    assert finnish.base("etäpalveluille") == "etäpalvelu"  # simplemma: etäpalveluu
    assert finnish.base("xyzzyille") != "xyzzyille"
    assert finnish.base("kouvolassa") == "kouvola", "names are listed with their capitals"


def test_the_dictionary_knows_inflected_words_and_does_not_know_slips(dictionaries: Path) -> None:
    known = of("fi", dictionaries).known
    assert known("palkkatuella")
    assert known("töissä")
    assert not known("palkkatuela")
