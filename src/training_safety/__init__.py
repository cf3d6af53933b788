"""Train safely: the domain models and widgets of the course «Trygg trening – ryggen».

    >>> from training_safety import session_load
    >>> session_load(7, 60)
    420

Importing this package pulls in the standard library only, and each model when it is first asked
for. The widgets live in ``training_safety.widgets`` and need anywidget. The triage is
``training_safety.models.triage.triage``, so that nobody takes it by accident for a mere number.
"""

from __future__ import annotations

from training_safety.lazy_names import lazy_names

__all__, __getattr__, __dir__ = lazy_names(__name__)  # a new name is a line in __init__.pyi
