"""Right and wrong answers to «treatment». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

CEIL = "from math import ceil\n"

RIGHT = {
    "days_gained": [
        right(
            "loop",
            "days-gained",
            "def days_gained(medians, control):\n    gained = {}\n    for arm in medians:\n"
            "        if arm == control:\n            continue\n        gained[arm] = medians[control] - medians[arm]\n"
            "    return gained",
        ),
        right(
            "takes the control out of the table it was given",
            "days-gained",
            "def days_gained(medians, control):\n    base = medians.pop(control)\n"
            "    return dict((arm, float(base - days)) for arm, days in sorted(medians.items()))",
        ),
    ],
    "percentage_points": [
        right(
            "rounded",
            "percentage-points",
            "def percentage_points(treated, control):\n    return round(treated - control, 1)",
        ),
        right(
            "lambda", "percentage-points", "percentage_points = lambda treated, control: -(control - treated)"
        ),
        right(
            "by people in a thousand, with a warning",
            "percentage-points",
            "import warnings\n\ndef percentage_points(treated, control):\n    warnings.warn('careful')\n"
            "    return (10 * treated - 10 * control) / 10",
        ),
    ],
    "number_needed": [
        right(
            "floor of the negative",
            "number-needed",
            CEIL + "def number_needed(treated, control):\n    if treated <= control:\n        return None\n"
            "    return -(-100 // (treated - control))",
        ),
        right(
            "the course's own model",
            "number-needed",
            CEIL + "from training_safety import number_needed_to_treat\n"
            "from training_safety.models.evidence.two_by_two import Estimate\n\n"
            "def number_needed(treated, control):\n    if treated > control:\n"
            "        return number_needed_to_treat(Estimate((treated - control) / 100)).rounded_up",
        ),
    ],
    "number_needed_at": [
        right(
            "by the two risks",
            "number-needed-at",
            "def number_needed_at(baseline, relative_risk):\n    before = baseline / 100\n"
            "    after = before * relative_risk\n    return ceil(1 / (before - after))",
        ),
        right(
            "the course's own model",
            "number-needed-at",
            "from training_safety import benefit_at_baseline\nfrom training_safety.models.evidence.two_by_two import Estimate\n\n"
            "def number_needed_at(baseline, relative_risk):\n"
            "    return benefit_at_baseline(Estimate(relative_risk), baseline / 100).number_needed.rounded_up",
        ),
        right(
            "the range as a list, sorted",
            "number-needed-range",
            "def number_needed_range(baseline, low, high):\n    if high < 1:\n"
            "        return sorted(ceil(100 / (baseline - baseline * limit)) for limit in (low, high))",
        ),
    ],
    "compared_with_mic": [
        right(
            "the other way round",
            "compared-with-mic",
            "def compared_with_mic(low, high, mic):\n    if low < mic <= high:\n        return 'unclear'\n"
            "    return 'important' if mic <= low else 'too small'",
        ),
        right(
            "by counting limits",
            "compared-with-mic",
            "def compared_with_mic(low, high, mic):\n"
            "    return ['too small', 'unclear', 'important'][(low >= mic) + (high >= mic)]",
        ),
    ],
    "important_for_one": [
        right(
            "limits worked out first",
            "important-for-one",
            "def important_for_one(before, after, mic):\n    enough_points = after <= before - mic\n"
            "    if not before:\n        return enough_points, None\n"
            "    return [enough_points, 100 * (before - after) / before >= 30]",
        ),
        right(
            "if and else",
            "important-for-one",
            "def important_for_one(before, after, mic):\n    points = False\n    if before - after >= mic:\n"
            "        points = True\n    percent = None\n    if before > 0:\n"
            "        percent = after / before <= 0.7\n    return points, percent",
        ),
    ],
    "in_points": [
        right(
            "list",
            "in-points",
            "def in_points(smd, low, high, sd):\n    return [sd * number for number in (smd, low, high)]",
        ),
        right(
            "exact fractions",
            "in-points",
            "from fractions import Fraction\n\ndef in_points(*numbers):\n"
            "    *given, sd = map(Fraction, numbers)\n    return tuple(number * sd for number in given)",
        ),
    ],
}

WRONG = {
    "days_gained": [
        wrong(
            "M08 the sign turned round, so that the medicine works",
            "days-gained",
            "def days_gained(medians, control):\n"
            "    return {arm: days - medians[control] for arm, days in medians.items() if arm != control}",
            "days-gained",
        ),
        wrong(
            "M15 a share of the control instead of a difference",
            "days-gained",
            "def days_gained(medians, control):\n"
            "    return {arm: days / medians[control] for arm, days in medians.items() if arm != control}",
            "days-gained",
        ),
        wrong(
            "M19 a treatment can only help",
            "days-gained",
            "def days_gained(medians, control):\n"
            "    return {arm: max(0, medians[control] - days) for arm, days in medians.items() if arm != control}",
            "days-gained",
        ),
        wrong(
            "M24 compared with the average of all instead of with the control",
            "days-gained",
            "def days_gained(medians, control):\n    mean = sum(medians.values()) / len(medians)\n"
            "    return {arm: mean - days for arm, days in medians.items() if arm != control}",
            "days-gained",
        ),
        wrong(
            "the control is always called placebo",
            "days-gained",
            "def days_gained(medians, control):\n    return {arm: medians['placebo'] - days"
            " for arm, days in medians.items() if arm != 'placebo'}",
            "days-gained",
        ),
    ],
    "percentage_points": [
        wrong(
            "M15 relative instead of absolute",
            "percentage-points",
            "def percentage_points(treated, control):\n    return 100 * (treated - control) / control",
            "percentage-points",
        ),
        wrong(
            "M15 the control group is forgotten",
            "percentage-points",
            "def percentage_points(treated, control):\n    return treated",
            "percentage-points",
        ),
        wrong(
            "M19 a treatment can only help",
            "percentage-points",
            "def percentage_points(treated, control):\n    return abs(treated - control)",
            "percentage-points",
        ),
        wrong(
            "M16 the share of the improved who owe it to the treatment",
            "percentage-points",
            "def percentage_points(treated, control):\n    return 100 * (treated - control) / treated",
            "percentage-points",
        ),
        wrong(
            "a text instead of a number",
            "percentage-points",
            "def percentage_points(treated, control):\n    return f'{treated - control:.1f}'",
            "percentage-points",
        ),
    ],
    "number_needed": [
        wrong(
            "M23 rounded to the nearest",
            "number-needed",
            CEIL + "def number_needed(treated, control):\n"
            "    return round(100 / (treated - control)) if treated > control else None",
            "number-needed",
        ),
        wrong(
            "M23 not rounded",
            "number-needed",
            CEIL + "def number_needed(treated, control):\n"
            "    return 100 / (treated - control) if treated > control else None",
            "number-needed",
        ),
        wrong(
            "M15 the control group is forgotten",
            "number-needed",
            CEIL + "def number_needed(treated, control):\n    return ceil(100 / treated)",
            "number-needed",
            "number-needed-none",
        ),
        wrong(
            "M15 from the relative difference",
            "number-needed",
            CEIL + "def number_needed(treated, control):\n    relative = (treated - control) / control\n"
            "    return ceil(1 / relative) if relative > 0 else None",
            "number-needed",
            "number-needed-none",
        ),
        wrong(
            "M19 a treatment that does no better has a number too",
            "number-needed",
            CEIL + "def number_needed(treated, control):\n    return ceil(100 / (treated - control))",
            "number-needed-none",
        ),
        wrong(
            "M19 harm counted as benefit",
            "number-needed",
            CEIL + "def number_needed(treated, control):\n    gained = abs(treated - control)\n"
            "    return ceil(100 / gained) if gained else None",
            "number-needed-none",
        ),
    ],
    "number_needed_at": [
        wrong(
            "M15 the same for every baseline risk",
            "number-needed-at",
            "def number_needed_at(baseline, relative_risk):\n    return ceil(1 / (1 - relative_risk))",
            "number-needed-at",
            "number-needed-range",
            "number-needed-range-none",
        ),
        wrong(
            "M15 the relative risk taken for the benefit",
            "number-needed-at",
            "def number_needed_at(baseline, relative_risk):\n    return ceil(100 / (baseline * relative_risk))",
            "number-needed-at",
            "number-needed-range",
            "number-needed-range-none",
        ),
        wrong(
            "M23 rounded to the nearest",
            "number-needed-at",
            "def number_needed_at(baseline, relative_risk):\n    return round(100 / (baseline * (1 - relative_risk)))",
            "number-needed-at",
            "number-needed-range",
            "number-needed-range-none",
        ),
        wrong(
            "M15 an interval across 1 read as benefit",
            "number-needed-range",
            "def number_needed_range(baseline, low, high):\n"
            "    return number_needed_at(baseline, low), number_needed_at(baseline, high)",
            "number-needed-range-none",
        ),
        wrong(
            "M24 the limits turned round",
            "number-needed-range",
            "def number_needed_range(baseline, low, high):\n    if high >= 1:\n        return None\n"
            "    return number_needed_at(baseline, high), number_needed_at(baseline, low)",
            "number-needed-range",
            "number-needed-range-none",
        ),
        wrong(
            "M23 one number instead of a range",
            "number-needed-range",
            "def number_needed_range(baseline, low, high):\n    if high >= 1:\n        return None\n"
            "    return number_needed_at(baseline, (low + high) / 2)",
            "number-needed-range",
            "number-needed-range-none",
        ),
    ],
    "compared_with_mic": [
        wrong(
            "M14 certain is important",
            "compared-with-mic",
            "def compared_with_mic(low, high, mic):\n    if low > 0:\n        return 'important'\n"
            "    return 'too small' if high < mic else 'unclear'",
            "compared-with-mic",
            "compared-with-mic-limits",
        ),
        wrong(
            "M15 only the estimate in the middle counts",
            "compared-with-mic",
            "def compared_with_mic(low, high, mic):\n"
            "    return 'important' if (low + high) / 2 >= mic else 'too small'",
            "compared-with-mic",
            "compared-with-mic-limits",
        ),
        wrong(
            "M23 the best case is enough",
            "compared-with-mic",
            "def compared_with_mic(low, high, mic):\n    return 'important' if high >= mic else 'too small'",
            "compared-with-mic",
            "compared-with-mic-limits",
        ),
        wrong(
            "M23 the limit itself does not count",
            "compared-with-mic",
            "def compared_with_mic(low, high, mic):\n    if low > mic:\n        return 'important'\n"
            "    return 'too small' if high <= mic else 'unclear'",
            "compared-with-mic-limits",
        ),
    ],
    "important_for_one": [
        wrong(
            "M12 a worsening counts as a change",
            "important-for-one",
            "def important_for_one(before, after, mic):\n    change = abs(after - before)\n"
            "    return change >= mic, None if before == 0 else change / before >= 0.3",
            "important-for-one-edges",
        ),
        wrong(
            "M23 the limit itself does not count",
            "important-for-one",
            "def important_for_one(before, after, mic):\n    better = before - after\n"
            "    return better > mic, None if before == 0 else better / before > 0.3",
            "important-for-one",
            "important-for-one-edges",
        ),
        wrong(
            "M24 one criterion for both",
            "important-for-one",
            "def important_for_one(before, after, mic):\n    enough = before - after >= mic\n"
            "    return enough, enough",
            "important-for-one",
            "important-for-one-edges",
        ),
        wrong(
            "M15 per cent of what it became",
            "important-for-one",
            "def important_for_one(before, after, mic):\n    better = before - after\n"
            "    return better >= mic, None if before == 0 else better / after >= 0.3",
            "important-for-one",
        ),
        wrong(
            "a missing percentage taken for no",
            "important-for-one",
            "def important_for_one(before, after, mic):\n    better = before - after\n"
            "    return better >= mic, before > 0 and better / before >= 0.3",
            "important-for-one-edges",
        ),
    ],
    "in_points": [
        wrong(
            "M15 read as per cent",
            "in-points",
            "def in_points(smd, low, high, sd):\n    return 100 * smd, 100 * low, 100 * high",
            "in-points",
        ),
        wrong(
            "M15 without the interval",
            "in-points",
            "def in_points(smd, low, high, sd):\n    return smd * sd",
            "in-points",
        ),
        wrong(
            "M14 without the sign",
            "in-points",
            "def in_points(smd, low, high, sd):\n    return abs(smd) * sd, abs(low) * sd, abs(high) * sd",
            "in-points",
        ),
        wrong(
            "M23 divided by the standard deviation",
            "in-points",
            "def in_points(smd, low, high, sd):\n    return smd / sd, low / sd, high / sd",
            "in-points",
        ),
        wrong(
            "M15 rounded to whole points",
            "in-points",
            "def in_points(smd, low, high, sd):\n    return round(smd * sd), round(low * sd), round(high * sd)",
            "in-points",
        ),
    ],
}
