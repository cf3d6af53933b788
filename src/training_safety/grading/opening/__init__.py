"""Students' work opened by somebody else: what is shown of it, and that nothing of it runs there."""
