"""A text as words: each with its base forms and, for a compound, its parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from navigator.lexicon import Lexicon

LONGEST_WORD = 60

# Words that carry no need of their own. Kept short: the index weighs common words down anyway.
STOPWORDS: Mapping[str, frozenset[str]] = {
    "fi": frozenset(
        """
        aina asia ehkä ei eikä eli en enkä ennen ette että et eivät hei hän ihan itse ja jo joka joku
        jokin jonka jos joskus jotain jotakin jotka kaikki kanssa kiitos koska kuin kuinka kuka kun
        kyllä me mihin miksi mikä millainen milloin mitä miten missä mistä moi moni mua mulla mulle
        mun muu mutta mä minua minulla minulle minun minut minä myös ne niin niitä no nyt näin oikein
        oisko oma omaa on ole olen olet olla ollut olisi onko oo oon pitäis pitäisi pitää saada
        saanko se sekä sen siellä siitä sinä sitten sitä sulla sä tai te tai tarvitsen tarvita
        tarviin tarvii teidän tuo täytyy tämä tähän tässä vaan vai vain vaikka vielä voi voida vois
        voinko voisin voisi voiko voisko haluta haluan haluaisin haluun haluisin joo juuri kai liian
        """.split()
    ),
    "sv": frozenset(
        """
        alla all allt att av bara behöva behöver bli blir då de dem den denna deras det detta din dig
        dina ditt du där efter ej eller en er era ett finns finnas för från får få ganska ha han har
        hade hej hon hur här i ibland icke igen in inga ingen inget inte ja jag kan kanske kunna man
        med men mer mig min mina mitt mot mycket måste någon något några när och också om oss på redan
        sedan sig sin sitt ska skall skulle som så till tycka under upp ut utan vad var vara varför
        vem vi vid vill vilja vilka vilken vilket än är åt önska
        """.split()
    ),
    "en": frozenset(
        """
        a about after all also am an and any anything are as at be because been before being but by
        can cannot can't could did do does doesn't don't for from get give got had has have he hello
        her here hi him his how i i'd i'll i'm i've if in into is isn't it it's its just let like
        made make me more most must my need no not now of on one only or other our out please really
        she should so some someone something such than thank that the their them then there these they
        this those to too up us very want wants was we were what when where which while who why will
        with without would yes you your
        """.split()
    ),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, in small letters, with what it may stand for."""

    surface: str
    bases: tuple[str, ...]
    parts: tuple[str, ...]


def tokens(text: str) -> Iterator[str]:
    """The words of a text, in small letters: letters and digits with inner hyphens and `+`."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("\xad", "")
    for match in re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*\+?", text):
        if len(match[0]) <= LONGEST_WORD:
            yield match[0].replace("’", "'")


def words(text: str, lexicon: Lexicon) -> Iterator[Word]:
    """The words of a text in one language, without those that say nothing.

    A hyphenated word stands also as its parts: "KIITO-hanke" is found by both.
    """
    stop = STOPWORDS[lexicon.language]
    for token in tokens(text):
        if token not in stop:
            yield word(token, lexicon)


def word(token: str, lexicon: Lexicon) -> Word:
    """One word with its base forms and parts."""
    base = lexicon.base(token)
    bases = dict.fromkeys((token, base, lexicon.base(base)))
    joined = token.split("-") if "-" in token else ()
    parts = dict.fromkeys(
        part
        for piece in (*joined, token, base)
        for part in (lexicon.base(piece), *lexicon.parts(piece))
        if part not in bases and len(part) > 1
    )
    return Word(token, tuple(bases), tuple(parts))
