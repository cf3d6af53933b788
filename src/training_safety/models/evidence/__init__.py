"""Evidence: effects, intervals, tests and what is large enough to matter."""
