"""The triage: how soon to get help with back pain, and from whom, from answers to fixed questions."""

from training_safety.models.triage.decision import DATA, Triage, TriageResult, triage

__all__ = ["DATA", "Triage", "TriageResult", "triage"]
