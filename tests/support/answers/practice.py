"""Right and wrong answers to «practice». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

LOAD = "def session_load(rpe, minutes):\n"
ROW = "def row_load(row):\n"
WEEKS = "def weekly_totals(text):\n"
CHANGE = "def change(previous, current):\n"
ALARMS = "def rule_applies(alarms):\n"
NEXT = "def next_load(load, during, next_day, baseline, alarms):\n"
TRIAGE = "    if not rule_applies(alarms):\n        return 'triage'\n"
OVER_5 = "    if during > 5:\n        return 'change exercise'\n"
OPEN = "    if next_day is None or baseline is None:\n        return None\n"
SWAP = "def next_exercise(exercise, during, too_painful, alarms):\n"
FIRST = (
    "    left = [other for other in SWAPS[exercise] if other not in too_painful]\n"
    "    return left[0] if left else 'ask a physiotherapist'"
)

RIGHT = {
    "session_load": [
        right("the course's own model", "session-load", "from training_safety import session_load"),
        right(
            "both limits at once",
            "session-load",
            LOAD
            + "    if rpe < 0 or rpe > 10 or minutes < 0 or minutes > 600:\n        raise ValueError(rpe, minutes)\n"
            "    return float(minutes * rpe)",
        ),
    ],
    "row_load": [
        right(
            "without the function of part 1",
            "row-load",
            ROW
            + "    given = [row[key].strip() for key in ('rpe', 'minutes')]\n    if '' in given:\n        return None\n"
            "    rpe, minutes = map(float, given)\n    if 0 <= rpe <= 10 and 0 <= minutes <= 600:\n"
            "        return rpe * minutes\n    raise ValueError(row)",
        ),
        right(
            "the course's own model",
            "row-load",
            "import training_safety\n\n"
            + ROW
            + "    if row['rpe'].isspace() or row['minutes'].isspace():\n        return None\n"
            "    if not row['rpe'] or not row['minutes']:\n        return None\n"
            "    return training_safety.session_load(float(row['rpe']), float(row['minutes']))",
        ),
    ],
    "weekly_totals": [
        right(
            "a running total",
            "weekly-totals",
            WEEKS
            + "    totals = {}\n    for row in rows(text):\n        week = int(row['week'])\n        load = row_load(row)\n"
            "        if week not in totals:\n            totals[week] = 0\n"
            "        if load is None or totals[week] is None:\n            totals[week] = None\n"
            "        else:\n            totals[week] = totals[week] + load\n    return totals",
        ),
        right(
            "the course's own model",
            "weekly-totals",
            "from training_safety import weekly_load\n\n" + WEEKS + "    days = rows(text)\n"
            "    weeks = dict.fromkeys(int(day['week']) for day in days)\n    for week in weeks:\n"
            "        loads = [row_load(day) for day in days if int(day['week']) == week]\n"
            "        weeks[week] = weekly_load(loads).total\n    return weeks",
        ),
    ],
    "change": [
        right(
            "the course's own model",
            "change",
            "from training_safety import Reason, percent_change\n\n"
            + CHANGE
            + "    found = percent_change(previous, current)\n"
            "    named = {Reason.NEW_START: 'new start', Reason.DAY_NOT_LOGGED: 'unknown'}\n"
            "    return named.get(found.reason, found.percent)",
        ),
        right(
            "by the ratio",
            "change",
            CHANGE + "    if None in (previous, current):\n        return 'unknown'\n"
            "    if not previous:\n        return 'new start'\n    return round((current / previous - 1) * 100, 1)",
        ),
        right(
            "one session is enough",
            "my-change",
            "my_change = round(100 * (5 * (MY_MINUTES + 10) / (4 * MY_MINUTES) - 1), 1)",
        ),
    ],
    "rule_applies": [
        right(
            "the course's own model",
            "rule-applies",
            "from training_safety import PainAlarms\n\n"
            + ALARMS
            + "    return PainAlarms(**alarms).reasons == ()",
        ),
        right(
            "loop",
            "rule-applies",
            ALARMS
            + "    for question in QUESTIONS:\n        if question not in alarms:\n            return False\n"
            "        if alarms[question] is None or alarms[question]:\n            return False\n    return True",
        ),
    ],
    "next_load": [
        right(
            "the course's own model",
            "next-load",
            "from training_safety import PainAlarms, Reason, pain_advice\n"
            "from training_safety import next_load as load_by_rule\n\n"
            + NEXT
            + "    advice = pain_advice(during, baseline, next_day, alarms=PainAlarms(**alarms))\n"
            "    if not advice.applies:\n        return 'triage'\n"
            "    found = load_by_rule(load, advice)\n    if found.reason is Reason.EXERCISE_CHANGED:\n"
            "        return 'change exercise'\n"
            "    return None if found.lowest is None else (found.lowest, found.highest)",
        ),
        right(
            "elif",
            "next-load",
            NEXT
            + "    if not all(answer is False for answer in map(alarms.get, QUESTIONS)):\n        answer = 'triage'\n"
            "    elif during > 5:\n        answer = 'change exercise'\n    elif None in (next_day, baseline):\n"
            "        answer = None\n    elif next_day <= baseline:\n        answer = [load, load]\n"
            "    else:\n        answer = [load - 30 * load / 100, load - 10 * load / 100]\n    return answer",
        ),
    ],
    "next_exercise": [
        right(
            "a list of what is left",
            "next-exercise",
            SWAP + TRIAGE + "    if during <= 5:\n        return exercise\n" + FIRST,
        ),
        right(
            "next with a default",
            "next-exercise",
            SWAP + "    if rule_applies(alarms):\n        if during > 5:\n"
            "            left = (other for other in SWAPS[exercise] if other not in set(too_painful))\n"
            "            return next(left, 'ask a physiotherapist')\n        return exercise\n    return 'triage'",
        ),
    ],
    "labels": [
        right(
            "one at a time",
            "about-ida",
            "about_ida = dict.fromkeys('abcdef', 'not shown')\nabout_ida['a'] = 'recorded'\n"
            "about_ida['b'] = about_ida['d'] = 'pattern'",
        ),
        right(
            "by what is supported",
            "about-training",
            "about_training = {key: 'supported' if key in 'gj' else 'not supported' for key in 'ghijk'}",
        ),
    ],
}

WRONG = {
    "session_load": [
        wrong(
            "M12 only the minutes count",
            "session-load",
            LOAD
            + "    if not (0 <= rpe <= 10 and 0 <= minutes <= 600):\n        raise ValueError\n    return minutes",
            "session-load",
            "session-load-refuses",
            "row-load",
            "row-load-refuses",
            "weekly-totals",
            "weekly-totals-gap",
        ),
        wrong(
            "M23 an impossible number is moved to the nearest possible one",
            "session-load",
            LOAD + "    return min(max(rpe, 0), 10) * min(max(minutes, 0), 600)",
            "session-load-refuses",
            "row-load-refuses",
        ),
        wrong(
            "M23 hours instead of minutes",
            "session-load",
            LOAD
            + "    if not (0 <= rpe <= 10 and 0 <= minutes <= 600):\n        raise ValueError\n    return rpe * minutes / 60",
            "session-load",
            "session-load-refuses",
            "row-load",
            "row-load-refuses",
            "weekly-totals",
            "weekly-totals-gap",
        ),
        wrong(
            "M13 rest cannot be logged: zero is refused",
            "session-load",
            LOAD
            + "    if not (0 < rpe <= 10 and 0 < minutes <= 600):\n        raise ValueError\n    return rpe * minutes",
            "session-load-refuses",
            "row-load-empty",
            "weekly-totals",
            "weekly-totals-gap",
        ),
        wrong(
            "nothing is impossible",
            "session-load",
            LOAD + "    return rpe * minutes",
            "session-load-refuses",
            "row-load-refuses",
        ),
    ],
    "row_load": [
        wrong(
            "M13 a day that was not logged was a day of rest",
            "row-load",
            ROW
            + "    return session_load(float(row['rpe'].strip() or 0), float(row['minutes'].strip() or 0))",
            "row-load-empty",
            "weekly-totals-gap",
        ),
        wrong(
            "M13 a day of rest was not logged",
            "row-load",
            ROW
            + "    rpe, minutes = row['rpe'].strip(), row['minutes'].strip()\n    if rpe in ('', '0') or minutes in ('', '0'):\n"
            "        return None\n    return session_load(float(rpe), float(minutes))",
            "row-load-empty",
            "weekly-totals",
            "weekly-totals-gap",
        ),
        wrong(
            "M23 an impossible row counts as not logged",
            "row-load",
            ROW + "    try:\n        return session_load(float(row['rpe']), float(row['minutes']))\n"
            "    except ValueError:\n        return None",
            "row-load-refuses",
        ),
        wrong(
            "M23 half a row is enough: the other half is guessed",
            "row-load",
            ROW
            + "    rpe, minutes = row['rpe'].strip(), row['minutes'].strip()\n    if not rpe and not minutes:\n"
            "        return None\n    return session_load(float(rpe or 5), float(minutes or 45))",
            "row-load-empty",
        ),
        wrong(
            "decimals are cut off",
            "row-load",
            ROW + "    if not row['rpe'].strip() or not row['minutes'].strip():\n        return None\n"
            "    return session_load(int(float(row['rpe'])), int(float(row['minutes'])))",
            "row-load",
        ),
    ],
    "weekly_totals": [
        wrong(
            "M13 a missing day is a day of rest",
            "weekly-totals",
            WEEKS + "    totals = {}\n    for row in rows(text):\n        week = int(row['week'])\n"
            "        totals[week] = totals.get(week, 0) + (row_load(row) or 0)\n    return totals",
            "weekly-totals-gap",
        ),
        wrong(
            "M23 a missing day is like the average of the others",
            "weekly-totals",
            WEEKS
            + "    weeks = {}\n    for row in rows(text):\n        load = row_load(row)\n        if load is not None:\n"
            "            weeks.setdefault(int(row['week']), []).append(load)\n"
            "    return {week: 7 * sum(loads) / len(loads) for week, loads in weeks.items()}",
            "weekly-totals-gap",
        ),
        wrong(
            "M13 a week with a day of rest has no total",
            "weekly-totals",
            WEEKS + "    weeks = {}\n    for row in rows(text):\n"
            "        weeks.setdefault(int(row['week']), []).append(row_load(row))\n"
            "    return {week: sum(loads) if all(loads) else None for week, loads in weeks.items()}",
            "weekly-totals",
            "weekly-totals-gap",
        ),
        wrong(
            "M23 a gap is forgotten by the next day",
            "weekly-totals",
            WEEKS
            + "    totals = {}\n    for row in rows(text):\n        week, load = int(row['week']), row_load(row)\n"
            "        totals[week] = None if load is None else (totals.get(week) or 0) + load\n    return totals",
            "weekly-totals-gap",
        ),
        wrong(
            "the average day instead of the sum",
            "weekly-totals",
            WEEKS + "    weeks = {}\n    for row in rows(text):\n"
            "        weeks.setdefault(int(row['week']), []).append(row_load(row))\n"
            "    return {week: None if None in loads else sum(loads) / 7 for week, loads in weeks.items()}",
            "weekly-totals",
            "weekly-totals-gap",
        ),
        wrong(
            "weeks with a gap are left out",
            "weekly-totals",
            WEEKS + "    weeks = {}\n    for row in rows(text):\n"
            "        weeks.setdefault(int(row['week']), []).append(row_load(row))\n"
            "    return {week: sum(loads) for week, loads in weeks.items() if None not in loads}",
            "weekly-totals-gap",
        ),
    ],
    "change": [
        wrong(
            "M10 a verdict at ten per cent instead of a number",
            "change",
            CHANGE + "    if previous is None or current is None:\n        return 'unknown'\n"
            "    if previous == 0:\n        return 'new start'\n"
            "    percent = 100 * (current - previous) / previous\n    return 'too much' if percent > 10 else percent",
            "change",
        ),
        wrong(
            "M23 a new start is a hundred per cent",
            "change",
            CHANGE + "    if previous is None or current is None:\n        return 'unknown'\n"
            "    if previous == 0:\n        return 100\n    return 100 * (current - previous) / previous",
            "change-undefined",
        ),
        wrong(
            "M13 an unknown week is a week of rest",
            "change",
            CHANGE
            + "    previous, current = previous or 0, current or 0\n    if previous == 0:\n        return 'new start'\n"
            "    return 100 * (current - previous) / previous",
            "change-undefined",
        ),
        wrong(
            "M12 less is no change",
            "change",
            CHANGE + "    if previous is None or current is None:\n        return 'unknown'\n"
            "    if previous == 0:\n        return 'new start'\n    return max(0, 100 * (current - previous) / previous)",
            "change",
        ),
        wrong(
            "M15 per cent of what it became",
            "change",
            CHANGE + "    if previous is None or current is None:\n        return 'unknown'\n"
            "    if previous == 0:\n        return 'new start'\n"
            "    return 100 * (current - previous) / current if current else -100",
            "change",
            "change-undefined",
        ),
        wrong(
            "M23 minutes only, as if the sessions were equally hard",
            "my-change",
            "my_change = 100 * 10 / MY_MINUTES",
            "my-change",
        ),
        wrong(
            "M15 per cent of this week",
            "my-change",
            "before, now = 12 * MY_MINUTES, 15 * (MY_MINUTES + 10)\nmy_change = 100 * (now - before) / now",
            "my-change",
        ),
        wrong("M24 the number of the example", "my-change", "my_change = 50", "my-change"),
    ],
    "rule_applies": [
        wrong(
            "M17 don't know is taken for no",
            "rule-applies",
            ALARMS + "    return not any(alarms.values())",
            "rule-applies-unanswered",
            "next-load-alarms",
            "next-exercise-help",
        ),
        wrong(
            "M17 one alarm symptom is not enough",
            "rule-applies",
            ALARMS + "    return [alarms.get(question) for question in QUESTIONS].count(False) >= 4",
            "rule-applies",
            "rule-applies-unanswered",
            "next-load-alarms",
            "next-exercise-help",
        ),
        wrong(
            "M21 the young are never seriously ill",
            "rule-applies",
            ALARMS
            + "    return all(alarms.get(question) is False for question in QUESTIONS if 'under_18' not in question)",
            "rule-applies",
            "rule-applies-unanswered",
        ),
        wrong(
            "M12 tingling in a leg is no reason to stop",
            "rule-applies",
            ALARMS + "    return all(alarms.get(question) is False for question in QUESTIONS[1:])",
            "rule-applies",
            "rule-applies-unanswered",
            "next-load-alarms",
            "next-exercise-help",
        ),
        wrong(
            "M17 what was not asked is taken for no",
            "rule-applies",
            ALARMS + "    return all(answer is False for answer in alarms.values())",
            "rule-applies-unanswered",
            "next-load-alarms",
            "next-exercise-help",
        ),
    ],
    "next_load": [
        wrong(
            "M02 any pain means rest",
            "next-load",
            NEXT
            + TRIAGE
            + OVER_5
            + OPEN
            + "    if during > 0 or next_day > 0:\n        return 0, 0\n    return load, load",
            "next-load",
            "next-load-change",
        ),
        wrong(
            "M01 pain during the session means damage, and less next time",
            "next-load",
            NEXT + TRIAGE + OVER_5 + OPEN + "    if next_day > baseline or during > 3:\n"
            "        return load * 0.7, load * 0.9\n    return load, load",
            "next-load",
            "next-load-change",
        ),
        wrong(
            "M23 the next day is measured against 3 instead of the person's own usual",
            "next-load",
            NEXT
            + TRIAGE
            + OVER_5
            + OPEN
            + "    if next_day > 3:\n        return load * 0.7, load * 0.9\n    return load, load",
            "next-load",
        ),
        wrong(
            "M12 more pain is a sign of a good session",
            "next-load",
            NEXT + TRIAGE + OVER_5 + OPEN + "    return load, load",
            "next-load",
        ),
        wrong(
            "M12 train on above 5",
            "next-load",
            NEXT
            + TRIAGE
            + OPEN
            + "    if next_day > baseline:\n        return load * 0.7, load * 0.9\n    return load, load",
            "next-load-change",
        ),
        wrong(
            "M13 a day that was not measured was a day without pain",
            "next-load",
            NEXT + TRIAGE + OVER_5 + "    if (next_day or 0) > (baseline or 0):\n"
            "        return load * 0.7, load * 0.9\n    return load, load",
            "next-load-change",
        ),
        wrong(
            "M17 symptoms in the legs only lower the load",
            "next-load",
            NEXT + OVER_5 + OPEN + "    if not rule_applies(alarms) or next_day > baseline:\n"
            "        return load * 0.7, load * 0.9\n    return load, load",
            "next-load-alarms",
        ),
        wrong(
            "M17 the numbers come before the alarm questions",
            "next-load",
            NEXT
            + OVER_5
            + OPEN
            + TRIAGE
            + "    if next_day > baseline:\n        return load * 0.7, load * 0.9\n    return load, load",
            "next-load-alarms",
        ),
    ],
    "next_exercise": [
        wrong(
            "M02 stop training until it is gone",
            "next-exercise",
            SWAP + TRIAGE + "    return exercise if during <= 5 else 'rest'",
            "next-exercise",
            "next-exercise-help",
        ),
        wrong(
            "M01 only exercises without pain",
            "next-exercise",
            SWAP + TRIAGE + "    if during == 0:\n        return exercise\n" + FIRST,
            "next-exercise",
        ),
        wrong(
            "M12 through the pain",
            "next-exercise",
            SWAP + TRIAGE + "    return exercise",
            "next-exercise",
            "next-exercise-help",
        ),
        wrong(
            "M17 an alarm symptom is a reason for another exercise",
            "next-exercise",
            SWAP + "    if during <= 5 and rule_applies(alarms):\n        return exercise\n" + FIRST,
            "next-exercise-help",
        ),
        wrong(
            "M24 the first suggestion suits everybody",
            "next-exercise",
            SWAP + TRIAGE + "    return exercise if during <= 5 else SWAPS[exercise][0]",
            "next-exercise",
            "next-exercise-help",
        ),
    ],
    "labels": [
        wrong(
            "M16 what goes together is a cause",
            "about-ida",
            "about_ida = dict(a='recorded', b='pattern', c='recorded', d='pattern', e='not shown', f='not shown')",
            "about-ida",
        ),
        wrong(
            "M13 the unlogged days were rest, so the week was lighter",
            "about-ida",
            "about_ida = dict(a='recorded', b='pattern', c='not shown', d='pattern', e='recorded', f='not shown')",
            "about-ida",
        ),
        wrong(
            "M23 what is measured is under control",
            "about-ida",
            "about_ida = dict(a='recorded', b='pattern', c='not shown', d='pattern', e='not shown', f='pattern')",
            "about-ida",
        ),
        wrong(
            "M09 the belt protects",
            "about-training",
            "about_training = dict(g='supported', h='supported', i='not supported', j='supported', k='not supported')",
            "about-training",
        ),
        wrong(
            "M02 rest is best, and heavy lifts do no good",
            "about-training",
            "about_training = dict(g='not supported', h='not supported', i='supported', j='not supported', k='supported')",
            "about-training",
        ),
        wrong(
            "M06 a cool-down prevents soreness",
            "about-training",
            "about_training = dict(g='supported', h='not supported', i='supported', j='supported', k='not supported')",
            "about-training",
        ),
    ],
}
