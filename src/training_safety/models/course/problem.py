"""What is wrong in a data file, in one sentence for each thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: in which entry, in which field of it, and what to do."""

    key: str
    field: str
    reason: str

    def sentence(self, file: str) -> str:
        """Return the problem as a sentence that names the file, the entry and the field."""
        places = (file, self.key, self.field and f"field {self.field}")
        end = "" if self.reason.endswith(("?", ".")) else "."
        return f"{', '.join(place for place in places if place)}: {self.reason}{end}"
