"""A question in everyday words and its answer, by words and by meaning."""

from navigator.search import index, meaning
from navigator.search.answer import Answer, Help, Lead, Need
from navigator.search.conditions import FACETS, SWITCHES, Conditions
from navigator.search.discriminant import Vectors
from navigator.search.engine import Search
from navigator.search.faceting import age, facets, narrowed, on_the_map, sides, with_band
from navigator.search.fingerprint import fingerprint
from navigator.search.grouping import groups, parted
from navigator.search.meaning import Progress
from navigator.search.morphology import Lexicon, lexicon
from navigator.search.question import LONGEST_QUESTION, cleaned
from navigator.search.terms import YES

__all__ = [
    "FACETS",
    "LONGEST_QUESTION",
    "SWITCHES",
    "YES",
    "Answer",
    "Conditions",
    "Help",
    "Lead",
    "Lexicon",
    "Need",
    "Progress",
    "Search",
    "Vectors",
    "age",
    "cleaned",
    "facets",
    "fingerprint",
    "groups",
    "index",
    "lexicon",
    "meaning",
    "narrowed",
    "on_the_map",
    "parted",
    "sides",
    "with_band",
]
