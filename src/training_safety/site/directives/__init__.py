"""The directives that a section is written with.

What the pattern of a section repeats stands in the page as plain HTML: it is read with scripts off,
printed open, and made alive by ``static/section.js`` without a kernel.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from training_safety.site.directives import drawing, markup, registers, ways
from training_safety.site.directives.alarm_levels import AlarmLevel, AlarmStatus
from training_safety.site.directives.claim import ClaimDirective
from training_safety.site.directives.drawing import Drawing
from training_safety.site.directives.guess import Guess
from training_safety.site.directives.plan import IfThen
from training_safety.site.directives.registers import ClaimsRegister, ObjectivesRegister
from training_safety.site.directives.safety import Safety
from training_safety.site.directives.short_answer import Remember, ShortAnswer
from training_safety.site.directives.sources import Sources
from training_safety.site.directives.trying import Try
from training_safety.site.directives.ways import Ways

DIRECTIVES = {
    "kort-sagt": ShortAnswer,
    "ways": Ways,
    "guess": Guess,
    "claim": ClaimDirective,
    "safety": Safety,
    "alarm-level": AlarmLevel,
    "alarm-status": AlarmStatus,
    "drawing": Drawing,
    "if-then": IfThen,
    "try": Try,
    "remember": Remember,
    "sources": Sources,
    "claims-register": ClaimsRegister,
    "objectives-register": ObjectivesRegister,
}


def setup(app: Sphinx) -> None:
    """Add the directives and the nodes they are made of."""
    markup.setup(app)
    drawing.setup(app)
    ways.setup(app)
    registers.setup(app)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
