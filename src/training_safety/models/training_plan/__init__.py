"""Training plans: sessions, what is agreed, and the rules a plan is judged by."""
