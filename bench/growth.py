"""The map grown to any size by recombination, always the same for the same size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np

from navigator.catalog.model import Catalog, Offer, Service
from navigator.search.meaning import Vectors

SEED = 1


def grown(catalog: Catalog, size: int) -> Catalog:
    """The map with so many services, each put together of real ones."""
    random = Random(SEED)  # noqa: S311 — nothing here is secret
    services: list[Service] = []
    offers: list[Offer] = []
    for number in range(size):
        service = _mixed(catalog.services, number, random)
        copied = catalog.offers_of[random.choice(catalog.services).id]
        services.append(service)
        offers += (replace(offer, service=service) for offer in copied)
    return replace(catalog, services=tuple(services), offers=tuple(offers))


def _mixed(services: Sequence[Service], number: int, random: Random) -> Service:
    """The name of one, the description of another, the words of a third."""
    named, described, said = (random.choice(services) for _ in range(3))
    return replace(described, id=f"{named.id}-{number}", name=named.name, words=said.words)


def mixed_vectors(real: Vectors, size: int) -> Vectors:
    """So many vectors, each halfway between two real ones and of length one, as theirs are."""
    random = np.random.default_rng(SEED)
    means = real[random.integers(len(real), size=size)]
    means += real[random.integers(len(real), size=size)]
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    return means
