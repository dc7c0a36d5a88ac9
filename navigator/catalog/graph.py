"""The catalogue as a directed graph, and the few questions we ask of it.

    area → step → service → provider
                  service → project        step → the steps where one usually goes next

A node is `(kind, id)`. The edges from steps to services and from services to their sources carry
the offers they stand for; days are asked of those, so that one graph serves every day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

import networkx as nx

from navigator.catalog.model import Offer, ProjectState, Service, Step, last_day
from navigator.catalog.whole import Catalog

Node = tuple[str, str]
Graph: TypeAlias = "nx.DiGraph[Node]"


@dataclass(frozen=True, slots=True)
class Standing:
    """A service on a step, with the offers through which it stands there."""

    service: Service
    step: Step
    offers: tuple[Offer, ...]

    @property
    def common(self) -> bool:
        """Whether it stands at the foot of the whole staircase rather than on this step alone."""
        return all(offer.common for offer in self.offers)

    @property
    def own(self) -> Standing:
        """The same without the offers that stand at the foot of the whole staircase."""
        return replace(self, offers=tuple(offer for offer in self.offers if not offer.common))

    @property
    def ends_on(self) -> date | None:
        """The last day on which it stands there; None if no end is known."""
        return last_day(self.offers)

    def state(self, on: date) -> ProjectState:
        """Running if one of the offers is; else coming, if one is yet to come."""
        states = {offer.state(on) for offer in self.offers}
        if "running" in states:
            return "running"
        return "coming" if "coming" in states else "ended"


def build(catalog: Catalog) -> Graph:
    """The graph of all offers, ended or not."""
    graph: Graph = nx.DiGraph()
    _add_things(graph, catalog)
    for area in catalog.areas:
        for step in area.steps:
            graph.add_edge(("area", area.id), ("step", step.id))
    for step in catalog.steps:
        for target in step.next:
            graph.add_edge(("step", step.id), ("step", target))
    for offer in catalog.offers:
        _add_offer(graph, offer)
    return graph


def _add_things(graph: Graph, catalog: Catalog) -> None:
    for kind in ("area", "step", "service", "provider", "project"):
        for id_, thing in getattr(catalog, kind).items():
            graph.add_node((kind, id_), thing=thing)


def _add_offer(graph: Graph, offer: Offer) -> None:
    service = ("service", offer.service.id)
    ends = [(("step", offer.step.id), service), (service, ("provider", offer.provider.id))]
    if offer.project:
        ends.append((service, ("project", offer.project.id)))
    for tail, head in ends:
        graph.add_edge(tail, head)
        graph.edges[tail, head].setdefault("offers", []).append(offer)


def on_step(graph: Graph, step: str, on: date | None) -> tuple[Standing, ...]:
    """What stands on the step on the day, the step's own services before the common ones."""
    node = ("step", step)
    thing = graph.nodes[node]["thing"]
    found = (
        _standing(thing, graph.nodes[target]["thing"], edge["offers"], on)
        for _, target, edge in graph.out_edges(node, data=True)
        if target[0] == "service"
    )
    return tuple(sorted((s for s in found if s.offers), key=lambda standing: standing.common))


def offers_on(graph: Graph, standing: Standing) -> tuple[Offer, ...]:
    """All offers of a service on its step, on whatever day."""
    edge = graph.edges[("step", standing.step.id), ("service", standing.service.id)]
    return tuple(edge["offers"])


def own_on_step(graph: Graph, step: str, on: date | None) -> tuple[Standing, ...]:
    """What stands on the step itself on the day, with the offers of the step alone.

    Common offers answer no step's own need, even of a service that the step has of its own, too.
    """
    return tuple(standing.own for standing in on_step(graph, step, on) if not standing.common)


def own_offers(graph: Graph, step: str, on: date | None) -> tuple[Offer, ...]:
    """The offers through which something stands on the step itself on the day."""
    return tuple(offer for one in own_on_step(graph, step, on) for offer in one.offers)


def ended_on_step(graph: Graph, step: str, on: date) -> tuple[Standing, ...]:
    """The services of the step of which no offer is left, nor one to come."""
    return tuple(s for s in on_step(graph, step, None) if s.state(on) == "ended")


def own_ended_on_step(graph: Graph, step: str, on: date) -> tuple[Standing, ...]:
    """The services of the step itself of which no offer of its own is left, nor one to come."""
    return tuple(s for s in own_on_step(graph, step, None) if s.state(on) == "ended")


def coming_on_step(graph: Graph, step: str, on: date) -> tuple[Standing, ...]:
    """The services that do not stand on the step and are yet to come, with the coming offers."""
    return tuple(
        Standing(s.service, s.step, tuple(o for o in s.offers if o.state(on) == "coming"))
        for s in on_step(graph, step, None)
        if s.state(on) == "coming"
    )


def _standing(step: Step, service: Service, offers: Iterable[Offer], on: date | None) -> Standing:
    return Standing(service, step, tuple(offer for offer in offers if offer.active(on)))


def ways_to(graph: Graph, service: str, on: date | None) -> tuple[Standing, ...]:
    """Every step on which the service stands on the day, in the order of the stairs."""
    node = ("service", service)
    found = (
        _standing(graph.nodes[tail]["thing"], graph.nodes[node]["thing"], edge["offers"], on)
        for tail, _, edge in graph.in_edges(node, data=True)
    )
    order = {id_: place for place, id_ in enumerate(graph.nodes)}
    return tuple(sorted((s for s in found if s.offers), key=lambda s: order["step", s.step.id]))


def carried_by(graph: Graph, kind: str, id_: str, on: date | None) -> tuple[Standing, ...]:
    """What a provider or a project gives on the day: each service on each of its steps."""
    offers = [
        offer
        for _, _, edge in graph.in_edges((kind, id_), data=True)
        for offer in edge.get("offers", ())
        if offer.active(on)
    ]
    places = dict.fromkeys((offer.service, offer.step) for offer in offers)
    return tuple(
        Standing(service, step, tuple(o for o in offers if (o.service, o.step) == (service, step)))
        for service, step in places
    )


def next_steps(graph: Graph, step: str) -> tuple[Step, ...]:
    """Where one usually goes next, in the order in which the data names them."""
    return tuple(
        graph.nodes[node]["thing"] for node in graph.successors(("step", step)) if node[0] == "step"
    )


def steps_before(graph: Graph, step: str) -> tuple[Step, ...]:
    """From where one usually comes."""
    return tuple(
        graph.nodes[node]["thing"]
        for node in graph.predecessors(("step", step))
        if node[0] == "step"
    )


def unreached(graph: Graph) -> tuple[Step, ...]:
    """The steps to which no way leads from the bottom step of any staircase.

    Steps that lead only to each other are not reached either.
    """
    steps = graph.subgraph(node for node in graph if node[0] == "step")
    bottoms = [next(iter(graph.successors(node))) for node in graph if node[0] == "area"]
    reached = {node for layer in nx.bfs_layers(steps, bottoms) for node in layer}
    return tuple(graph.nodes[node]["thing"] for node in graph if node in steps.nodes - reached)
