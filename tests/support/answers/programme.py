"""Right and wrong answers to «programme». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

STATISTICS = "from statistics import mean, pstdev, stdev\n\n\n"

RIGHT = {
    "e1rm": [
        right(
            "the limits last, by hand",
            "e1rm",
            "def e1rm(weight, reps, rir):\n    lowest, highest = weight, weight\n"
            "    if reps + rir <= 12:\n        if reps + rir > 1:\n"
            "            kilos = sorted(f(weight, reps + rir) for f in FORMULAS.values())\n"
            "            lowest, highest = kilos[0], kilos[-1]\n        return [lowest, highest]\n"
            "    raise ValueError",
        ),
        right(
            "the course's own model, by the names of the formulas",
            "e1rm",
            "from training_safety import one_rep_max\n\n"
            "def e1rm(weight, reps, rir):\n    estimates = one_rep_max(weight, reps, rir).estimates_kg\n"
            "    kilos = [estimates[name.lower()] for name in FORMULAS]\n    return min(kilos), max(kilos)",
        ),
    ],
    "ramp_up": [
        right(
            "counts up from the bar to the nearest",
            "ramp-up",
            "def ramp_up(work, bar, step):\n    possible = [bar + n * step for n in range(200)]\n"
            "    return [(reps, min(possible, key=lambda kg: abs(kg - work * percent / 100)))\n"
            "            for reps, percent in RAMP]",
        ),
        right(
            "the course's own model, with a pair of plates for each power of two",
            "ramp-up",
            "from training_safety import loaded_ramp_up_sets\n\n"
            "def ramp_up(work, bar, step):\n    pairs = [step / 2 * 2**n for n in range(6)]\n"
            "    sets = loaded_ramp_up_sets(work, bar, [pair for pair in pairs if pair <= 50])\n"
            "    return [[each.repetitions, each.weight_kg] for each in sets]",
        ),
    ],
    "walking_weeks": [
        right(
            "range",
            "walking-weeks",
            "def walking_weeks(start, more, goal):\n"
            "    return [*range(start, goal, more), goal] if start < goal else []",
        ),
        right(
            "the course's own model, up to its ceiling",
            "walking-weeks",
            "from training_safety import ceiling_week, linear_progression\n\n"
            "def walking_weeks(start, more, goal):\n    if start >= goal:\n        return []\n"
            "    loads = linear_progression(start, min(more, start / 2), 52, ceiling=goal)\n"
            "    if more > start / 2:\n        loads = [min(start + n * more, goal) for n in range(52)]\n"
            "    return loads[: ceiling_week(loads, goal)]",
        ),
        right("counted by hand", "my-weeks", "my_weeks = -(-(150 - MY_MINUTES) // 5) + 1"),
        right(
            "rounded up",
            "my-weeks",
            "from math import ceil\n\nmy_weeks = ceil((155 - MY_MINUTES) / 5)",
        ),
    ],
    "pulse_zone": [
        right(
            "the course's own model",
            "pulse-zone",
            "from training_safety import HeartRateSign, heart_rate_zone\n\n"
            "def pulse_zone(age, rest, low, high, beta_blocker):\n"
            "    signs = [HeartRateSign.BETA_BLOCKER] if beta_blocker in (True, None) else []\n"
            "    zone = heart_rate_zone(age, rest, low, high, signs)\n"
            "    return None if zone.reason else (zone.low_bpm, zone.high_bpm)",
        ),
        right(
            "if it fits",
            "pulse-zone",
            "def pulse_zone(age, rest, low, high, beta_blocker):\n    highest = 208 - 7 * age / 10\n"
            "    if age >= 18 and beta_blocker == False:\n"
            "        return [rest * (1 - share) + share * highest for share in (low, high)]",
        ),
    ],
    "next_step": [
        right(
            "one return",
            "next-step",
            "def next_step(step, alarm, managed, settled, rising):\n"
            "    move = -1 if rising else 1 if managed and settled else 0\n"
            "    return min(max(step + move, 1), 5) if alarm is False else 'triage'",
        ),
        right(
            "alarm by what it may be",
            "next-step",
            "def next_step(step, alarm, managed, settled, rising):\n"
            "    if alarm is True or alarm is None:\n        return 'triage'\n"
            "    if rising:\n        return step - 1 if step > 1 else 1\n"
            "    if managed and settled and step < 5:\n        step += 1\n    return step",
        ),
        right(
            "looks for alarms first",
            "climb",
            "def climb(step, weeks):\n    if any(week[0] is not False for week in weeks):\n"
            "        return 'triage'\n    for alarm, managed, settled, rising in weeks:\n"
            "        step = next_step(step, alarm, managed, settled, rising)\n    return step",
        ),
        right(
            "one week at a time",
            "climb",
            "def climb(step, weeks):\n    if step == 'triage' or not weeks:\n        return step\n"
            "    return climb(next_step(step, *weeks[0]), weeks[1:])",
        ),
    ],
    "volume": [
        right(
            "the course's own model",
            "volume-loads",
            "from training_safety import volume_load\n\n"
            "def volume_loads(week):\n    return {name: volume_load(*lift) if lift[2] else None"
            " for name, lift in week.items()}",
        ),
        right(
            "if and else",
            "volume-loads",
            "def volume_loads(week):\n    table = {}\n    for name in week:\n"
            "        sets, reps, kilos = week[name]\n        table[name] = None\n"
            "        if kilos is not None:\n            table[name] = sets * reps * kilos\n    return table",
        ),
        right(
            "the course's own model",
            "volume-change",
            "from training_safety import percent_change\n\n"
            "def volume_change(before, after):\n    old, new = volume_loads(before), volume_loads(after)\n"
            "    return {name: percent_change(old[name], new[name]).percent for name in new if name in old}",
        ),
        right(
            "a ratio",
            "volume-change",
            "def volume_change(before, after):\n    changes = {}\n    for name in set(before) & set(after):\n"
            "        try:\n            ratio = volume_loads(after)[name] / volume_loads(before)[name]\n"
            "            changes[name] = (ratio - 1) * 100\n        except TypeError:\n"
            "            changes[name] = None\n    return changes",
        ),
    ],
    "summary": [
        right(
            "by hand",
            "summary",
            "def summary(times):\n    known = [t for t in times if t != None]\n    n = len(known)\n"
            "    middle = sum(known) / n\n    squares = sum((t - middle) ** 2 for t in known)\n"
            "    return [n, middle, (squares / (n - 1)) ** 0.5]",
        ),
        right(
            "sorted out first, rounded",
            "summary",
            STATISTICS + "def summary(times):\n    times = list(times)\n    while None in times:\n"
            "        times.remove(None)\n    return len(times), round(mean(times), 2), round(stdev(times), 2)",
        ),
        right(
            "what is known of the nine, and no more",
            "conclusions",
            "conclusions = dict.fromkeys('abcdef', 'no')\nconclusions['a'] = conclusions['d'] = 'yes'",
        ),
    ],
    "protein": [
        right(
            "the course's own model",
            "protein",
            "from training_safety import protein_intake\n\n"
            "def protein(mass, factor, stop):\n    if stop or stop is None:\n        return None\n"
            "    return protein_intake(mass, factor).grams_per_day",
        ),
        right(
            "by exclusion",
            "protein",
            "def protein(mass, factor, stop):\n    if stop in (True, None):\n        return\n"
            "    if mass < 30 or mass > 250:\n        raise ValueError('masse')\n"
            "    if factor < 0.83 or factor > 2.2:\n        raise ValueError('faktor')\n"
            "    return mass * factor",
        ),
    ],
}

LADDER = "def next_step(step, alarm, managed, settled, rising):\n"

WRONG = {
    "e1rm": [
        wrong(
            "M23 one formula is the truth",
            "e1rm",
            "def e1rm(weight, reps, rir):\n    reps = reps + rir\n    if reps > 12:\n"
            "        raise ValueError\n    if reps == 1:\n        return weight, weight\n"
            "    kilos = FORMULAS['Epley'](weight, reps)\n    return kilos, kilos",
            "e1rm",
            "e1rm-refuses",
            "e1rm-one",
        ),
        wrong(
            "M12 every set is to failure, so the reserve is left out",
            "e1rm",
            "def e1rm(weight, reps, rir):\n    if reps > 12:\n        raise ValueError\n"
            "    if reps == 1:\n        return weight, weight\n"
            "    kilos = [f(weight, reps) for f in FORMULAS.values()]\n    return min(kilos), max(kilos)",
            "e1rm",
            "e1rm-refuses",
            "e1rm-one",
        ),
        wrong(
            "M23 a number for any set, however long",
            "e1rm",
            "def e1rm(weight, reps, rir):\n    if reps + rir == 1:\n        return weight, weight\n"
            "    kilos = [f(weight, reps + rir) for f in FORMULAS.values()]\n    return min(kilos), max(kilos)",
            "e1rm-refuses",
        ),
        wrong(
            "M23 the limit is for the repetitions done",
            "e1rm",
            "def e1rm(weight, reps, rir):\n    if reps > 12:\n        raise ValueError\n"
            "    if reps + rir == 1:\n        return weight, weight\n"
            "    kilos = [f(weight, reps + rir) for f in FORMULAS.values()]\n    return min(kilos), max(kilos)",
            "e1rm-refuses",
        ),
        wrong(
            "M23 the formula knows better than the lift itself",
            "e1rm",
            "def e1rm(weight, reps, rir):\n    if reps + rir > 12:\n        raise ValueError\n"
            "    kilos = [f(weight, reps + rir) for f in FORMULAS.values()]\n    return min(kilos), max(kilos)",
            "e1rm-one",
        ),
    ],
    "ramp_up": [
        wrong(
            "M23 weights that cannot be loaded",
            "ramp-up",
            "def ramp_up(work, bar, step):\n    return [(reps, work * percent / 100) for reps, percent in RAMP]",
            "ramp-up",
            "ramp-up-bar",
        ),
        wrong(
            "M12 when in doubt, heavier",
            "ramp-up",
            "from math import ceil\n\ndef ramp_up(work, bar, step):\n"
            "    return [(reps, max(bar, ceil(work * percent / 100 / step) * step)) for reps, percent in RAMP]",
            "ramp-up",
            "ramp-up-bar",
        ),
        wrong(
            "M24 every bar is the usual bar",
            "ramp-up",
            "def ramp_up(work, bar, step):\n"
            "    return [(reps, 20 + max(0, round((work * percent / 100 - 20) / step)) * step)\n"
            "            for reps, percent in RAMP]",
            "ramp-up",
        ),
        wrong(
            "lighter than the bar",
            "ramp-up",
            "def ramp_up(work, bar, step):\n"
            "    return [(reps, bar + round((work * percent / 100 - bar) / step) * step)\n"
            "            for reps, percent in RAMP]",
            "ramp-up-bar",
        ),
        wrong(
            "the bar comes on top of the share",
            "ramp-up",
            "def ramp_up(work, bar, step):\n"
            "    return [(reps, bar + round(work * percent / 100 / step) * step) for reps, percent in RAMP]",
            "ramp-up",
            "ramp-up-bar",
        ),
    ],
    "walking_weeks": [
        wrong(
            "M12 more is better, so the last week goes past the goal",
            "walking-weeks",
            "def walking_weeks(start, more, goal):\n    if start >= goal:\n        return []\n"
            "    weeks = [start]\n    while weeks[-1] < goal:\n        weeks.append(weeks[-1] + more)\n"
            "    return weeks",
            "walking-weeks",
            "walking-weeks-there",
        ),
        wrong(
            "M10 ten per cent a week, whatever was agreed",
            "walking-weeks",
            "def walking_weeks(start, more, goal):\n    if start >= goal:\n        return []\n"
            "    weeks = [start]\n    while weeks[-1] < goal:\n"
            "        weeks.append(min(1.1 * weeks[-1], goal))\n    return weeks",
            "walking-weeks",
            "my-weeks",
        ),
        wrong(
            "M24 everybody starts with 30 minutes",
            "walking-weeks",
            "def walking_weeks(start, more, goal):\n"
            "    return [*range(30, goal, more), goal] if start < goal else []",
            "walking-weeks",
            "walking-weeks-there",
            "my-weeks",
        ),
        wrong(
            "M02 those who are above the goal are to cut down to it",
            "walking-weeks",
            "def walking_weeks(start, more, goal):\n    weeks = [min(start, goal)]\n"
            "    while weeks[-1] < goal:\n        weeks.append(min(weeks[-1] + more, goal))\n"
            "    return weeks",
            "walking-weeks-there",
        ),
        wrong("M23 a part of a week", "my-weeks", "my_weeks = (150 - MY_MINUTES) / 5", "my-weeks"),
        wrong(
            "M23 the steps counted instead of the weeks",
            "my-weeks",
            "my_weeks = len(walking_weeks(MY_MINUTES, 5, 150)) - 1",
            "my-weeks",
        ),
    ],
    "pulse_zone": [
        wrong(
            "M23 a share of the maximum instead of the reserve",
            "pulse-zone",
            "def pulse_zone(age, rest, low, high, beta_blocker):\n"
            "    if age < 18 or beta_blocker is not False:\n        return None\n"
            "    highest = 208 - 0.7 * age\n    return low * highest, high * highest",
            "pulse-zone",
            "pulse-zone-none",
        ),
        wrong(
            "M23 the old rule, 220 minus age",
            "pulse-zone",
            "def pulse_zone(age, rest, low, high, beta_blocker):\n"
            "    if age < 18 or beta_blocker is not False:\n        return None\n"
            "    reserve = 220 - age - rest\n    return rest + low * reserve, rest + high * reserve",
            "pulse-zone",
            "pulse-zone-none",
        ),
        wrong(
            "M24 the formula fits everybody, with any medicine",
            "pulse-zone",
            "def pulse_zone(age, rest, low, high, beta_blocker):\n    if age < 18:\n        return None\n"
            "    reserve = 208 - 0.7 * age - rest\n    return rest + low * reserve, rest + high * reserve",
            "pulse-zone-none",
        ),
        wrong(
            "M17 don't know is taken for no",
            "pulse-zone",
            "def pulse_zone(age, rest, low, high, beta_blocker):\n"
            "    if age < 18 or beta_blocker:\n        return None\n"
            "    reserve = 208 - 0.7 * age - rest\n    return rest + low * reserve, rest + high * reserve",
            "pulse-zone-none",
        ),
        wrong(
            "M21 the young are small adults",
            "pulse-zone",
            "def pulse_zone(age, rest, low, high, beta_blocker):\n"
            "    if beta_blocker is not False:\n        return None\n"
            "    reserve = 208 - 0.7 * age - rest\n    return rest + low * reserve, rest + high * reserve",
            "pulse-zone-none",
        ),
    ],
    "next_step": [
        wrong(
            "M17 don't know is taken for no",
            "next-step",
            LADDER
            + "    if alarm:\n        return 'triage'\n    if rising:\n        return max(step - 1, 1)\n"
            "    return min(step + 1, 5) if managed and settled else step",
            "next-step-alarm",
            "climb",
        ),
        wrong(
            "M02 with an alarm symptom, rest on the same step and see",
            "next-step",
            LADDER + "    if alarm is not False:\n        return step\n    if rising:\n"
            "        return max(step - 1, 1)\n    return min(step + 1, 5) if managed and settled else step",
            "next-step-alarm",
            "climb",
        ),
        wrong(
            "M12 up when it was managed, whatever the day after",
            "next-step",
            LADDER + "    if alarm is not False:\n        return 'triage'\n    if rising:\n"
            "        return max(step - 1, 1)\n    return min(step + 1, 5) if managed else step",
            "next-step",
        ),
        wrong(
            "M02 when the pain rises, all the way down",
            "next-step",
            LADDER + "    if alarm is not False:\n        return 'triage'\n    if rising:\n        return 1\n"
            "    return min(step + 1, 5) if managed and settled else step",
            "next-step",
            "climb",
        ),
        wrong(
            "M01 a step is only held without any rise, and given up as soon as the back complains",
            "next-step",
            LADDER + "    if alarm is not False:\n        return 'triage'\n"
            "    if rising or not settled:\n        return max(step - 1, 1)\n"
            "    return min(step + 1, 5) if managed else step",
            "next-step",
        ),
        wrong(
            "M12 a ladder without an end",
            "next-step",
            LADDER + "    if alarm is not False:\n        return 'triage'\n    if rising:\n"
            "        return step - 1\n    return step + 1 if managed and settled else step",
            "next-step",
        ),
        wrong(
            "M17 a good week makes up for the alarm",
            "climb",
            "def climb(step, weeks):\n    for week in weeks:\n        new = next_step(step, *week)\n"
            "        if new != 'triage':\n            step = new\n    return step",
            "climb",
        ),
        wrong(
            "M12 only the weeks that went up are counted",
            "climb",
            "def climb(step, weeks):\n    for week in weeks:\n        new = next_step(step, *week)\n"
            "        if new == 'triage':\n            return new\n        step = max(step, new)\n    return step",
            "climb",
        ),
    ],
    "volume": [
        wrong(
            "M23 no weights is a weight of 0",
            "volume-loads",
            "def volume_loads(week):\n"
            "    return {name: sets * reps * (kilos or 0) for name, (sets, reps, kilos) in week.items()}",
            "volume-loads",
            "volume-change",
        ),
        wrong(
            "M24 all exercises in one sum",
            "volume-loads",
            "def volume_loads(week):\n"
            "    return sum(sets * reps * (kilos or 0) for sets, reps, kilos in week.values())",
            "volume-loads",
            "volume-change",
        ),
        wrong(
            "M12 only the weight counts",
            "volume-loads",
            "def volume_loads(week):\n    return {name: lift[2] for name, lift in week.items()}",
            "volume-loads",
            "volume-change",
        ),
        wrong(
            "M12 what is new is all progress",
            "volume-change",
            "def volume_change(before, after):\n    old, new = volume_loads(before), volume_loads(after)\n"
            "    changes = {}\n    for name in new:\n        if name not in old:\n"
            "            changes[name] = 100\n        elif old[name] is None:\n            changes[name] = None\n"
            "        else:\n            changes[name] = 100 * (new[name] - old[name]) / old[name]\n"
            "    return changes",
            "volume-change",
        ),
        wrong(
            "M15 per cent of the second week",
            "volume-change",
            "def volume_change(before, after):\n    old, new = volume_loads(before), volume_loads(after)\n"
            "    return {name: None if old[name] is None else 100 * (new[name] - old[name]) / new[name]\n"
            "            for name in old if name in new}",
            "volume-change",
        ),
        wrong(
            "kilos instead of per cent",
            "volume-change",
            "def volume_change(before, after):\n    old, new = volume_loads(before), volume_loads(after)\n"
            "    return {name: None if old[name] is None else new[name] - old[name]\n"
            "            for name in old if name in new}",
            "volume-change",
        ),
    ],
    "summary": [
        wrong(
            "M23 a test that was not taken is 0 seconds",
            "summary",
            STATISTICS + "def summary(times):\n    times = [time or 0 for time in times]\n"
            "    return len(times), mean(times), stdev(times)",
            "summary",
        ),
        wrong(
            "M23 a time of 0 seconds is thrown out too",
            "summary",
            STATISTICS + "def summary(times):\n    times = [time for time in times if time]\n"
            "    return len(times), mean(times), stdev(times)",
            "summary",
        ),
        wrong(
            "M24 the ten are taken for everybody, so the population's deviation",
            "summary",
            STATISTICS + "def summary(times):\n    times = [time for time in times if time is not None]\n"
            "    return len(times), mean(times), pstdev(times)",
            "summary",
        ),
        wrong(
            "M04 a short time is a fault of the core",
            "conclusions",
            "conclusions = {'a': 'yes', 'b': 'yes', 'c': 'no', 'd': 'yes', 'e': 'no', 'f': 'no'}",
            "conclusions",
        ),
        wrong(
            "M16 who holds for long is protected",
            "conclusions",
            "conclusions = {'a': 'yes', 'b': 'no', 'c': 'yes', 'd': 'yes', 'e': 'no', 'f': 'no'}",
            "conclusions",
        ),
        wrong(
            "M24 nine people are a norm",
            "conclusions",
            "conclusions = {'a': 'yes', 'b': 'no', 'c': 'no', 'd': 'yes', 'e': 'no', 'f': 'yes'}",
            "conclusions",
        ),
    ],
    "protein": [
        wrong(
            "M12 more is better, so no upper limit",
            "protein",
            "def protein(mass, factor, stop):\n    if stop is not False:\n        return None\n"
            "    if mass < 30 or factor < 0.83:\n        raise ValueError\n    return mass * factor",
            "protein-limits",
        ),
        wrong(
            "M20 protein is good for everybody, with any illness",
            "protein",
            "def protein(mass, factor, stop):\n    if not 30 <= mass <= 250 or not 0.83 <= factor <= 2.2:\n"
            "        raise ValueError\n    return mass * factor",
            "protein-none",
        ),
        wrong(
            "M17 don't know is taken for no",
            "protein",
            "def protein(mass, factor, stop):\n    if stop:\n        return None\n"
            "    if not 30 <= mass <= 250 or not 0.83 <= factor <= 2.2:\n        raise ValueError\n"
            "    return mass * factor",
            "protein-none",
        ),
        wrong(
            "M23 everybody needs exactly 1.6",
            "protein",
            "def protein(mass, factor, stop):\n    if stop is not False:\n        return None\n"
            "    if not 30 <= mass <= 250 or not 0.83 <= factor <= 2.2:\n        raise ValueError\n"
            "    return mass * 1.6",
            "protein",
            "protein-none",
        ),
        wrong(
            "M24 a weight outside the limits is bent to fit",
            "protein",
            "def protein(mass, factor, stop):\n    if stop is not False:\n        return None\n"
            "    return min(max(mass, 30), 250) * min(max(factor, 0.83), 2.2)",
            "protein-limits",
        ),
        wrong(
            "the limits themselves are left out",
            "protein",
            "def protein(mass, factor, stop):\n    if stop is not False:\n        return None\n"
            "    if not 30 < mass < 250 or not 0.83 < factor < 2.2:\n        raise ValueError\n"
            "    return mass * factor",
            "protein",
        ),
    ],
}
