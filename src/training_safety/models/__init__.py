"""The course's models by topic: the standard library only, each with its JavaScript twin beside it."""
