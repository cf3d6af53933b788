"""Right and wrong answers to «belief-and-risk». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

RIGHT = {
    "absolute_risk": [
        right(
            "by shares",
            "risk-with",
            "def risk_with(baseline, relative_risk):\n    before = baseline / 100\n    return 100 * before * relative_risk",
        ),
        right(
            "the course's own model",
            "risk-with",
            "from training_safety import benefit_at_baseline\nfrom training_safety.models.evidence.two_by_two import Estimate\n\n"
            "def risk_with(baseline, relative_risk):\n"
            "    return 100 * benefit_at_baseline(Estimate(relative_risk), baseline / 100).risk.value",
        ),
        right(
            "the two risks subtracted, sorted",
            "spared-range",
            "def spared_range(baseline, low, high):\n    spared = [baseline - risk_with(baseline, rr) for rr in (low, high)]\n"
            "    return sorted(spared)",
        ),
        right(
            "the course's own model",
            "spared-range",
            "from training_safety import benefit_at_baseline\nfrom training_safety.models.evidence.two_by_two import Estimate\n\n"
            "def spared_range(baseline, low, high):\n    ratio = Estimate((low + high) / 2, low, high)\n"
            "    reduction = benefit_at_baseline(ratio, baseline / 100).reduction\n"
            "    return 100 * reduction.low, 100 * reduction.high",
        ),
        right("with the function", "my-risk", "my_risk = risk_with(MY_BASELINE, 0.55)"),
    ],
    "odds_ratio": [
        right(
            "with shares",
            "risk-from-odds-ratio",
            "def risk_from_odds_ratio(baseline, odds_ratio):\n    share = baseline / 100\n"
            "    return 100 * share * odds_ratio / (1 - share + share * odds_ratio)",
        ),
        right(
            "by people in a thousand",
            "risk-from-odds-ratio",
            "def risk_from_odds_ratio(baseline, odds_ratio):\n    ill, well = 10 * baseline, 1000 - 10 * baseline\n"
            "    odds = ill / well * odds_ratio\n    return 100 * (1 - 1 / (1 + odds))",
        ),
        right("what is rare is nearly multiplied", "my-after", "my_after = round(2.7 * MY_WINDOW, 1)"),
    ],
    "claims": [
        right(
            "one by one",
            "claims-a-to-d",
            "claims_a_to_d = {}\nclaims_a_to_d['D'] = claims_a_to_d['C'] = 'too strong'\n"
            "claims_a_to_d['A'] = 'trigger'\nclaims_a_to_d['B'] = 'long run'",
        ),
        right(
            "dict",
            "claims-e-to-h",
            "claims_e_to_h = dict(F='long run', E='trigger', H='trigger', G='too strong')",
        ),
    ],
    "beliefs": [
        right(
            "the sign first",
            "towards-evidence",
            "def towards_evidence(before, after, direction):\n    sign = {'agree': 1, 'disagree': -1}[direction]\n"
            "    if None not in (before, after):\n        return sign * (after - before)",
        ),
        right(
            "the course's own model",
            "towards-evidence",
            "from training_safety.models.quiz.beliefs import Change, Direction\n\n"
            "def towards_evidence(before, after, direction):\n"
            "    return Change('pain', Direction(direction), before, after).towards_evidence",
        ),
        right(
            "loop",
            "mean-change",
            "def mean_change(pairs):\n    total = people = 0\n    for before, after in pairs:\n"
            "        if before is None or after is None:\n            continue\n        total += after - before\n"
            "        people += 1\n    if people == 0:\n        return None\n    return total / people",
        ),
        right(
            "the mean after minus the mean before, of the same people",
            "mean-change",
            "from statistics import mean\n\ndef mean_change(pairs):\n    both = [pair for pair in pairs if None not in pair]\n"
            "    return mean(b for _, b in both) - mean(a for a, _ in both) if both else None",
        ),
    ],
    "class": [
        right(
            "list",
            "non-specific",
            "def non_specific(students, with_pain, low, high):\n"
            "    return [round(with_pain / 100 * percent) for percent in (low, high)]",
        ),
        right(
            "half a person up",
            "non-specific",
            "def non_specific(students, with_pain, low, high):\n"
            "    return int(with_pain * low / 100 + 0.5), int(with_pain * high / 100 + 0.5)",
        ),
        right(
            "by the percentages of the rest",
            "known-source",
            "def known_source(students, with_pain, low, high):\n"
            "    return round(with_pain * (100 - high) / 100), round(with_pain * (100 - low) / 100)",
        ),
        right("with the function", "my-most", "my_most = known_source(MY_GROUP, MY_GROUP, 80, 90)[1]"),
    ],
    "soreness": [
        right(
            "the clock last, as one sentence",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    alarms = [leg_symptoms, urine_dark]\n"
            "    if True in alarms:\n        return 'call'\n    if None in alarms:\n        return 'ask'\n"
            "    if hours is None or trend is None:\n        return 'check'\n"
            "    if 6 <= hours <= 72 or (72 < hours <= 168 and trend == 'falling'):\n        return 'normal'\n"
            "    return 'check'",
        ),
        right(
            "the course's own limits, message by message",
            "classify",
            "from training_safety.models.body.soreness import GONE_H, ONSET_H, PEAK_H\n\n"
            "def classify(hours, trend, leg_symptoms, urine_dark):\n"
            "    for answer, message in ((True, 'call'), (None, 'ask')):\n"
            "        if answer in (leg_symptoms, urine_dark):\n            return message\n"
            "    known = hours is not None and trend is not None\n"
            "    fits = known and ONSET_H[0] <= hours <= GONE_H[1] and (hours <= PEAK_H[1] or trend == 'falling')\n"
            "    return 'normal' if fits else 'check'",
        ),
    ],
}

WRONG = {
    "absolute_risk": [
        wrong(
            "M15 the relative risk taken for the share who are spared",
            "risk-with",
            "def risk_with(baseline, relative_risk):\n    return baseline * (1 - relative_risk)",
            "risk-with",
        ),
        wrong(
            "M15 the same risk for everybody",
            "risk-with",
            "def risk_with(baseline, relative_risk):\n    return 100 * relative_risk",
            "risk-with",
        ),
        wrong(
            "M15 per cent subtracted as points",
            "risk-with",
            "def risk_with(baseline, relative_risk):\n    return baseline - 100 * (1 - relative_risk)",
            "risk-with",
        ),
        wrong(
            "a share instead of per cent",
            "risk-with",
            "def risk_with(baseline, relative_risk):\n    return baseline / 100 * relative_risk",
            "risk-with",
        ),
        wrong(
            "M24 the limits turned round",
            "spared-range",
            "def spared_range(baseline, low, high):\n    return baseline * (1 - low), baseline * (1 - high)",
            "spared-range",
        ),
        wrong(
            "M15 those who have an episode instead of those who are spared",
            "spared-range",
            "def spared_range(baseline, low, high):\n    return baseline * low, baseline * high",
            "spared-range",
        ),
        wrong(
            "M19 training can only help",
            "spared-range",
            "def spared_range(baseline, low, high):\n"
            "    return max(0, baseline * (1 - high)), max(0, baseline * (1 - low))",
            "spared-range",
        ),
        wrong("M24 the example's number taken for one's own", "my-risk", "my_risk = 22", "my-risk"),
        wrong("M15 55 in 100 get pain", "my-risk", "my_risk = 55", "my-risk"),
        wrong("M15 the spared instead of the ill", "my-risk", "my_risk = 0.45 * MY_BASELINE", "my-risk"),
    ],
    "odds_ratio": [
        wrong(
            "M15 an odds ratio read as a relative risk",
            "risk-from-odds-ratio",
            "def risk_from_odds_ratio(baseline, odds_ratio):\n    return baseline * odds_ratio",
            "risk-from-odds-ratio",
        ),
        wrong(
            "M23 a relative risk that stops at 100 per cent",
            "risk-from-odds-ratio",
            "def risk_from_odds_ratio(baseline, odds_ratio):\n    return min(100, baseline * odds_ratio)",
            "risk-from-odds-ratio",
        ),
        wrong(
            "M15 the odds given as the risk",
            "risk-from-odds-ratio",
            "def risk_from_odds_ratio(baseline, odds_ratio):\n    return 100 * odds_ratio * baseline / (100 - baseline)",
            "risk-from-odds-ratio",
        ),
        wrong(
            "M15 the odds ratio read as per cent that come on top",
            "risk-from-odds-ratio",
            "def risk_from_odds_ratio(baseline, odds_ratio):\n    return baseline + odds_ratio",
            "risk-from-odds-ratio",
            "my-after",
        ),
        wrong("M15 2.7 per cent of all", "my-after", "my_after = 0.027 * 100000", "my-after"),
        wrong("M15 2.7 more", "my-after", "my_after = MY_WINDOW + 2.7", "my-after"),
        wrong("per cent instead of people", "my-after", "my_after = 2.7 * MY_WINDOW / 1000", "my-after"),
    ],
    "claims": [
        wrong(
            "M16 a trigger read as the cause of long-lasting pain",
            "claims-a-to-d",
            'claims_a_to_d = {"A": "trigger", "B": "long run", "C": "too strong", "D": "long run"}',
            "claims-a-to-d",
        ),
        wrong(
            "M15 an odds ratio read as per cent of people",
            "claims-a-to-d",
            'claims_a_to_d = {"A": "trigger", "B": "long run", "C": "trigger", "D": "too strong"}',
            "claims-a-to-d",
        ),
        wrong(
            "M01 training wears, so protection is too strong",
            "claims-a-to-d",
            'claims_a_to_d = {"A": "trigger", "B": "too strong", "C": "too strong", "D": "too strong"}',
            "claims-a-to-d",
        ),
        wrong(
            "one statement left out",
            "claims-a-to-d",
            'claims_a_to_d = {"A": "trigger", "B": "long run", "C": "too strong"}',
            "claims-a-to-d",
        ),
        wrong(
            "M24 the average of a group is a promise to each",
            "claims-e-to-h",
            'claims_e_to_h = {"E": "trigger", "F": "long run", "G": "long run", "H": "trigger"}',
            "claims-e-to-h",
        ),
        wrong(
            "M16 a large odds ratio is a cause over time",
            "claims-e-to-h",
            'claims_e_to_h = {"E": "long run", "F": "long run", "G": "too strong", "H": "long run"}',
            "claims-e-to-h",
        ),
    ],
    "beliefs": [
        wrong(
            "M22 to agree more is always right",
            "towards-evidence",
            "def towards_evidence(before, after, direction):\n    if before is None or after is None:\n"
            "        return None\n    return after - before",
            "towards-evidence",
            "towards-evidence-missing",
        ),
        wrong(
            "M12 every change is progress",
            "towards-evidence",
            "def towards_evidence(before, after, direction):\n    if before is None or after is None:\n"
            "        return None\n    return abs(after - before)",
            "towards-evidence",
            "towards-evidence-missing",
        ),
        wrong(
            "M23 a missing answer taken for 0",
            "towards-evidence",
            "def towards_evidence(before, after, direction):\n    steps = (after or 0) - (before or 0)\n"
            "    return steps if direction == 'agree' else -steps",
            "towards-evidence-missing",
        ),
        wrong(
            "0 taken for a missing answer",
            "towards-evidence",
            "def towards_evidence(before, after, direction):\n    if not before or not after:\n        return None\n"
            "    return after - before if direction == 'agree' else before - after",
            "towards-evidence-missing",
        ),
        wrong(
            "M23 a missing answer counted as 0 in the mean",
            "mean-change",
            "def mean_change(pairs):\n    if not pairs:\n        return None\n"
            "    return sum((after or 0) - (before or 0) for before, after in pairs) / len(pairs)",
            "mean-change",
            "mean-change-missing",
        ),
        wrong(
            "M24 divided by everybody, also those who did not answer",
            "mean-change",
            "def mean_change(pairs):\n    both = [b - a for a, b in pairs if a is not None and b is not None]\n"
            "    return sum(both) / len(pairs) if both else None",
            "mean-change",
            "mean-change-missing",
        ),
        wrong(
            "0 taken for a missing answer in the mean",
            "mean-change",
            "def mean_change(pairs):\n    both = [b - a for a, b in pairs if a and b]\n"
            "    return sum(both) / len(both) if both else None",
            "mean-change",
        ),
        wrong(
            "M24 the mean of all who answered after, minus that of all who answered before",
            "mean-change",
            "from statistics import mean\n\ndef mean_change(pairs):\n    before = [a for a, _ in pairs if a is not None]\n"
            "    after = [b for _, b in pairs if b is not None]\n"
            "    return mean(after) - mean(before) if before and after else None",
            "mean-change",
            "mean-change-missing",
        ),
        wrong(
            "nobody's mean is 0",
            "mean-change",
            "def mean_change(pairs):\n    both = [b - a for a, b in pairs if a is not None and b is not None]\n"
            "    return sum(both) / len(both) if both else 0",
            "mean-change-missing",
        ),
    ],
    "class": [
        wrong(
            "M24 a percentage of those in pain used on everybody",
            "non-specific",
            "def non_specific(students, with_pain, low, high):\n"
            "    return round(students * low / 100), round(students * high / 100)",
            "non-specific",
            "known-source",
        ),
        wrong(
            "M23 the middle instead of the interval",
            "non-specific",
            "def non_specific(students, with_pain, low, high):\n    middle = round(with_pain * (low + high) / 200)\n"
            "    return middle, middle",
            "non-specific",
            "known-source",
        ),
        wrong(
            "rounded up",
            "non-specific",
            "from math import ceil\n\ndef non_specific(students, with_pain, low, high):\n"
            "    return ceil(with_pain * low / 100), ceil(with_pain * high / 100)",
            "non-specific",
            "known-source",
        ),
        wrong(
            "M15 the limits are not turned round",
            "known-source",
            "def known_source(students, with_pain, low, high):\n"
            "    fewest, most = non_specific(students, with_pain, low, high)\n"
            "    return with_pain - fewest, with_pain - most",
            "known-source",
        ),
        wrong(
            "M03 the rest of the class, pain or not",
            "known-source",
            "def known_source(students, with_pain, low, high):\n"
            "    fewest, most = non_specific(students, with_pain, low, high)\n"
            "    return students - most, students - fewest",
            "known-source",
        ),
        wrong("M03 most have a source", "my-most", "my_most = 0.9 * MY_GROUP", "my-most"),
        wrong("M15 the fewest instead of the most", "my-most", "my_most = MY_GROUP / 10", "my-most"),
        wrong("M24 per cent instead of people", "my-most", "my_most = 20", "my-most"),
    ],
    "soreness": [
        wrong(
            "M17 «don't know» taken for no",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    if leg_symptoms or urine_dark:\n"
            "        return 'call'\n    if hours is None or trend is None or not 6 <= hours <= 168:\n"
            "        return 'check'\n    return 'normal' if hours <= 72 or trend == 'falling' else 'check'",
            "classify-unknown",
        ),
        wrong(
            "M17 one sign alone is only worth asking about",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    if leg_symptoms and urine_dark:\n"
            "        return 'call'\n    if leg_symptoms is not False or urine_dark is not False:\n        return 'ask'\n"
            "    if hours is None or trend is None or not 6 <= hours <= 168:\n        return 'check'\n"
            "    return 'normal' if hours <= 72 or trend == 'falling' else 'check'",
            "classify-alarm",
        ),
        wrong(
            "M17 a «don't know» hides a yes",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    if leg_symptoms is None or urine_dark is None:\n"
            "        return 'ask'\n    if leg_symptoms or urine_dark:\n        return 'call'\n"
            "    if hours is None or trend is None or not 6 <= hours <= 168:\n        return 'check'\n"
            "    return 'normal' if hours <= 72 or trend == 'falling' else 'check'",
            "classify-alarm",
        ),
        wrong(
            "M25 the clock before the alarm symptoms",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    if hours is None or not 6 <= hours <= 168:\n"
            "        return 'check'\n    if leg_symptoms or urine_dark:\n        return 'call'\n"
            "    if leg_symptoms is None or urine_dark is None:\n        return 'ask'\n"
            "    if hours <= 72 and trend:\n        return 'normal'\n"
            "    return 'normal' if trend == 'falling' else 'check'",
            "classify-alarm",
            "classify-unknown",
        ),
        wrong(
            "M12 pain that rises for days is only a good session",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    if leg_symptoms or urine_dark:\n"
            "        return 'call'\n    if leg_symptoms is None or urine_dark is None:\n        return 'ask'\n"
            "    if hours is None or trend is None or not 6 <= hours <= 168:\n        return 'check'\n"
            "    return 'normal'",
            "classify-course",
        ),
        wrong(
            "M01 all pain that is not falling is a bad sign",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    if leg_symptoms or urine_dark:\n"
            "        return 'call'\n    if leg_symptoms is None or urine_dark is None:\n        return 'ask'\n"
            "    return 'normal' if hours and 6 <= hours <= 168 and trend == 'falling' else 'check'",
            "classify-course",
        ),
        wrong(
            "M12 any pain of the first three days is soreness, from the first minute",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    if leg_symptoms or urine_dark:\n"
            "        return 'call'\n    if leg_symptoms is None or urine_dark is None:\n        return 'ask'\n"
            "    if hours is None or trend is None:\n        return 'check'\n"
            "    return 'normal' if hours <= 72 or (hours <= 168 and trend == 'falling') else 'check'",
            "classify-course",
        ),
        wrong(
            "an unknown trend is no hindrance",
            "classify",
            "def classify(hours, trend, leg_symptoms, urine_dark):\n    if leg_symptoms or urine_dark:\n"
            "        return 'call'\n    if leg_symptoms is None or urine_dark is None:\n        return 'ask'\n"
            "    if hours is None or not 6 <= hours <= 168:\n        return 'check'\n"
            "    return 'normal' if hours <= 72 or trend == 'falling' else 'check'",
            "classify-course",
        ),
    ],
}
