"""A map of what may affect what, which the reader draws and holds up against research."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training_safety.widgets.shared.activity_entry import ActivityEntry, missing
from training_safety.widgets.widget import CourseWidget

VERDICTS = ("supported", "partly", "weak", "contradicted")


class ConnectionMap(ActivityEntry, CourseWidget):
    """A small network: the reader draws arrows between its nodes, then sees which ones research supports.

    The arrows stay in the reader's browser: they never reach Python and are in no notebook. An entry has
    ``nodes`` and ``links``, each ``from`` one node ``to`` another with a ``verdict`` on what research found.

    >>> entry = {
    ...     "kind": "map",
    ...     "title": {"nb": "Hva virker på hva?", "en": "What affects what?"},
    ...     "nodes": [
    ...         {"id": "sleep", "nb": "Søvn", "en": "Sleep"},
    ...         {"id": "mood", "nb": "Humør", "en": "Mood"},
    ...         {"id": "pain", "nb": "Smerter", "en": "Pain"},
    ...     ],
    ...     "links": [
    ...         {"from": "sleep", "to": "pain", "verdict": "partly", "nb": "De går sammen.", "en": "They go together."}
    ...     ],
    ... }
    >>> ConnectionMap(entry, name="my_map").name
    'my_map'
    """

    _kinds = ("map",)

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        yield from missing(entry, ("title", "nodes", "links"), "the entry")
        nodes = []
        for number, node in enumerate(entry["nodes"]):
            yield from missing(node, ("id", "nb", "en"), f"nodes[{number}]")
            if node["id"] in nodes:
                yield f"nodes[{number}] has the id {node['id']!r} of another one; give it one of its own."
            nodes.append(node["id"])
        if not 3 <= len(nodes) <= 12:
            yield f"there are {len(nodes)} nodes; a map has from 3 to 12."
        drawn = set()
        for number, link in enumerate(entry["links"]):
            where = f"links[{number}]"
            yield from missing(link, ("from", "to", "verdict", "nb", "en"), where)
            ends = (link["from"], link["to"])
            for end in ends:
                if end not in nodes:
                    yield f"{where} has {end!r}, which is none of the nodes: {', '.join(nodes)}."
            if ends[0] == ends[1] or ends in drawn:
                yield f"{where} goes from {ends[0]} to {ends[1]}; a link has two ends, and each pair one link."
            drawn.add(ends)
            if link["verdict"] not in VERDICTS:
                yield f"{where} has the verdict {link['verdict']!r}; it is one of {', '.join(VERDICTS)}."
