"""Right and wrong answers to «evidence». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

MODEL = "from training_safety.models.evidence.two_by_two import TwoByTwo\n"
CEIL = "from math import ceil\n\n"
MATH = "from math import exp, sqrt\n\n"

RIGHT = {
    "effect": [
        right(
            "step by step, rounded",
            "effect",
            "def effect(a, n1, c, n0):\n    treated = a / n1\n    control = c / n0\n"
            "    told = {'rr': None, 'or': None, 'arr': round(control - treated, 3)}\n    if c != 0:\n"
            "        told['rr'] = round(treated / control, 3)\n        if a != n1:\n"
            "            told['or'] = round((a / (n1 - a)) / (c / (n0 - c)), 3)\n    return told",
        ),
        right(
            "the course's own model",
            "effect",
            MODEL + "from training_safety import absolute_risk_reduction, odds_ratio, relative_risk\n\n"
            "def effect(a, n1, c, n0):\n    table = TwoByTwo(a, n1, c, n0)\n"
            "    return {\n        'arr': absolute_risk_reduction(table).value,\n"
            "        'rr': relative_risk(table).value,\n        'or': odds_ratio(table).value,\n    }",
        ),
        right(
            "asks for forgiveness",
            "effect",
            "def effect(a, n1, c, n0):\n    told = {'arr': c / n0 - a / n1}\n"
            "    for name, above, below in (('rr', a * n0, n1 * c), ('or', a * (n0 - c), (n1 - a) * c)):\n"
            "        try:\n            told[name] = above / below\n        except ZeroDivisionError:\n"
            "            told[name] = None\n    return told",
        ),
    ],
    "interval": [
        right(
            "on the log scale",
            "interval",
            "from math import exp, log, sqrt\n\ndef interval(a, n1, c, n0):\n"
            "    for cell in (a, c, n1 - a, n0 - c):\n        if cell < 5:\n            return None\n"
            "    middle = log(a / n1) - log(c / n0)\n    half = 1.96 * sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0)\n"
            "    return [exp(middle - half), exp(middle + half)]",
        ),
        right(
            "the course's own model",
            "interval",
            MODEL + "from training_safety import relative_risk\n\ndef interval(a, n1, c, n0):\n"
            "    table = TwoByTwo(a, n1, c, n0)\n    if not table.small_counts:\n"
            "        found = relative_risk(table)\n        return found.low, found.high",
        ),
        right(
            "both limits asked",
            "reads",
            "def reads(low, high):\n    if low < 1 and high < 1:\n        return 'fewer'\n"
            "    elif low > 1 and high > 1:\n        return 'more'\n    else:\n        return 'both'",
        ),
        right(
            "both first",
            "reads",
            "def reads(low, high):\n    if low <= 1 <= high:\n        return 'both'\n"
            "    return 'fewer' if high < 1 else 'more'",
        ),
    ],
    "people_needed": [
        right(
            "floor of the negative",
            "people-needed",
            "def people_needed(people, width, wanted):\n    return -(-people * width * width // (wanted * wanted))",
        ),
        right(
            "exact fractions",
            "people-needed",
            CEIL + "from fractions import Fraction\n\ndef people_needed(people, width, wanted):\n"
            "    return ceil(people * Fraction(width, wanted) ** 2)",
        ),
        right("by hand", "my-people", "my_people = MY_TRIAL * 6.25"),
        right(
            "loop",
            "my-people",
            "my_people = MY_TRIAL\nwhile 20 * (MY_TRIAL / my_people) ** 0.5 > 8:\n    my_people += 1",
        ),
    ],
    "possible_best": [
        right(
            "not apart",
            "overlap",
            "def overlap(one, other):\n    apart = one[1] < other[0] or other[1] < one[0]\n    return not apart",
        ),
        right(
            "the largest low and the smallest high",
            "overlap",
            "def overlap(one, other):\n    return max(one[0], other[0]) <= min(one[1], other[1])",
        ),
        right(
            "each against each",
            "possible-best",
            "def possible_best(intervals):\n    best = []\n    for name in intervals:\n        beaten = False\n"
            "        for other in intervals:\n            if intervals[name][0] > intervals[other][1]:\n"
            "                beaten = True\n        if not beaten:\n            best.append(name)\n    return best",
        ),
        right(
            "all and a tuple",
            "possible-best",
            "def possible_best(intervals):\n"
            "    return tuple(n for n in intervals if all(intervals[n][0] <= high for _, high in intervals.values()))",
        ),
    ],
    "verdicts": [
        right(
            "sorted by verdict",
            "verdicts-1",
            "VERDICTS_1 = dict.fromkeys(('protein', 'tension'), 'weak')\n"
            "VERDICTS_1 |= dict.fromkeys(('exercise', 'active'), 'supported') | {'core': 'contradicted'}",
        ),
        right(
            "one by one",
            "verdicts-2",
            "VERDICTS_2 = {}\nVERDICTS_2['ibuprofen'] = 'supported'\n"
            "for claim in ('isolation', 'diet'):\n    VERDICTS_2[claim] = 'weak'\n"
            "VERDICTS_2['unnatural'] = VERDICTS_2['warm_up'] = 'contradicted'",
        ),
    ],
    "citations": [
        right(
            "keyword arguments",
            "citations-1",
            "CITATIONS_1 = dict(\n    course='says it', paracetamol='replaced', posture='says otherwise', causes='does not study it'\n)",
        ),
        right(
            "those that did not study it first",
            "citations-2",
            "CITATIONS_2 = dict.fromkeys(('ice', 'pressure'), 'does not study it')\n"
            "CITATIONS_2['exercise_alone'] = 'says it'\nCITATIONS_2['ten_percent'] = 'says otherwise'",
        ),
    ],
    "fewer_of_hundred": [
        right(
            "by the two groups among the hundred",
            "fewer-of-hundred",
            "def fewer_of_hundred(baseline, relative_risk, share):\n    before = 100 * baseline / 100\n"
            "    follow = share * baseline / 100 * relative_risk\n    others = (100 - share) * baseline / 100\n"
            "    return before - follow - others",
        ),
        right(
            "the course's own model",
            "fewer-of-hundred",
            "from training_safety import benefit_at_baseline\nfrom training_safety.models.evidence.two_by_two import Estimate\n\n"
            "def fewer_of_hundred(baseline, relative_risk, share):\n"
            "    benefit = benefit_at_baseline(Estimate(relative_risk), baseline / 100)\n"
            "    return benefit.reduction.value * share",
        ),
    ],
}

WRONG = {
    "effect": [
        wrong(
            "M15 the odds ratio taken for the relative risk",
            "effect",
            "def effect(a, n1, c, n0):\n    odds = a * (n0 - c) / ((n1 - a) * c) if c > 0 and a < n1 else None\n"
            "    return {'arr': c / n0 - a / n1, 'rr': odds, 'or': odds}",
            "effect",
            "effect-none",
        ),
        wrong(
            "M15 a relative reduction instead of an absolute one",
            "effect",
            "def effect(a, n1, c, n0):\n    ratio = (a / n1) / (c / n0) if c > 0 else None\n    return {\n"
            "        'arr': 1 - ratio if c > 0 else None,\n        'rr': ratio,\n"
            "        'or': a * (n0 - c) / ((n1 - a) * c) if c > 0 and a < n1 else None,\n    }",
            "effect",
            "effect-none",
        ),
        wrong(
            "M19 a measure can only help",
            "effect",
            "def effect(a, n1, c, n0):\n    return {\n        'arr': abs(c / n0 - a / n1),\n"
            "        'rr': (a / n1) / (c / n0) if c > 0 else None,\n"
            "        'or': a * (n0 - c) / ((n1 - a) * c) if c > 0 and a < n1 else None,\n    }",
            "effect",
            "effect-none",
        ),
        wrong(
            "M23 a number where there is none",
            "effect",
            "def effect(a, n1, c, n0):\n    return {\n        'arr': c / n0 - a / n1,\n"
            "        'rr': (a / n1) / (c / n0) if c > 0 else float('inf'),\n"
            "        'or': a * (n0 - c) / ((n1 - a) * c) if c > 0 and a < n1 else float('inf'),\n    }",
            "effect-none",
        ),
        wrong(
            "M15 the counts compared, whatever the size of the groups",
            "effect",
            "def effect(a, n1, c, n0):\n    return {\n        'arr': (c - a) / n0,\n        'rr': a / c if c > 0 else None,\n"
            "        'or': a * (n0 - c) / ((n1 - a) * c) if c > 0 and a < n1 else None,\n    }",
            "effect",
        ),
        wrong(
            "no events taken for no number",
            "effect",
            "def effect(a, n1, c, n0):\n    return {\n        'arr': c / n0 - a / n1,\n"
            "        'rr': (a / n1) / (c / n0) if a and c else None,\n"
            "        'or': a * (n0 - c) / ((n1 - a) * c) if a and c and a < n1 else None,\n    }",
            "effect-none",
        ),
    ],
    "interval": [
        wrong(
            "M15 one standard error instead of 1.96",
            "interval",
            MATH + "def interval(a, n1, c, n0):\n    if min(a, n1 - a, c, n0 - c) < 5:\n        return None\n"
            "    ratio = (a / n1) / (c / n0)\n    error = sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0)\n"
            "    return ratio / exp(error), ratio * exp(error)",
            "interval",
            "interval-none",
        ),
        wrong(
            "M23 an interval on the plain scale",
            "interval",
            MATH + "def interval(a, n1, c, n0):\n    if min(a, n1 - a, c, n0 - c) < 5:\n        return None\n"
            "    ratio = (a / n1) / (c / n0)\n    half = 1.96 * sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0)\n"
            "    return ratio - half, ratio + half",
            "interval",
            "interval-none",
        ),
        wrong(
            "M15 the interval left out",
            "interval",
            MATH + "def interval(a, n1, c, n0):\n    if min(a, n1 - a, c, n0 - c) < 5:\n        return None\n"
            "    return (a / n1) / (c / n0)",
            "interval",
            "interval-none",
        ),
        wrong(
            "M23 a formula is right for small counts too",
            "interval",
            MATH + "def interval(a, n1, c, n0):\n    if a == 0 or c == 0:\n        return None\n"
            "    ratio = (a / n1) / (c / n0)\n    error = sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0)\n"
            "    return ratio / exp(1.96 * error), ratio * exp(1.96 * error)",
            "interval-none",
        ),
        wrong(
            "M24 only the treated group has small counts",
            "interval",
            MATH + "def interval(a, n1, c, n0):\n    if min(a, n1 - a) < 5:\n        return None\n"
            "    ratio = (a / n1) / (c / n0)\n    error = sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0)\n"
            "    return ratio / exp(1.96 * error), ratio * exp(1.96 * error)",
            "interval-none",
        ),
        wrong(
            "M15 only the middle counts",
            "reads",
            "def reads(low, high):\n    middle = (low + high) / 2\n"
            "    return 'fewer' if middle < 1 else 'more'",
            "reads",
        ),
        wrong(
            "M14 almost significant is good enough",
            "reads",
            "def reads(low, high):\n    if high < 1.1:\n        return 'fewer'\n    return 'more' if low > 0.9 else 'both'",
            "reads",
        ),
        wrong(
            "M15 a difference is looked for around 0",
            "reads",
            "def reads(low, high):\n    if high < 0:\n        return 'fewer'\n    return 'more' if low > 0 else 'both'",
            "reads",
        ),
    ],
    "people_needed": [
        wrong(
            "M23 twice as many people, half the width",
            "people-needed",
            CEIL + "def people_needed(people, width, wanted):\n    return ceil(people * width / wanted)",
            "people-needed",
            "my-people",
        ),
        wrong(
            "M15 the square root the wrong way",
            "people-needed",
            CEIL
            + "def people_needed(people, width, wanted):\n    return ceil(people * (width / wanted) ** 0.5)",
            "people-needed",
            "my-people",
        ),
        wrong(
            "M23 rounded down, so that the interval is a little too wide",
            "people-needed",
            "def people_needed(people, width, wanted):\n    return int(people * (width / wanted) ** 2)",
            "people-needed",
        ),
        wrong(
            "M24 how many more instead of how many",
            "people-needed",
            CEIL + "def people_needed(people, width, wanted):\n"
            "    return ceil(people * (width / wanted) ** 2) - people",
            "people-needed",
            "my-people",
        ),
        wrong(
            "M23 2.5 times narrower needs 2.5 times as many",
            "my-people",
            "my_people = MY_TRIAL * 20 / 8",
            "my-people",
        ),
        wrong(
            "M24 the number of the example",
            "my-people",
            "my_people = 400",
            "my-people",
        ),
        wrong(
            "M15 the upper limit taken for the width",
            "my-people",
            "my_people = people_needed(MY_TRIAL, 16, 8)",
            "my-people",
        ),
    ],
    "possible_best": [
        wrong(
            "M15 only the middle of one counts",
            "overlap",
            "def overlap(one, other):\n    middle = (one[0] + one[1]) / 2\n    return other[0] <= middle <= other[1]",
            "overlap",
        ),
        wrong(
            "M15 both limits of one have to lie in the other",
            "overlap",
            "def overlap(one, other):\n    return other[0] <= one[0] and one[1] <= other[1]",
            "overlap",
        ),
        wrong(
            "M23 the better one is always given first",
            "overlap",
            "def overlap(one, other):\n    return other[0] <= one[1]",
            "overlap",
        ),
        wrong(
            "M23 first in the ranking is the best",
            "possible-best",
            "def possible_best(intervals):\n"
            "    return [min(intervals, key=lambda name: intervals[name][0] + intervals[name][1])]",
            "possible-best",
        ),
        wrong(
            "M14 all that are significant may be best",
            "possible-best",
            "def possible_best(intervals):\n    return [name for name, (low, high) in intervals.items() if high < 0]",
            "possible-best",
        ),
        wrong(
            "M15 what overlaps with the best-looking lower limit only",
            "possible-best",
            "def possible_best(intervals):\n    first = min(intervals, key=lambda name: intervals[name][0])\n"
            "    return [name for name, (low, high) in intervals.items() if low <= intervals[first][1]]",
            "possible-best",
        ),
        wrong(
            "M24 large numbers are better",
            "possible-best",
            "def possible_best(intervals):\n    largest_low = max(low for low, high in intervals.values())\n"
            "    return [name for name, (low, high) in intervals.items() if high >= largest_low]",
            "possible-best",
        ),
    ],
    "verdicts": [
        wrong(
            "M22 what has a source is supported",
            "verdicts-1",
            "VERDICTS_1 = dict.fromkeys(('exercise', 'core', 'protein', 'tension', 'active'), 'supported')",
            "verdicts-1",
        ),
        wrong(
            "M04 the core is the key",
            "verdicts-1",
            "VERDICTS_1 = {\n    'exercise': 'supported',\n    'core': 'supported',\n    'protein': 'weak',\n"
            "    'tension': 'weak',\n    'active': 'supported',\n}",
            "verdicts-1",
        ),
        wrong(
            "M20 more muscle, so less back pain",
            "verdicts-1",
            "VERDICTS_1 = {\n    'exercise': 'supported',\n    'core': 'contradicted',\n    'protein': 'supported',\n"
            "    'tension': 'weak',\n    'active': 'supported',\n}",
            "verdicts-1",
        ),
        wrong(
            "M14 a small effect is no support",
            "verdicts-1",
            "VERDICTS_1 = {\n    'exercise': 'supported',\n    'core': 'contradicted',\n    'protein': 'weak',\n"
            "    'tension': 'weak',\n    'active': 'weak',\n}",
            "verdicts-1",
        ),
        wrong(
            "M05 one right position protects",
            "verdicts-2",
            "VERDICTS_2 = {\n    'unnatural': 'supported',\n    'isolation': 'weak',\n    'warm_up': 'contradicted',\n"
            "    'ibuprofen': 'supported',\n    'diet': 'weak',\n}",
            "verdicts-2",
        ),
        wrong(
            "M11 warm-up prevents everything",
            "verdicts-2",
            "VERDICTS_2 = {\n    'unnatural': 'contradicted',\n    'isolation': 'weak',\n    'warm_up': 'supported',\n"
            "    'ibuprofen': 'supported',\n    'diet': 'weak',\n}",
            "verdicts-2",
        ),
        wrong(
            "M15 what nobody has tried is contradicted",
            "verdicts-2",
            "VERDICTS_2 = {\n    'unnatural': 'contradicted',\n    'isolation': 'contradicted',\n"
            "    'warm_up': 'contradicted',\n    'ibuprofen': 'supported',\n    'diet': 'weak',\n}",
            "verdicts-2",
        ),
    ],
    "citations": [
        wrong(
            "M22 a citation proves the claim",
            "citations-1",
            "CITATIONS_1 = dict.fromkeys(('causes', 'posture', 'paracetamol', 'course'), 'says it')",
            "citations-1",
        ),
        wrong(
            "M16 the course of pain taken for its causes",
            "citations-1",
            "CITATIONS_1 = {\n    'causes': 'says it',\n    'posture': 'says otherwise',\n"
            "    'paracetamol': 'replaced',\n    'course': 'says it',\n}",
            "citations-1",
        ),
        wrong(
            "M08 old advice on paracetamol still stands",
            "citations-1",
            "CITATIONS_1 = {\n    'causes': 'does not study it',\n    'posture': 'says otherwise',\n"
            "    'paracetamol': 'says it',\n    'course': 'says it',\n}",
            "citations-1",
        ),
        wrong(
            "M10 ten per cent is a law",
            "citations-2",
            "CITATIONS_2 = {\n    'ten_percent': 'says it',\n    'ice': 'does not study it',\n"
            "    'exercise_alone': 'says it',\n    'pressure': 'does not study it',\n}",
            "citations-2",
        ),
        wrong(
            "M22 an editorial is a trial",
            "citations-2",
            "CITATIONS_2 = {\n    'ten_percent': 'says otherwise',\n    'ice': 'says it',\n"
            "    'exercise_alone': 'says it',\n    'pressure': 'does not study it',\n}",
            "citations-2",
        ),
        wrong(
            "M24 one man stands for everybody",
            "citations-2",
            "CITATIONS_2 = {\n    'ten_percent': 'says otherwise',\n    'ice': 'does not study it',\n"
            "    'exercise_alone': 'says it',\n    'pressure': 'says it',\n}",
            "citations-2",
        ),
        wrong(
            "M15 low certainty is another answer",
            "citations-2",
            "CITATIONS_2 = {\n    'ten_percent': 'says otherwise',\n    'ice': 'does not study it',\n"
            "    'exercise_alone': 'says otherwise',\n    'pressure': 'does not study it',\n}",
            "citations-2",
        ),
    ],
    "fewer_of_hundred": [
        wrong(
            "M24 everybody follows",
            "fewer-of-hundred",
            "def fewer_of_hundred(baseline, relative_risk, share):\n    return baseline * (1 - relative_risk)",
            "fewer-of-hundred",
        ),
        wrong(
            "M15 the risk that is left taken for the benefit",
            "fewer-of-hundred",
            "def fewer_of_hundred(baseline, relative_risk, share):\n    return baseline * relative_risk * share / 100",
            "fewer-of-hundred",
        ),
        wrong(
            "M15 the relative reduction, whatever the risk",
            "fewer-of-hundred",
            "def fewer_of_hundred(baseline, relative_risk, share):\n    return (1 - relative_risk) * share",
            "fewer-of-hundred",
        ),
        wrong(
            "M19 a measure can only help",
            "fewer-of-hundred",
            "def fewer_of_hundred(baseline, relative_risk, share):\n"
            "    return max(0, baseline * (1 - relative_risk) * share / 100)",
            "fewer-of-hundred",
        ),
        wrong(
            "M23 half who follow halve the relative risk",
            "fewer-of-hundred",
            "def fewer_of_hundred(baseline, relative_risk, share):\n"
            "    return baseline * (1 - relative_risk * share / 100)",
            "fewer-of-hundred",
        ),
    ],
}
