"""The limits of a section and of an opening page, all of them here."""

from __future__ import annotations

SHORT_ANSWER_WORDS, SHORT_ANSWER_SENTENCES = 35, 3
WAY_CHARACTERS = 45
OPEN_WORDS = (450, 650)
BLOCK_WORDS = 130
BLOCK_NUMBERS = 5
LIX = (27, 33)
CLAIM_BOXES = (1, 4)
QUIZ_ITEMS = (5, 8)
RETURNING_ITEMS = (1, 2)
CODE_LINES = 8
SAME_NUMBER = 2
NEXT_SESSION_LINES = (2, 3)
REMEMBER_LINES = 3
#: An opening page is three screens.
OPENING_WORDS = 250

#: The headings that every section has, in this order.
NEXT_SESSION, TRY, REMEMBER = "Til neste økt", "Prøv selv", "Husk"
