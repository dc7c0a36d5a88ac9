"""Words are found in each of their forms, and nothing else is."""

from __future__ import annotations

import pytest

from navigator.findings.inflected import beginning, pattern


@pytest.mark.parametrize(
    ("language", "phrase", "text"),
    [
        ("fi", "työmarkkinatuki", "Työmarkkinatukea haetaan Kelasta."),
        ("fi", "työmarkkinatuki", "Elät työmarkkinatuella."),
        ("fi", "työmarkkinatuki", "Tee työmarkkinatukihakemus."),
        ("fi", "peruspäiväraha", "Saat peruspäivärahaa."),
        ("fi", "alkukartoitus", "Alkukartoituksessa puhutaan."),
        ("fi", "alkukartoitus", "Pyydä alkukartoitusta."),
        ("fi", "oikeus", "Sinulla on oikeuksia ja oikeuden päätös."),
        ("fi", "monialainen yhteispalvelu", "Olet monialaisessa\nyhteispalvelussa."),
        ("fi", "ELY-keskus", "Kaakkois-Suomen ely-keskuksen sivuilla"),
        ("fi", "TE-toimisto", "TE-toimistoihin"),
        ("fi", "työ- ja elinkeinotoimisto", "työ- ja elinkeinotoimistossa"),
        ("fi", "palvelutarve", "palvelutarpeen kartoitus"),
        ("fi", "TYP", "TYP:n asiakas"),
        ("fi", "Valvira", "Valviran lupa"),
        ("sv", "grunddagpenning", "grunddagpenningen"),
        ("sv", "NTM-central", "NTM-centralens webbplats"),
        ("sv", "sektorsövergripande samservice", "den sektorsövergripande samservicen"),
        ("en", "labour market subsidy", "Labour market subsidies"),
        ("en", "TE Office", "the TE Offices"),
        ("en", "ELY Centre", "the ELY Centre’s page"),
    ],
)
def test_a_word_is_found_in_its_forms(language: str, phrase: str, text: str) -> None:
    assert pattern(phrase, language).search(text)
    assert beginning(phrase, language) in text.casefold()


@pytest.mark.parametrize(
    ("language", "phrase", "text"),
    [
        ("fi", "työmarkkinatuki", "työmarkkinatutkimus"),
        ("fi", "alkukartoitus", "osaamiskartoitus"),
        ("fi", "monialainen yhteispalvelu", "monialainen tuki ja yhteispalvelu"),
        ("fi", "TYP", "TYPO"),
        ("sv", "TYP", "en typ av stöd"),
        ("en", "ELY Centre", "ELY Centred"),
        ("en", "TE Office", "te office"),
    ],
)
def test_another_word_is_not(language: str, phrase: str, text: str) -> None:
    assert not pattern(phrase, language).search(text)
