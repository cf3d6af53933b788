"""Warm-up: exercises, phases and ramp-up sets."""
