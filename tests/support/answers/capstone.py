"""Right and wrong answers to «capstone». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

STATISTICS = "from statistics import mean, pstdev, stdev\n\n\n"
JUDGED = (
    "from training_safety.models.training_plan.plan_rules import Person\n\n\n"
    "def only_rule(name):\n"
    "    rules = {breach.rule.key for breach in Person(**ASTRID).broken(PLANS[name])}\n"
    "    [rule] = rules\n    return rule\n\n\n"
)

RIGHT = {
    "faults": [
        right(
            "the course's own model",
            "load-faults",
            JUDGED + "load_faults = {name: only_rule(name) for name in 'ABCD'}",
        ),
        right(
            "the course's own model",
            "week-faults",
            JUDGED + "week_faults = {name: only_rule(name) for name in 'EFGH'}",
        ),
        right(
            "one by one",
            "week-faults",
            "week_faults = dict(H='strength', G='missing')\nweek_faults['F'] = 'spike'\n"
            "week_faults['E'] = 'rest'",
        ),
    ],
    "present_load": [
        right(
            "a loop that counts",
            "present-load",
            "def present_load(weeks):\n    total, logged = 0, 0\n    for load in weeks:\n"
            "        if load is None:\n            continue\n        total += load\n        logged += 1\n"
            "    if logged > 0:\n        return total / logged",
        ),
        right(
            "statistics",
            "present-load",
            "from statistics import StatisticsError, fmean\n\n"
            "def present_load(weeks):\n    try:\n        return fmean(load for load in weeks if load != None)\n"
            "    except StatisticsError:\n        return None",
        ),
        right(
            "by hand and rounded",
            "my-present",
            "my_present = round((MY_LOG[0] + MY_LOG[1] + MY_LOG[3]) / 3, 1)",
        ),
    ],
    "numbers": [
        right(
            "the course's own model",
            "week-load",
            "from training_safety import session_load\n\n"
            "def week_load(week):\n    total = 0\n    for session in [None] if week is None else week:\n"
            "        if session is None or session['minutes'] is None:\n            return None\n"
            "        total += session_load(session['rpe'], session['minutes'])\n    return total",
        ),
        right(
            "lets the gap stop it",
            "week-load",
            "def week_load(week):\n    try:\n"
            "        return sum(session['minutes'] * session['rpe'] for session in week)\n"
            "    except TypeError:\n        return None",
        ),
        right(
            "the course's own model",
            "monotony",
            STATISTICS + "from training_safety.models.load.week_variation import week_variation\n\n"
            "def monotony(week):\n    days = [sum(s['rpe'] * s['minutes'] for s in week if s['day'] == day)\n"
            "            for day in range(1, 8)]\n    return week_variation(days).monotony",
        ),
        right(
            "by hand",
            "monotony",
            STATISTICS + "def monotony(week):\n    days = dict.fromkeys(range(1, 8), 0)\n    for s in week:\n"
            "        days[s['day']] += s['rpe'] * s['minutes']\n    loads = list(days.values())\n"
            "    middle = sum(loads) / 7\n    spread = (sum((x - middle) ** 2 for x in loads) / 6) ** 0.5\n"
            "    if spread > 0:\n        return middle / spread",
        ),
        right(
            "the course's own model",
            "largest-spike",
            "from training_safety import session_spike\n\n"
            "def largest_spike(sessions):\n    ratios = []\n    for day, minutes in sessions:\n"
            "        before = [each for date, each in sessions if 0 < day - date <= 30]\n"
            "        ratios.append(session_spike(minutes, before).ratio)\n"
            "    return max((ratio for ratio in ratios if ratio is not None), default=None)",
        ),
        right(
            "two loops, the largest so far",
            "largest-spike",
            "def largest_spike(sessions):\n    largest = None\n    for at, (day, minutes) in enumerate(sessions):\n"
            "        longest = 0\n        for earlier, other in sessions[:at]:\n"
            "            if earlier >= day - 30:\n                longest = max(longest, other)\n"
            "        if longest and (largest is None or minutes / longest > largest):\n"
            "            largest = minutes / longest\n    return largest",
        ),
    ],
    "plan": [
        right(
            "the course's own progression",
            "plan",
            "from training_safety import geometric_progression\n\n"
            "def plan(person):\n"
            "    loads = geometric_progression(\n"
            "        person['start'], 0.05, 12, person['easy_every'], 0.6, ceiling=person['target']\n    )\n"
            "    return [one_week(load, person) for load in loads]",
        ),
        right(
            "the same step each week, and the last weeks at the target",
            "plan",
            "def plan(person):\n    step = (person['target'] - person['start']) / 6\n    load, weeks = person['start'], ()\n"
            "    for number in range(12):\n        if (number + 1) % person['easy_every'] == 0:\n"
            "            weeks += (one_week(0.65 * load, person),)\n            continue\n"
            "        weeks += (one_week(load, person),)\n        load = min(load + step, person['target'])\n"
            "        if number == 11:\n            break\n    return weeks",
        ),
        right(
            "whole minutes, one more kind if there is one, and the hardest days last",
            "one-week",
            "def one_week(load, person):\n    days, taken, week = list(person['days']), [], []\n"
            "    for day in days:\n"
            "        if all(abs(day - other) > 1 for other in taken) and len(taken) < person['strength']:\n"
            "            taken.append(day)\n    others = [day for day in days if day not in taken]\n"
            "    for place, day in enumerate(others):\n"
            "        kind = person['likes'][place % len(person['likes'])]\n"
            "        week.append({'day': day, 'kind': kind, 'minutes': 0, 'rpe': RPE[kind]})\n"
            "    for day in taken:\n        week.append({'day': day, 'kind': 'strength', 'minutes': 0, 'rpe': 6})\n"
            "    minutes = load / sum(session['rpe'] for session in week)\n"
            "    return [session | {'minutes': round(minutes, 1)} for session in week]",
        ),
    ],
    "after_pain": [
        right(
            "changes the sessions it was given",
            "after-pain",
            "def after_pain(week, kind, pain, alarm, other):\n    if alarm or alarm is None:\n"
            "        return 'triage'\n    for session in week:\n        if session['kind'] == kind:\n"
            "            if pain > 5:\n                session['kind'], session['rpe'] = other, RPE[other]\n"
            "            elif pain > 3:\n                session['minutes'] *= 0.8\n    return week",
        ),
        right(
            "new tables, the cut-offs first",
            "after-pain",
            "def after_pain(week, kind, pain, alarm, other):\n    if alarm == False:\n"
            "        share = 0.8 if 3 < pain <= 5 else 1\n        swap = {kind: other} if pain > 5 else {}\n"
            "        return [\n            {\n                'day': s['day'],\n"
            "                'kind': swap.get(s['kind'], s['kind']),\n"
            "                'minutes': s['minutes'] * (share if s['kind'] == kind else 1),\n"
            "                'rpe': RPE[swap[s['kind']]] if s['kind'] in swap else s['rpe'],\n            }\n"
            "            for s in week\n        ]\n    return 'triage'",
        ),
    ],
    "after_break": [
        right(
            "powers",
            "after-break",
            "def after_break(loads, done, missed):\n    last = loads[done - 1]\n"
            "    return [\n        min(0.7 * last * 1.1**place, planned)\n"
            "        for place, planned in enumerate(loads[done + missed :])\n    ]",
        ),
        right(
            "by the number of the week",
            "after-break",
            "def after_break(loads, done, missed):\n    weeks = []\n    number, most = done + missed, loads[done - 1] * 7 / 10\n"
            "    while number < len(loads):\n        weeks.append(loads[number] if loads[number] < most else most)\n"
            "        most += most / 10\n        number += 1\n    return weeks",
        ),
    ],
}


def _plan(step: str, easy: str = "one_week(0.6 * ordinary, person)", weeks: str = "range(1, 13)") -> str:
    """A plan like the reference, with another step, easier week or length."""
    return (
        "def plan(person):\n    weeks, ordinary = [], person['start']\n"
        f"    for number in {weeks}:\n"
        "        if number % person['easy_every'] == 0:\n"
        f"            weeks.append({easy})\n            continue\n"
        "        if number > 1:\n"
        f"            ordinary = {step}\n"
        "        weeks.append(one_week(ordinary, person))\n    return weeks"
    )


def _week(kinds: str) -> str:
    """A week of equally long sessions; ``kinds`` says what each of the days is for."""
    return (
        "def one_week(load, person):\n    days = list(person['days'])\n"
        f"    kinds = {kinds}\n"
        "    minutes = load / sum(RPE[kind] for kind in kinds)\n"
        "    return [{'day': day, 'kind': kind, 'minutes': minutes, 'rpe': RPE[kind]}\n"
        "            for day, kind in zip(days, kinds)]"
    )


FIVE = "min(1.05 * ordinary, person['target'])"
EVERY_RULE = ("start", "growth", "target", "easy-weeks", "spike", "strength", "variety", "rest")
PAIN = "def after_pain(week, kind, pain, alarm, other):\n"
SWAP = (
    "        if pain > 5 and s['kind'] == kind:\n            s = s | {'kind': other, 'rpe': RPE[other]}\n"
    "        elif pain > 3 and s['kind'] == kind:\n            s = s | {'minutes': 0.8 * s['minutes']}\n"
    "        changed.append(s)\n    return changed"
)

WRONG = {
    "faults": [
        wrong(
            "M10 the step up after an easier week is taken for too much growth",
            "load-faults",
            "load_faults = {'A': 'start', 'B': 'growth', 'C': 'growth', 'D': 'easy_weeks'}",
            "load-faults",
        ),
        wrong(
            "M13 a plan without a break in it is fine as long as it grows slowly",
            "load-faults",
            "load_faults = {'A': 'growth', 'B': 'target', 'C': 'start', 'D': 'ceiling'}",
            "load-faults",
        ),
        wrong(
            "M12 strength two days in a row is only more of a good thing",
            "week-faults",
            "week_faults = {'E': 'variety', 'F': 'spike', 'G': 'missing', 'H': 'strength'}",
            "week-faults",
        ),
        wrong(
            "M23 the same load is the same session",
            "week-faults",
            "week_faults = {'E': 'rest', 'F': 'variety', 'G': 'missing', 'H': 'strength'}",
            "week-faults",
        ),
        wrong(
            "what is not decided is taken for a lack of strength",
            "week-faults",
            "week_faults = {'E': 'rest', 'F': 'spike', 'G': 'strength', 'H': 'strength'}",
            "week-faults",
        ),
    ],
    "present_load": [
        wrong(
            "M23 a week without an entry is a week of 0",
            "present-load",
            "def present_load(weeks):\n    return sum(load or 0 for load in weeks) / len(weeks)",
            "present-load",
            "present-load-none",
            "my-present",
        ),
        wrong(
            "M13 a week of rest is left out like one that was not logged",
            "present-load",
            "def present_load(weeks):\n    known = [load for load in weeks if load]\n"
            "    return sum(known) / len(known) if known else None",
            "present-load",
        ),
        wrong(
            "M12 the best week is the one to build on",
            "present-load",
            "def present_load(weeks):\n    return max((load for load in weeks if load is not None), default=None)",
            "present-load",
            "my-present",
        ),
        wrong(
            "M23 nothing logged is nothing done",
            "present-load",
            "def present_load(weeks):\n    known = [load for load in weeks if load is not None]\n"
            "    return sum(known) / max(len(known), 1)",
            "present-load-none",
        ),
        wrong("M12 from the last week alone", "my-present", "my_present = MY_LOG[-1]", "my-present"),
        wrong(
            "M23 the gap as 0",
            "my-present",
            "my_present = (MY_LOG[0] + MY_LOG[1] + 0 + MY_LOG[3]) / 4",
            "my-present",
        ),
    ],
    "numbers": [
        wrong(
            "M23 undecided minutes are 0 minutes",
            "week-load",
            "def week_load(week):\n    return sum(s['rpe'] * (s['minutes'] or 0) for s in week or [])",
            "week-load",
        ),
        wrong(
            "M12 only the minutes count, not how hard they are",
            "week-load",
            "def week_load(week):\n    if week is None or any(s['minutes'] is None for s in week):\n"
            "        return None\n    return sum(s['minutes'] for s in week)",
            "week-load",
        ),
        wrong(
            "M13 rest days do not count as days",
            "monotony",
            STATISTICS + "def monotony(week):\n    days = {}\n    for s in week:\n"
            "        days[s['day']] = days.get(s['day'], 0) + s['rpe'] * s['minutes']\n"
            "    loads = list(days.values())\n"
            "    return mean(loads) / stdev(loads) if len(loads) > 1 and stdev(loads) else None",
            "monotony",
            "monotony-none",
        ),
        wrong(
            "M23 the deviation of a population",
            "monotony",
            STATISTICS + "def monotony(week):\n    days = [0] * 7\n    for s in week:\n"
            "        days[s['day'] - 1] += s['rpe'] * s['minutes']\n"
            "    return mean(days) / pstdev(days) if pstdev(days) else None",
            "monotony",
            "monotony-none",
        ),
        wrong(
            "M23 no spread is a monotony of 0",
            "monotony",
            STATISTICS + "def monotony(week):\n    days = [0] * 7\n    for s in week:\n"
            "        days[s['day'] - 1] += s['rpe'] * s['minutes']\n"
            "    return mean(days) / stdev(days) if stdev(days) else 0",
            "monotony-none",
        ),
        wrong(
            "one session a day, the last one",
            "monotony",
            STATISTICS + "def monotony(week):\n    days = [0] * 7\n    for s in week:\n"
            "        days[s['day'] - 1] = s['rpe'] * s['minutes']\n"
            "    return mean(days) / stdev(days) if stdev(days) else None",
            "monotony",
        ),
        wrong(
            "M10 compared with the session before, as if a step were what matters",
            "largest-spike",
            "def largest_spike(sessions):\n"
            "    return max((b[1] / a[1] for a, b in zip(sessions, sessions[1:])), default=None)",
            "largest-spike",
        ),
        wrong(
            "M24 compared with the longest ever",
            "largest-spike",
            "def largest_spike(sessions):\n    ratios = []\n    for at in range(1, len(sessions)):\n"
            "        longest = max(minutes for _, minutes in sessions[:at])\n"
            "        ratios.append(sessions[at][1] / longest)\n    return max(ratios, default=None)",
            "largest-spike",
        ),
    ],
    "plan": [
        wrong(
            "M12 starts at the target",
            "plan",
            "def plan(person):\n    load = person['target']\n    return [\n"
            "        one_week(0.6 * load if number % person['easy_every'] == 0 else load, person)\n"
            "        for number in range(1, 13)\n    ]",
            "plan-start",
            "plan-growth",
        ),
        wrong(
            "M12 a fifth more every week",
            "plan",
            _plan("min(1.2 * ordinary, person['target'])"),
            "plan-growth",
        ),
        wrong(
            "M12 on and on past the target",
            "plan",
            _plan("1.08 * ordinary"),
            "plan-target",
        ),
        wrong(
            "M10 careful is enough, so the target is never reached",
            "plan",
            _plan("min(1.005 * ordinary, person['target'])"),
            "plan-target",
        ),
        wrong(
            "M12 no easier weeks",
            "plan",
            "def plan(person):\n    return [\n"
            "        one_week(min(person['start'] * 1.05**n, person['target']), person) for n in range(12)\n    ]",
            "plan-easy-weeks",
        ),
        wrong(
            "M13 an easier week is a week of nothing",
            "plan",
            _plan(FIVE, easy="[]"),
            "plan-easy-weeks",
            "plan-strength",
            "plan-variety",
        ),
        wrong(
            "M02 after an easier week one begins again from there",
            "plan",
            "def plan(person):\n    weeks, load = [], person['start']\n    for number in range(1, 13):\n"
            "        if number % person['easy_every'] == 0:\n            load = 0.6 * load\n"
            "        elif number > 1:\n            load = min(1.05 * load, person['target'])\n"
            "        weeks.append(one_week(load, person))\n    return weeks",
            "plan-target",
            "plan-easy-weeks",
        ),
        wrong(
            "M24 the same plan for everybody",
            "plan",
            _plan("min(1.05 * ordinary, 560)").replace("person['start']", "420"),
            "plan-start",
            "plan-growth",
            "plan-target",
            "plan-spike",
        ),
        wrong(
            "eleven weeks",
            "plan",
            _plan(FIVE, weeks="range(1, 12)"),
            "plan-start",
            "plan-growth",
            "plan-easy-weeks",
        ),
        wrong(
            "M23 what has not been decided is left open",
            "plan",
            _plan(FIVE, easy="None"),
            *(f"plan-{rule}" for rule in EVERY_RULE),
        ),
        wrong(
            "M12 the rest of the week in one long session",
            "one-week",
            "def one_week(load, person):\n    strength = []\n    for day in person['days']:\n"
            "        if len(strength) < person['strength'] and (not strength or day - strength[-1] > 1):\n"
            "            strength.append(day)\n"
            "    long = [day for day in person['days'] if day not in strength][-1]\n"
            "    kind = person['likes'][0]\n"
            "    minutes = (load - 30 * person['strength']) / RPE[kind]\n"
            "    week = [{'day': day, 'kind': 'strength', 'minutes': 5, 'rpe': 6} for day in strength]\n"
            "    return [*week, {'day': long, 'kind': kind, 'minutes': minutes, 'rpe': RPE[kind]}]",
            "plan-spike",
        ),
        wrong(
            "M12 strength on the first days, one after the other",
            "one-week",
            _week("['strength' if n < person['strength'] else person['likes'][0] for n in range(len(days))]"),
            "plan-rest",
        ),
        wrong(
            "M04 nothing but strength",
            "one-week",
            _week("['strength'] * len(days)"),
            "plan-variety",
            "plan-rest",
        ),
        wrong(
            "M24 everybody likes to walk, and strength once is enough for all",
            "one-week",
            _week("['strength'] + ['walk'] * (len(days) - 1)"),
            "plan-strength",
            "plan-variety",
        ),
    ],
    "after_pain": [
        wrong(
            "M17 don't know is taken for no",
            "after-pain",
            PAIN + "    if alarm:\n        return 'triage'\n    changed = []\n    for s in week:\n" + SWAP,
            "after-pain-alarm",
        ),
        wrong(
            "M02 with an alarm symptom, rest for the week and see",
            "after-pain",
            PAIN
            + "    if alarm is not False:\n        return []\n    changed = []\n    for s in week:\n"
            + SWAP,
            "after-pain-alarm",
        ),
        wrong(
            "M12 push through with less",
            "after-pain",
            PAIN + "    if alarm is not False:\n        return 'triage'\n    return [\n"
            "        s | {'minutes': 0.8 * s['minutes']} if pain > 3 and s['kind'] == kind else s for s in week\n    ]",
            "after-pain",
        ),
        wrong(
            "M02 above 5 everything stops",
            "after-pain",
            PAIN
            + "    if alarm is not False:\n        return 'triage'\n    if pain > 5:\n        return []\n"
            "    return [\n"
            "        s | {'minutes': 0.8 * s['minutes']} if pain > 3 and s['kind'] == kind else s for s in week\n    ]",
            "after-pain",
        ),
        wrong(
            "M01 any pain at all is a reason to change",
            "after-pain",
            PAIN
            + "    if alarm is not False:\n        return 'triage'\n    changed = []\n    for s in week:\n"
            "        if pain > 0 and s['kind'] == kind:\n            s = s | {'kind': other, 'rpe': RPE[other]}\n"
            "        changed.append(s)\n    return changed",
            "after-pain",
            "after-pain-alarm",
        ),
        wrong(
            "M02 all sessions are cut, not only those that hurt",
            "after-pain",
            PAIN
            + "    if alarm is not False:\n        return 'triage'\n    changed = []\n    for s in week:\n"
            "        if pain > 5 and s['kind'] == kind:\n            s = s | {'kind': other, 'rpe': RPE[other]}\n"
            "        elif pain > 3:\n            s = s | {'minutes': 0.8 * s['minutes']}\n"
            "        changed.append(s)\n    return changed",
            "after-pain",
        ),
    ],
    "after_break": [
        wrong(
            "M12 the weeks that were missed are caught up with",
            "after-break",
            "def after_break(loads, done, missed):\n    lost = sum(loads[done : done + missed])\n"
            "    rest = loads[done + missed :]\n    return [load + lost / len(rest) for load in rest]",
            "after-break",
            "after-break-plan",
        ),
        wrong(
            "M12 straight back to where the plan is",
            "after-break",
            "def after_break(loads, done, missed):\n    return loads[done + missed :]",
            "after-break",
            "after-break-plan",
        ),
        wrong(
            "M02 all over again",
            "after-break",
            "def after_break(loads, done, missed):\n    return loads[: len(loads) - done - missed]",
            "after-break",
            "after-break-plan",
        ),
        wrong(
            "M12 more than the plan says, once it goes well",
            "after-break",
            "def after_break(loads, done, missed):\n"
            "    return [0.7 * loads[done - 1] * 1.1**n for n in range(len(loads) - done - missed)]",
            "after-break-plan",
        ),
        wrong(
            "M13 the two weeks are done before the plan goes on where it stopped",
            "after-break",
            "def after_break(loads, done, missed):\n    weeks = []\n    for n, planned in enumerate(loads[done:]):\n"
            "        weeks.append(min(0.7 * loads[done - 1] * 1.1**n, planned))\n    return weeks",
            "after-break",
            "after-break-plan",
        ),
    ],
}
