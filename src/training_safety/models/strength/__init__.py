"""Strength: one-repetition maximum and trunk endurance."""
