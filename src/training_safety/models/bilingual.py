"""Words that the course has in both its languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """The same words in Bokmål and in English: ``text["nb"]``, ``text["en"]``."""

    nb: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the words in ``"nb"`` or ``"en"``."""
        return {"nb": self.nb, "en": self.en}[language]
