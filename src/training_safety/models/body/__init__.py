"""The body: pain, soreness, heart rate, nutrition and questionnaires."""
