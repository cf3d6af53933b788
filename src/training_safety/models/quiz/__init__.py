"""Quizzes: banks, questions, misconceptions and the belief survey's statements."""
