"""Training load: progression, weekly load, variation and ratios."""
