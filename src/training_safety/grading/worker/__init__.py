"""One notebook: the sandbox it is run in, its cells, its score; the same on any machine."""
