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

#: The phone that lengths are measured on, in CSS pixels; its height is one screen.
PHONE = (390, 844)
#: Of the built page, in screens with its folds closed; a page may have limits of its own in ``book/longer_pages.yml``.
SECTION_SCREENS, OPENING_SCREENS = 10.0, 3.0
TOOL_BEGINS, QUIZ_BEGINS = 1.5, 7.5
#: In running text and captions on one screen.
SCREEN_NUMBERS = 5
