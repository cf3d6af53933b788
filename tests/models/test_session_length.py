"""How long a session lasts, by the numbers that JavaScript reads too."""

from __future__ import annotations

import pytest

from training_safety.models.training_plan.session_length import session_length_min
from vector_files import vectors_of

VECTORS = vectors_of("session_length")


def test_the_length_is_that_of_the_shared_vectors() -> None:
    for session in VECTORS["sessions"]:
        assert session["minutes"] == session_length_min(session["sets"])


@pytest.mark.parametrize("sets", [*VECTORS["refused"], True, "8", None])
def test_what_is_no_number_of_sets_is_refused(sets: object) -> None:
    with pytest.raises(ValueError, match=r"sets is .*; give a whole number, 0 to 100"):
        session_length_min(sets)  # type: ignore[arg-type]
