"""Texts as vectors, made by an engine that runs in a process of its own."""

from navigator.embedding.bounds import bounded
from navigator.embedding.embedder import Embedder
from navigator.embedding.learning import AwayError, learned
from navigator.embedding.worker import maker

__all__ = ["AwayError", "Embedder", "bounded", "learned", "maker"]
