"""How good the search is, by questions whose answers somebody knows."""

from navigator.search.quality import evaluation, questions, report
from navigator.search.quality.evaluation import Figures, Mark, Told
from navigator.search.quality.questions import Question

__all__ = ["Figures", "Mark", "Question", "Told", "evaluation", "questions", "report"]
