"""A class: what was handed in, who runs it, the gradebook and the report. What runs one notebook is in ``worker``."""
