"""Lifting: load on the lower back and the revised NIOSH equation."""
