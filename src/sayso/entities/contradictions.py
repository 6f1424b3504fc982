"""Judgements that cannot all hold: what one makes one thing another takes apart."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from sayso.entities.naming import Places
from sayso.errors import BadInput
from sayso.knowledge.judgements import Judgements, Merge, Named, Never, Split, plain

Node: TypeAlias = tuple[str, str | None]
"""A name as judgements mean it: written so, everywhere (None) or in one article by its id."""


def refuse_contradictions(judgements: Judgements, places: Places) -> None:
    """Raise BadInput, naming the lines, when a judgement takes apart what others make one."""
    ties = _Ties(judgements, places)
    for never in judgements.nevers:
        for one, two in combinations(never.names, 2):
            if ties.are_one(ties.node(one), ties.node(two)):
                _raise(never, f"{one} and {two} are never one", ties.makers(ties.node(one)))
    taken: dict[Node, Split] = {}
    for split in judgements.splits:
        for node in ties.of_split(split):
            first = taken.setdefault(node, split)
            if first is not split:
                raise BadInput(
                    f"{split.where}: “{split.name}” is split off in the same article at "
                    f"{first.where} already; write the two in one"
                )
            if ties.are_one(node, (node[0], None)):
                told = f"“{split.name}” there is another than elsewhere"
                _raise(split, told, ties.makers(node))


def _raise(judgement: Never | Split, told: str, makers: Sequence[Merge]) -> None:
    against = " and ".join(maker.where for maker in makers)
    raise BadInput(
        f"{judgement.where}: says that {told}, but {against} makes them one; take one of them out"
    )


class _Ties:
    """Which names the merges make one, directly or over a third name."""

    def __init__(self, judgements: Judgements, places: Places) -> None:
        self._places = places
        self._home: dict[Node, Node] = {}
        self._merges = judgements.merges
        self._apart = {node for split in judgements.splits for node in self.of_split(split)}
        self._apart |= {node for never in judgements.nevers for node in self._of_never(never)}
        for merge in judgements.merges:
            self._tie([self.node(named) for named in merge.names])
        for split in judgements.splits:
            self._tie(list(self.of_split(split)))
        nevers = {self.node(named) for never in judgements.nevers for named in never.names}
        for node in sorted({*self._home, *nevers} - self._apart, key=str):
            if node[1] is not None:
                self._tie([node, (node[0], None)])

    def node(self, named: Named) -> Node:
        """The name as a node; an article that is not in the run stays as it is written."""
        if named.article is None:
            return plain(named.name), None
        return plain(named.name), self._places.article(named.article) or named.article

    def of_split(self, split: Split) -> Iterator[Node]:
        """The name in each of the split's articles."""
        for article in split.articles:
            yield self.node(Named(split.name, article))

    def are_one(self, one: Node, two: Node) -> bool:
        """Whether the merges make two nodes one."""
        return self._root(one) == self._root(two)

    def makers(self, node: Node) -> list[Merge]:
        """The merges that make a node one with others."""
        root = self._root(node)
        return [m for m in self._merges if self._root(self.node(m.names[0])) == root]

    def _of_never(self, never: Never) -> Iterator[Node]:
        """Names in one article that are set against the same name elsewhere."""
        nodes = [self.node(named) for named in never.names]
        for node in nodes:
            if node[1] is not None and any(n[0] == node[0] and n != node for n in nodes):
                yield node

    def _root(self, node: Node) -> Node:
        while (above := self._home.setdefault(node, node)) != node:
            node = above
        return node

    def _tie(self, nodes: Sequence[Node]) -> None:
        for node in nodes[1:]:
            self._home[self._root(node)] = self._root(nodes[0])
