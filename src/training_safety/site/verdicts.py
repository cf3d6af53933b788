"""What the verdicts on claims stand for on a page, and which claims are never guessed.

Their names are words of ``section_words.json``: ``verdict_supported`` and so on.
"""

from __future__ import annotations

#: How many of four marks each verdict fills.
MARKS = {"supported": 4, "partly": 3, "practice": 2, "weak": 1, "outdated": 0, "contradicted": 0}
#: Which guess at the support a verdict answers to. A practice point has none.
SUPPORT = {
    "supported": "good",
    "partly": "partly",
    "practice": "",
    "weak": "poor",
    "outdated": "poor",
    "contradicted": "poor",
}
GUESSES = ("good", "partly", "poor")
#: Claims about alarm symptoms. Nobody is to guess at those.
ALARM_CLAIMS = frozenset({"C21", "C68", "C112", "C115"})
