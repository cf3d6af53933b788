"""What can be seen of a section before it is built: its source in parts, and the rules it is to keep."""
