"""The rules of a section and of an opening page, each a function that says what is wrong, where, and what to do."""

from __future__ import annotations

from training_safety.site.sections.data_rules import claim_boxes, drawings, keys, known_words, quiz
from training_safety.site.sections.layout_rules import (
    boxes,
    cells,
    fences,
    guesses,
    next_session,
    opening,
    order,
    questions_apart,
    shapes,
    short_answer,
    sources,
    title,
    ways,
)
from training_safety.site.sections.slips import Rule
from training_safety.site.sections.text_rules import few_numbers, heaviness, length, wording

SECTION_RULES: tuple[Rule, ...] = (
    *(fences, title, short_answer, ways, order, questions_apart, guesses, shapes),
    *(length, heaviness, few_numbers, wording),
    *(keys, claim_boxes, quiz, drawings, known_words),
    *(next_session, sources, cells, boxes),
)
OPENING_RULES: tuple[Rule, ...] = (fences, title, short_answer, opening, cells, wording, boxes, known_words)
