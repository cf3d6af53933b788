"""Right and wrong answers to «prevention». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

PLAN = "def plan(start, percent, weeks, every, easy_percent, ceiling):\n"
REFUSE = "    if start <= 0:\n        raise ValueError('start')\n"
WARM_UP = "def warm_up(total):\n    if not 10 <= total <= 18:\n        raise ValueError('10 to 18')\n"

RIGHT = {
    "growth": [
        right(
            "step by step",
            "linear-load",
            "def linear_load(start, step, week):\n    for _ in range(week - 1):\n        start += step\n    return start",
        ),
        right(
            "week by week",
            "percent-load",
            "def percent_load(start, percent, week):\n    load = start\n    for _ in range(1, week):\n"
            "        load = load + load * percent / 100\n    return round(load, 1)",
        ),
        right(
            "the course's own model",
            "percent-load",
            "from training_safety import geometric_progression\n\ndef percent_load(start, percent, week):\n"
            "    return geometric_progression(start, percent / 100, week)[-1]",
        ),
    ],
    "plan": [
        right(
            "the course's own model",
            "plan",
            "from training_safety import geometric_progression\n\n"
            + PLAN
            + REFUSE
            + "    return geometric_progression(start, percent / 100, weeks, every, easy_percent / 100, ceiling)",
        ),
        right(
            "counting the ordinary weeks",
            "plan",
            PLAN + REFUSE + "    loads = []\n    for week in range(1, weeks + 1):\n"
            "        steps = week - 1 - week // every\n"
            "        load = min(start * (1 + percent / 100) ** steps, ceiling)\n"
            "        loads.append(load if week % every else load * easy_percent / 100)\n    return loads",
        ),
        right(
            "rounded in the end",
            "plan",
            PLAN + "    if not start > 0:\n        raise ValueError\n    loads, latest = [], None\n"
            "    for number in range(weeks):\n        if (number + 1) % every:\n"
            "            latest = start if latest is None else latest + latest * percent / 100\n"
            "            if latest > ceiling:\n                latest = ceiling\n            loads.append(latest)\n"
            "        else:\n            loads.append(easy_percent * latest / 100)\n"
            "    return tuple(round(load, 1) for load in loads)",
        ),
    ],
    "spike": [
        right(
            "loop",
            "spike",
            "def spike(day, km, log):\n    longest = 0\n    for when, length in log:\n        days_ago = day - when\n"
            "        if 1 <= days_ago <= 30 and length > longest:\n            longest = length\n"
            "    if longest == 0:\n        return None\n    return km / longest",
        ),
        right(
            "the course's own model",
            "spike",
            "from training_safety import session_spike\n\ndef spike(day, km, log):\n"
            "    return session_spike(km, [run for when, run in log if when in range(day - 30, day)]).ratio",
        ),
    ],
    "ratio": [
        right(
            "by sums",
            "ratios",
            "def ratios(weeks):\n    first, second, third, last = weeks\n    before = first + second + third\n"
            "    coupled = None if before + last == 0 else round(4 * last / (before + last), 2)\n"
            "    return coupled, None if before == 0 else round(3 * last / before, 2)",
        ),
        right(
            "the course's own model",
            "ratios",
            "from training_safety import coupled_ratios, uncoupled_ratios\n\ndef ratios(weeks):\n"
            "    days = [week / 7 for week in weeks for _ in range(7)]\n"
            "    return coupled_ratios(days)[-1].ratio, uncoupled_ratios(days)[-1].ratio",
        ),
        right(
            "two series in a loop",
            "correlation-with",
            "def correlation_with(weeks):\n    own, averages = [], []\n    for n in range(3, len(weeks)):\n"
            "        own.append(weeks[n])\n"
            "        averages.append((weeks[n] + weeks[n - 1] + weeks[n - 2] + weeks[n - 3]) / 4)\n"
            "    return round(correlation(averages, own), 2)",
        ),
        right(
            "sums have the same correlation",
            "correlation-without",
            "def correlation_without(weeks):\n    before = zip(weeks, weeks[1:], weeks[2:-1])\n"
            "    return correlation([sum(three) for three in before], weeks[3:])",
        ),
    ],
    "mic": [
        right(
            "turned round first",
            "share-of-mic",
            "def share_of_mic(diff, mic):\n    better = 0 - diff\n    return round(better / mic, 2)",
        ),
        right(
            "if and else",
            "meets-mic",
            "def meets_mic(diff, mic):\n    if diff < 0 and abs(diff) >= mic:\n        return True\n    return False",
        ),
        right(
            "by the share",
            "meets-mic",
            "def meets_mic(diff, mic):\n    return share_of_mic(diff, mic) >= 1",
        ),
        right(
            "the course's own model",
            "share-of-mic",
            "from training_safety import Scale, effect_to_minimal_change\n\ndef share_of_mic(diff, mic):\n"
            "    return effect_to_minimal_change(Scale.VAS, diff) * Scale.VAS.minimal_important_change / mic",
        ),
    ],
    "warm_up": [
        right(
            "phase by phase",
            "warm-up",
            WARM_UP + "    side = int(total * 4 / 13)\n    at, phases = 0, []\n"
            "    for name, minutes in (('raise', side), ('activate', total - 2 * side), ('potentiate', side)):\n"
            "        phases.append([name, at, at + minutes])\n        at += minutes\n    return phases",
        ),
        right(
            "the course's own model",
            "warm-up",
            "from training_safety import ramp_plan\n\n" + WARM_UP + "    side = total * 4 // 13\n"
            "    plan = ramp_plan(side, total - 2 * side, side)\n"
            "    ends = [sum(p.seconds for p in plan.phases[: n + 1]) / 60 for n in range(3)]\n"
            "    return [(p.key, end - p.seconds / 60, end) for p, end in zip(plan.phases, ends)]",
        ),
    ],
    "my_group": [
        right(
            "by the risk afterwards",
            "my-spared",
            "with_training = MY_BASELINE * RELATIVE_RISK[0]\nmy_spared = MY_BASELINE - with_training",
        ),
        right(
            "the course's own model",
            "my-nnt",
            "from training_safety import benefit_at_baseline\nfrom training_safety.models.evidence.two_by_two import Estimate\n\n"
            "my_benefit = benefit_at_baseline(Estimate(*RELATIVE_RISK), MY_BASELINE / 100)\n"
            "my_nnt = my_benefit.number_needed.rounded_up",
        ),
        right(
            "both at once",
            "my-range",
            "my_fewest, my_most = (-(-1 // (MY_BASELINE / 100 * (1 - limit))) for limit in RELATIVE_RISK[1:])\n",
        ),
    ],
    "labels": [
        right(
            "one at a time",
            "about-load",
            "about_load = dict.fromkeys('abcd', 'not shown')\nabout_load['a'] = 'convention'\n"
            "about_load['c'] = 'finding'",
        ),
        right(
            "in another order",
            "about-measures",
            "about_measures = dict(h='not shown', g='convention', f='not shown', e='finding')",
        ),
    ],
}

WRONG = {
    "growth": [
        wrong(
            "M23 a week too many",
            "linear-load",
            "def linear_load(start, step, week):\n    return start + week * step",
            "linear-load",
        ),
        wrong(
            "M10 a step is never more than ten per cent of the start",
            "linear-load",
            "def linear_load(start, step, week):\n    return start + (week - 1) * min(step, 0.1 * start)",
            "linear-load",
        ),
        wrong(
            "M23 per cent of the first week, every week",
            "percent-load",
            "def percent_load(start, percent, week):\n    return start + (week - 1) * start * percent / 100",
            "percent-load",
        ),
        wrong(
            "M10 nobody grows by more than ten per cent",
            "percent-load",
            "def percent_load(start, percent, week):\n"
            "    return start * (1 + min(percent, 10) / 100) ** (week - 1)",
            "percent-load",
        ),
        wrong(
            "the first week is already increased",
            "percent-load",
            "def percent_load(start, percent, week):\n    return start * (1 + percent / 100) ** week",
            "percent-load",
        ),
        wrong(
            "percent added as a number",
            "percent-load",
            "def percent_load(start, percent, week):\n    return start + (week - 1) * percent",
            "percent-load",
        ),
    ],
    "plan": [
        wrong(
            "M13 the plan grows on from the deload week",
            "plan",
            PLAN + REFUSE + "    loads = [start]\n    for week in range(2, weeks + 1):\n"
            "        if week % every == 0:\n            loads.append(loads[-1] * easy_percent / 100)\n"
            "        else:\n            loads.append(min(loads[-1] * (1 + percent / 100), ceiling))\n    return loads",
            "plan",
        ),
        wrong(
            "M12 the deload week counts as a step up",
            "plan",
            PLAN + REFUSE + "    loads = []\n    for week in range(1, weeks + 1):\n"
            "        load = min(start * (1 + percent / 100) ** (week - 1), ceiling)\n"
            "        loads.append(load * easy_percent / 100 if week % every == 0 else load)\n    return loads",
            "plan",
        ),
        wrong(
            "M12 no ceiling: more is better",
            "plan",
            PLAN
            + REFUSE
            + "    loads = []\n    for week in range(1, weeks + 1):\n        if week % every == 0:\n"
            "            loads.append(start * easy_percent / 100)\n        else:\n"
            "            if week > 1:\n                start = start * (1 + percent / 100)\n"
            "            loads.append(start)\n    return loads",
            "plan-ceiling",
        ),
        wrong(
            "M13 a deload week is a week in bed",
            "plan",
            PLAN
            + REFUSE
            + "    loads = []\n    for week in range(1, weeks + 1):\n        if week % every == 0:\n"
            "            loads.append(0)\n        else:\n"
            "            if week > 1:\n                start = min(start * (1 + percent / 100), ceiling)\n"
            "            loads.append(start)\n    return loads",
            "plan",
            "plan-ceiling",
        ),
        wrong(
            "M02 the deload is taken from the first week",
            "plan",
            PLAN + REFUSE + "    loads, latest = [], start\n    for week in range(1, weeks + 1):\n"
            "        if week % every == 0:\n            loads.append(start * easy_percent / 100)\n        else:\n"
            "            if week > 1:\n                latest = min(latest * (1 + percent / 100), ceiling)\n"
            "            loads.append(latest)\n    return loads",
            "plan",
            "plan-ceiling",
        ),
        wrong(
            "M23 nothing grows into a plan too",
            "plan",
            PLAN + "    loads = []\n    for week in range(1, weeks + 1):\n        if week % every == 0:\n"
            "            loads.append(start * easy_percent / 100)\n        else:\n"
            "            if week > 1:\n                start = min(start * (1 + percent / 100), ceiling)\n"
            "            loads.append(start)\n    return loads",
            "plan-refuses",
        ),
        wrong(
            "a small start is refused as well",
            "plan",
            PLAN + "    if start < 1:\n        raise ValueError('start')\n    loads = []\n"
            "    for week in range(1, weeks + 1):\n        if week % every == 0:\n"
            "            loads.append(start * easy_percent / 100)\n        else:\n"
            "            if week > 1:\n                start = min(start * (1 + percent / 100), ceiling)\n"
            "            loads.append(start)\n    return loads",
            "plan-refuses",
        ),
    ],
    "spike": [
        wrong(
            "M10 compared with the average instead of the longest",
            "spike",
            "def spike(day, km, log):\n    runs = [run for when, run in log if day - 30 <= when < day]\n"
            "    if not runs or sum(runs) == 0:\n        return None\n    return km / (sum(runs) / len(runs))",
            "spike",
        ),
        wrong(
            "M10 compared with the run before, as weeks are",
            "spike",
            "def spike(day, km, log):\n    runs = sorted(pair for pair in log if day - 30 <= pair[0] < day)\n"
            "    return km / runs[-1][1] if runs and runs[-1][1] else None",
            "spike",
        ),
        wrong(
            "M24 the longest ever",
            "spike",
            "def spike(day, km, log):\n    longest = max((run for when, run in log if when < day), default=0)\n"
            "    return km / longest if longest else None",
            "spike",
            "spike-none",
        ),
        wrong(
            "M23 the run itself is among those it is compared with",
            "spike",
            "def spike(day, km, log):\n"
            "    longest = max((run for when, run in log if day - 30 <= when <= day), default=0)\n"
            "    return km / max(longest, km) if longest else None",
            "spike",
            "spike-none",
        ),
        wrong(
            "M23 nothing to compare with is a ratio of 1",
            "spike",
            "def spike(day, km, log):\n    runs = [run for when, run in log if day - 30 <= when < day]\n"
            "    return km / max(runs) if sum(runs) else 1",
            "spike-none",
        ),
        wrong(
            "a day too few",
            "spike",
            "def spike(day, km, log):\n    runs = [run for when, run in log if day - 30 < when < day]\n"
            "    return km / max(runs) if sum(runs) else None",
            "spike",
        ),
        wrong(
            "per cent longer instead of the ratio",
            "spike",
            "def spike(day, km, log):\n    runs = [run for when, run in log if day - 30 <= when < day]\n"
            "    return 100 * (km / max(runs) - 1) if sum(runs) else None",
            "spike",
            "spike-none",
        ),
    ],
    "ratio": [
        wrong(
            "M23 one formula for both: the last week in either average",
            "ratios",
            "def ratios(weeks):\n    ratio = weeks[-1] / mean(weeks) if sum(weeks) else None\n    return ratio, ratio",
            "ratios",
            "ratios-none",
        ),
        wrong(
            "M23 a total instead of an average",
            "ratios",
            "def ratios(weeks):\n    before = sum(weeks[:3])\n"
            "    return (weeks[3] / sum(weeks) if sum(weeks) else None, weeks[3] / before if before else None)",
            "ratios",
            "ratios-none",
        ),
        wrong(
            "M10 no load counts as a ratio of 0, well below the limit",
            "ratios",
            "def ratios(weeks):\n    before = mean(weeks[:3])\n"
            "    return (weeks[3] / mean(weeks) if any(weeks) else 0, weeks[3] / before if before else 0)",
            "ratios-none",
        ),
        wrong(
            "M10 held within 0.8 and 1.3",
            "ratios",
            "def ratios(weeks):\n    found = []\n    for part in (weeks, weeks[:3]):\n"
            "        found.append(min(max(weeks[3] / mean(part), 0.8), 1.3) if any(part) else None)\n"
            "    return found",
            "ratios",
            "ratios-none",
        ),
        wrong(
            "nothing to divide by is not thought of",
            "ratios",
            "def ratios(weeks):\n    return weeks[-1] / mean(weeks), weeks[-1] / mean(weeks[:-1])",
            "ratios-none",
        ),
        wrong(
            "M16 the week is left out, and the association with it",
            "correlation-with",
            "def correlation_with(weeks):\n"
            "    return correlation(weeks[3:], [mean(weeks[n - 3 : n]) for n in range(3, len(weeks))])",
            "correlation-with",
        ),
        wrong(
            "M16 random weeks that cannot go together",
            "correlation-with",
            "def correlation_with(weeks):\n    return 0",
            "correlation-with",
        ),
        wrong(
            "M16 the week is still inside",
            "correlation-without",
            "def correlation_without(weeks):\n"
            "    return correlation(weeks[3:], [mean(weeks[n - 2 : n + 1]) for n in range(3, len(weeks))])",
            "correlation-without",
        ),
        wrong(
            "the weeks after instead of the weeks before",
            "correlation-without",
            "def correlation_without(weeks):\n"
            "    return correlation(weeks[:-3], [mean(weeks[n - 1 : n + 1]) for n in range(3, len(weeks))])",
            "correlation-without",
        ),
    ],
    "mic": [
        wrong(
            "M14 less pain is important, however little",
            "meets-mic",
            "def meets_mic(diff, mic):\n    return diff < 0",
            "meets-mic",
        ),
        wrong(
            "M12 a worsening counts as a change",
            "meets-mic",
            "def meets_mic(diff, mic):\n    return abs(diff) >= mic",
            "meets-mic-edges",
        ),
        wrong(
            "M23 the limit itself does not count",
            "meets-mic",
            "def meets_mic(diff, mic):\n    return -diff > mic",
            "meets-mic-edges",
        ),
        wrong(
            "M08 the sign turned round, so that more pain is better",
            "meets-mic",
            "def meets_mic(diff, mic):\n    return diff >= mic",
            "meets-mic",
            "meets-mic-edges",
        ),
        wrong(
            "M15 15 whatever the scale",
            "meets-mic",
            "def meets_mic(diff, mic):\n    return -diff >= 15",
            "meets-mic",
            "meets-mic-edges",
        ),
        wrong(
            "M12 a worsening counted as a benefit",
            "share-of-mic",
            "def share_of_mic(diff, mic):\n    return abs(diff) / mic",
            "share-of-mic",
        ),
        wrong(
            "M15 per cent of the scale",
            "share-of-mic",
            "def share_of_mic(diff, mic):\n    return -diff / 100",
            "share-of-mic",
        ),
        wrong(
            "the wrong way up",
            "share-of-mic",
            "def share_of_mic(diff, mic):\n    return mic / -diff",
            "share-of-mic",
        ),
    ],
    "warm_up": [
        wrong(
            "M23 each phase rounded by itself, so that the sum is another",
            "warm-up",
            WARM_UP
            + "    ends, at = [], 0\n    for name, share in (('raise', 4), ('activate', 5), ('potentiate', 4)):\n"
            "        minutes = round(total * share / 13)\n        ends.append((name, at, at + minutes))\n"
            "        at += minutes\n    return ends",
            "warm-up",
            "warm-up-refuses",
        ),
        wrong(
            "M10 13 minutes is the right number for everybody",
            "warm-up",
            WARM_UP + "    return [('raise', 0, 4), ('activate', 4, 9), ('potentiate', 9, 13)]",
            "warm-up",
            "warm-up-refuses",
        ),
        wrong(
            "M11 any content will do: three equal phases",
            "warm-up",
            WARM_UP + "    third = total / 3\n"
            "    return [('raise', 0, third), ('activate', third, 2 * third), ('potentiate', 2 * third, total)]",
            "warm-up",
            "warm-up-refuses",
        ),
        wrong(
            "M12 longer is never refused",
            "warm-up",
            "def warm_up(total):\n    if total < 10:\n        raise ValueError('at least 10')\n    side = total * 4 // 13\n"
            "    return [('raise', 0, side), ('activate', side, total - side), ('potentiate', total - side, total)]",
            "warm-up-refuses",
        ),
        wrong(
            "lengths instead of a timeline",
            "warm-up",
            WARM_UP + "    side = total * 4 // 13\n"
            "    return [('raise', side), ('activate', total - 2 * side), ('potentiate', side)]",
            "warm-up",
            "warm-up-refuses",
        ),
        wrong(
            "None instead of a refusal",
            "warm-up",
            "def warm_up(total):\n    if not 10 <= total <= 18:\n        return None\n    side = total * 4 // 13\n"
            "    return [('raise', 0, side), ('activate', side, total - side), ('potentiate', total - side, total)]",
            "warm-up-refuses",
        ),
    ],
    "my_group": [
        wrong(
            "M15 the relative risk taken for the benefit",
            "my-spared",
            "my_spared = MY_BASELINE * RELATIVE_RISK[0]",
            "my-spared",
        ),
        wrong(
            "M15 45 of 100 whatever the risk",
            "my-spared",
            "my_spared = 100 * (1 - RELATIVE_RISK[0])",
            "my-spared",
        ),
        wrong(
            "M23 rounded to the nearest",
            "my-nnt",
            "my_nnt = round(100 / (MY_BASELINE * (1 - RELATIVE_RISK[0])))",
            "my-nnt",
        ),
        wrong(
            "M15 the same for every risk",
            "my-nnt",
            "my_nnt = ceil(1 / (1 - RELATIVE_RISK[0]))",
            "my-nnt",
        ),
        wrong("M24 the number of the example", "my-nnt", "my_nnt = 6", "my-nnt"),
        wrong(
            "M15 the limits turned round",
            "my-range",
            "my_fewest = ceil(100 / (MY_BASELINE * (1 - RELATIVE_RISK[2])))\n"
            "my_most = ceil(100 / (MY_BASELINE * (1 - RELATIVE_RISK[1])))",
            "my-range",
        ),
        wrong(
            "M23 the estimate in the middle for both",
            "my-range",
            "my_fewest = my_most = ceil(100 / (MY_BASELINE * (1 - RELATIVE_RISK[0])))",
            "my-range",
        ),
    ],
    "labels": [
        wrong(
            "M10 ten per cent is a finding",
            "about-load",
            "about_load = {'a': 'convention', 'b': 'finding', 'c': 'finding', 'd': 'not shown'}",
            "about-load",
        ),
        wrong(
            "M10 0.8 to 1.3 is an agreement that holds",
            "about-load",
            "about_load = {'a': 'convention', 'b': 'not shown', 'c': 'finding', 'd': 'convention'}",
            "about-load",
        ),
        wrong(
            "M23 every number is a finding",
            "about-load",
            "about_load = {'a': 'finding', 'b': 'finding', 'c': 'finding', 'd': 'finding'}",
            "about-load",
        ),
        wrong(
            "M11 any warm-up prevents",
            "about-measures",
            "about_measures = {'e': 'finding', 'f': 'finding', 'g': 'convention', 'h': 'not shown'}",
            "about-measures",
        ),
        wrong(
            "M09 the belt protects",
            "about-measures",
            "about_measures = {'e': 'finding', 'f': 'not shown', 'g': 'convention', 'h': 'finding'}",
            "about-measures",
        ),
        wrong(
            "M22 the practitioners' article proves the minutes",
            "about-measures",
            "about_measures = {'e': 'finding', 'f': 'not shown', 'g': 'finding', 'h': 'not shown'}",
            "about-measures",
        ),
    ],
}
