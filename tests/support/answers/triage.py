"""Right and wrong answers to «triage». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

RIGHT = {
    "level_of": [
        right(
            "if and elif",
            "level-of",
            "def level_of(question, answer):\n    level = QUESTIONS[question]\n"
            "    if answer is True:\n        return level\n    elif answer is None:\n"
            "        if LEVELS.index(level) > LEVELS.index('116117_advice'):\n            return '116117_advice'\n"
            "        return level",
        ),
        right(
            "a table of tables",
            "level-of",
            "def level_of(question, answer):\n    level = QUESTIONS[question]\n"
            "    unknown = {'5': '116117_advice', '4': '116117_advice'}.get(level, level)\n"
            "    return {True: level, False: None, None: unknown}[answer]",
        ),
    ],
    "highest": [
        right(
            "loop",
            "highest",
            "def highest(levels):\n    most = levels[0]\n    for level in levels:\n"
            "        if LEVELS.index(level) > LEVELS.index(most):\n            most = level\n    return most",
        ),
        right(
            "from the top",
            "highest",
            "def highest(levels):\n    for level in reversed(LEVELS):\n        if level in levels:\n            return level",
        ),
    ],
    "triage": [
        right(
            "loop, without the other functions",
            "triage",
            "def triage(answers):\n    most = '1' if answers.get('doms_pattern') else '2'\n"
            "    for question, level in QUESTIONS.items():\n        answer = answers.get(question)\n"
            "        if answer is None and level in ('4', '5'):\n            level = '116117_advice'\n"
            "        if answer is not False and LEVELS.index(level) > LEVELS.index(most):\n            most = level\n"
            "    return most",
        ),
        right(
            "level by level, without the other functions",
            "triage",
            "def triage(answers):\n"
            "    for level in ('5', '4'):\n        for question in QUESTIONS:\n"
            "            if QUESTIONS[question] == level and answers.get(question) is True:\n                return level\n"
            "    for question in QUESTIONS:\n"
            "        if QUESTIONS[question] in ('4', '5') and answers.get(question) is not False:\n"
            "            return '116117_advice'\n"
            "    for level in ('3a', '3b'):\n        for question in QUESTIONS:\n"
            "            if QUESTIONS[question] == level and answers.get(question) is not False:\n                return level\n"
            "    return '1' if answers.get('doms_pattern') else '2'",
        ),
    ],
    "falls": [
        right(
            "sorted or not",
            "falls",
            "def falls(table):\n    steps = {q: [LEVELS.index(level) for level in table[q]] for q in table}\n"
            "    return [q for q in steps if steps[q] != sorted(steps[q])]",
        ),
        right(
            "a loop that counts by pairs, as a tuple",
            "falls",
            "def falls(table):\n    fallen = ()\n    for question, (no, unknown, yes) in table.items():\n"
            "        order = list(LEVELS)\n"
            "        if order.index(no) > order.index(unknown) or order.index(unknown) > order.index(yes):\n"
            "            fallen += (question,)\n    return fallen",
        ),
    ],
    "whom": [
        right(
            "one by one",
            "whom-1",
            "WHOM_1 = {}\nWHOM_1['dagny'] = 'physiotherapist'\nWHOM_1['ali'] = WHOM_1['cato'] = '113'\n"
            "WHOM_1['berit'] = '116 117'",
        ),
        right(
            "keyword arguments",
            "whom-2",
            "WHOM_2 = dict(hanne='22 59 13 00', goran='116 117', frida='gp', even='116 117')",
        ),
    ],
    "labels": [
        right(
            "the learner's own rule",
            "labels-1",
            "LABELS_1 = {\n    'ida': triage(answered(doms_pattern=True)),\n"
            "    'jakob': triage(answered(small_fall=True)),\n"
            "    'kaja': triage(answered(youth_extension=True)),\n"
            "    'leif': triage(answered(faint_pale=True)),\n}",
        ),
        right(
            "the learner's own rule",
            "labels-2",
            "LABELS_2 = {\n    'mina': triage(answered()),\n"
            "    'noor': triage(answered(leg_pain_stable=True, weak_leg=None)),\n"
            "    'odd': triage(answered(fear=True)),\n"
            "    'pia': triage(answered(saddle=True, faint_pale=None, sudden_paralysis=None)),\n}",
        ),
    ],
    "cost": [
        right(
            "the sign of the difference",
            "direction",
            "def direction(label, key):\n    steps = LEVELS.index(label) - LEVELS.index(key)\n"
            "    return ['right', 'too high', 'too low'][(steps > 0) - (steps < 0)]",
        ),
        right(
            "a price list",
            "cost",
            "def cost(labels, key):\n    price = {'right': 0, 'too high': 1, 'too low': 2}\n"
            "    return sum(price[direction(labels[n], key[n])] if n in labels else 2 for n in key)",
        ),
        right(
            "a missing label is the lowest there is",
            "cost",
            "def cost(labels, key):\n    order = ('missing', *LEVELS)\n    points = 0.0\n    for name in key:\n"
            "        given = order.index(labels.get(name, 'missing'))\n        right = order.index(key[name])\n"
            "        points += 2 * (given < right) + (given > right)\n    return points",
        ),
    ],
    "chance_after": [
        right(
            "by likelihood ratios",
            "chance-after",
            "def chance_after(ill, sensitivity, specificity):\n    odds = ill / (1000 - ill)\n"
            "    yes = odds * sensitivity / (1 - specificity)\n    no = odds * (1 - sensitivity) / specificity\n"
            "    return [100 * yes / (1 + yes), 100 * no / (1 + no)]",
        ),
        right(
            "the course's own model",
            "chance-after",
            "from training_safety import natural_frequencies\n\n"
            "def chance_after(ill, sensitivity, specificity):\n"
            "    crowd = natural_frequencies(ill / 1000, sensitivity, specificity)\n"
            "    yes, no = crowd.positive_predictive_value, crowd.negative_predictive_value\n"
            "    return 100 * yes.value, 100 * (1 - no.value)",
        ),
        right(
            "the course's own model",
            "my-false-alarms",
            "from training_safety import natural_frequencies\n\n"
            "crowd = natural_frequencies(MY_ILL / 1000, 0.5, 0.95)\n"
            "my_false_alarms = crowd.false_alarms / crowd.found",
        ),
        right(
            "with two decimals",
            "my-false-alarms",
            "my_false_alarms = round((1000 - MY_ILL) / MY_ILL / 10, 2)",
        ),
    ],
}

WRONG = {
    "level_of": [
        wrong(
            "M17 don't know taken for no",
            "level-of",
            "def level_of(question, answer):\n    return QUESTIONS[question] if answer else None",
            "level-of-unknown",
            "triage-unknown",
        ),
        wrong(
            "M25 don't know at an alarm question taken for the alarm",
            "level-of",
            "def level_of(question, answer):\n    return None if answer is False else QUESTIONS[question]",
            "level-of-unknown",
            "triage-unknown",
        ),
        wrong(
            "M17 don't know is a call whatever the question",
            "level-of",
            "def level_of(question, answer):\n    if answer is None:\n        return '116117_advice'\n"
            "    return QUESTIONS[question] if answer else None",
            "level-of-unknown",
            "triage-unknown",
        ),
        wrong(
            "M18 fear asks for nothing",
            "level-of",
            "def level_of(question, answer):\n    if answer is False or question == 'fear':\n        return None\n"
            "    level = QUESTIONS[question]\n"
            "    return '116117_advice' if answer is None and level in ('4', '5') else level",
            "level-of",
            "triage",
        ),
        wrong(
            "M21 being young asks for nothing",
            "level-of",
            "def level_of(question, answer):\n    if answer is False or question == 'youth_extension':\n        return None\n"
            "    level = QUESTIONS[question]\n"
            "    return '116117_advice' if answer is None and level in ('4', '5') else level",
            "level-of",
            "level-of-unknown",
            "triage-unknown",
            "triage",
        ),
        wrong(
            "M17 a no is soreness",
            "level-of",
            "def level_of(question, answer):\n    if answer is False:\n        return '1'\n"
            "    level = QUESTIONS[question]\n"
            "    return '116117_advice' if answer is None and level in ('4', '5') else level",
            "level-of",
            "triage-lowest",
        ),
    ],
    "highest": [
        wrong(
            "M23 the texts compared as texts",
            "highest",
            "def highest(levels):\n    return max(levels)",
            "highest",
            "triage",
            "triage-unknown",
        ),
        wrong(
            "M17 the commonest level, so that one sign is nothing",
            "highest",
            "def highest(levels):\n    return max(levels, key=levels.count)",
            "highest",
            "triage",
            "triage-unknown",
        ),
        wrong(
            "M02 the calmest level wins",
            "highest",
            "def highest(levels):\n    return min(levels, key=LEVELS.index)",
            "highest",
            "triage",
            "triage-unknown",
        ),
        wrong(
            "M24 the level in the middle",
            "highest",
            "def highest(levels):\n    return sorted(levels, key=LEVELS.index)[len(levels) // 2]",
            "highest",
            "triage",
            "triage-unknown",
        ),
        wrong(
            "3b taken for more urgent than 3a",
            "highest",
            "def highest(levels):\n"
            "    return max(levels, key=('1', '2', '3a', '3b', '116117_advice', '4', '5').index)",
            "highest",
            "triage",
        ),
    ],
    "triage": [
        wrong(
            "M12 soreness is looked at first",
            "triage",
            "def triage(answers):\n    if answers.get('doms_pattern'):\n        return '1'\n"
            "    asked = [level_of(question, answers.get(question)) for question in QUESTIONS]\n"
            "    asked = [level for level in asked if level is not None]\n"
            "    return highest(asked) if asked else '2'",
            "triage",
            "triage-unknown",
            "triage-lowest",
        ),
        wrong(
            "M17 a question left out is a no",
            "triage",
            "def triage(answers):\n    asked = []\n    for question in QUESTIONS:\n"
            "        level = level_of(question, answers.get(question, False))\n"
            "        if level is not None:\n            asked.append(level)\n    if asked:\n"
            "        return highest(asked)\n    return '1' if answers.get('doms_pattern') else '2'",
            "triage-unknown",
        ),
        wrong(
            "M17 one red flag is not enough, it takes two",
            "triage",
            "def triage(answers):\n"
            "    asked = [level_of(question, answers.get(question)) for question in QUESTIONS]\n"
            "    asked = sorted((level for level in asked if level is not None), key=LEVELS.index)\n"
            "    if len(asked) > 1:\n        return asked[-2]\n"
            "    return '1' if answers.get('doms_pattern') else '2'",
            "triage",
            "triage-unknown",
            "triage-lowest",
        ),
        wrong(
            "M17 don't know about soreness is soreness",
            "triage",
            "def triage(answers):\n"
            "    asked = [level_of(question, answers.get(question)) for question in QUESTIONS]\n"
            "    asked = [level for level in asked if level is not None]\n    if asked:\n"
            "        return highest(asked)\n    return '2' if answers.get('doms_pattern') is False else '1'",
            "triage-lowest",
        ),
        wrong(
            "M25 an alarm that is not ruled out is 113",
            "triage",
            "def triage(answers):\n    for question in QUESTIONS:\n"
            "        if QUESTIONS[question] in ('4', '5') and answers.get(question) is not False:\n"
            "            return '5'\n"
            "    asked = [level_of(question, answers.get(question)) for question in QUESTIONS]\n"
            "    asked = [level for level in asked if level is not None]\n    if asked:\n"
            "        return highest(asked)\n    return '1' if answers.get('doms_pattern') else '2'",
            "triage",
            "triage-unknown",
        ),
        wrong(
            "the first question that asks for something decides, and an open one comes before a yes",
            "triage",
            "def triage(answers):\n    for question in QUESTIONS:\n"
            "        level = level_of(question, answers.get(question))\n"
            "        if level is not None:\n            return level\n"
            "    return '1' if answers.get('doms_pattern') else '2'",
            "triage-unknown",
        ),
    ],
    "falls": [
        wrong(
            "M17 don't know is passed over",
            "falls",
            "def falls(table):\n"
            "    return [q for q, (no, unknown, yes) in table.items() if LEVELS.index(yes) < LEVELS.index(no)]",
            "falls",
        ),
        wrong(
            "M23 the texts compared as texts",
            "falls",
            "def falls(table):\n    return [q for q, (no, unknown, yes) in table.items() if not no <= unknown <= yes]",
            "falls",
        ),
        wrong(
            "M12 the level has to rise every time",
            "falls",
            "def falls(table):\n    steps = {q: [LEVELS.index(level) for level in table[q]] for q in table}\n"
            "    return [q for q, (no, unknown, yes) in steps.items() if not no < unknown < yes]",
            "falls",
        ),
        wrong(
            "M17 only the step to don't know is looked at",
            "falls",
            "def falls(table):\n"
            "    return [q for q, (no, unknown, yes) in table.items() if LEVELS.index(unknown) < LEVELS.index(no)]",
            "falls",
        ),
        wrong(
            "how many instead of which",
            "falls",
            "def falls(table):\n    steps = {q: [LEVELS.index(level) for level in table[q]] for q in table}\n"
            "    return len([q for q in steps if steps[q] != sorted(steps[q])])",
            "falls",
        ),
    ],
    "whom": [
        wrong(
            "M17 the GP is open, so an emergency goes there",
            "whom-1",
            "WHOM_1 = {'ali': 'gp', 'berit': '116 117', 'cato': '113', 'dagny': 'physiotherapist'}",
            "whom-1",
        ),
        wrong(
            "M12 dark urine can wait for the GP",
            "whom-1",
            "WHOM_1 = {'ali': '113', 'berit': 'gp', 'cato': '113', 'dagny': 'physiotherapist'}",
            "whom-1",
        ),
        wrong(
            "M25 long pain without alarm symptoms is urgent",
            "whom-1",
            "WHOM_1 = {'ali': '113', 'berit': '116 117', 'cato': '113', 'dagny': '116 117'}",
            "whom-1",
        ),
        wrong(
            "M19 wait for those already called",
            "whom-1",
            "WHOM_1 = {'ali': '113', 'berit': '116 117', 'cato': '116 117', 'dagny': 'physiotherapist'}",
            "whom-1",
        ),
        wrong(
            "M08 too many painkillers without a prescription are harmless",
            "whom-2",
            "WHOM_2 = {'even': '116 117', 'frida': 'gp', 'goran': '116 117', 'hanne': 'gp'}",
            "whom-2",
        ),
        wrong(
            "M17 don't know can wait for the GP",
            "whom-2",
            "WHOM_2 = {'even': 'gp', 'frida': 'gp', 'goran': '116 117', 'hanne': '22 59 13 00'}",
            "whom-2",
        ),
        wrong(
            "three weeks are a few days",
            "whom-2",
            "WHOM_2 = {'even': '116 117', 'frida': 'gp', 'goran': 'gp', 'hanne': '22 59 13 00'}",
            "whom-2",
        ),
        wrong(
            "one is left out",
            "whom-2",
            "WHOM_2 = {'even': '116 117', 'frida': 'gp', 'goran': '116 117'}",
            "whom-2",
        ),
    ],
    "labels": [
        wrong(
            "M21 a gymnast of 14 only adjusts the training",
            "labels-1",
            "LABELS_1 = {'ida': '1', 'jakob': '4', 'kaja': '2', 'leif': '5'}",
            "labels-1",
        ),
        wrong(
            "M17 a lift is no accident, so brittle bones can wait",
            "labels-1",
            "LABELS_1 = {'ida': '1', 'jakob': '3a', 'kaja': '3a', 'leif': '5'}",
            "labels-1",
        ),
        wrong(
            "M01 soreness is an injury",
            "labels-1",
            "LABELS_1 = {'ida': '4', 'jakob': '4', 'kaja': '3a', 'leif': '5'}",
            "labels-1",
        ),
        wrong(
            "M17 don't know taken for no",
            "labels-2",
            "LABELS_2 = {'mina': '2', 'noor': '3a', 'odd': '3b', 'pia': '4'}",
            "labels-2",
        ),
        wrong(
            "M25 ordinary pain is urgent",
            "labels-2",
            "LABELS_2 = {'mina': '4', 'noor': '116117_advice', 'odd': '3b', 'pia': '4'}",
            "labels-2",
        ),
        wrong(
            "M18 fear is no reason for help",
            "labels-2",
            "LABELS_2 = {'mina': '2', 'noor': '116117_advice', 'odd': '2', 'pia': '4'}",
            "labels-2",
        ),
        wrong(
            "M17 an open question hides a yes",
            "labels-2",
            "LABELS_2 = {'mina': '2', 'noor': '116117_advice', 'odd': '3b', 'pia': '116117_advice'}",
            "labels-2",
        ),
    ],
    "cost": [
        wrong(
            "M25 the alarm too many is the worst",
            "cost",
            "def cost(labels, key):\n    price = {'right': 0, 'too high': 2, 'too low': 1}\n"
            "    return sum(price[direction(labels[n], key[n])] if n in labels else 1 for n in key)",
            "cost",
        ),
        wrong(
            "M17 an error is an error",
            "cost",
            "def cost(labels, key):\n    return sum(labels.get(name) != key[name] for name in key)",
            "cost",
        ),
        wrong(
            "M17 nobody called, so nothing is counted",
            "cost",
            "def cost(labels, key):\n    price = {'right': 0, 'too high': 1, 'too low': 2}\n"
            "    return sum(price[direction(labels[n], key[n])] for n in key if n in labels)",
            "cost",
        ),
        wrong(
            "M23 the texts compared as texts",
            "direction",
            "def direction(label, key):\n    if label == key:\n        return 'right'\n"
            "    return 'too low' if label < key else 'too high'",
            "direction",
            "cost",
        ),
        wrong(
            "M25 the two ways turned round",
            "direction",
            "def direction(label, key):\n    if label == key:\n        return 'right'\n"
            "    return 'too high' if LEVELS.index(label) < LEVELS.index(key) else 'too low'",
            "direction",
            "cost",
        ),
    ],
    "chance_after": [
        wrong(
            "M17 the sensitivity taken for the chance",
            "chance-after",
            "def chance_after(ill, sensitivity, specificity):\n    return 100 * sensitivity, 100 * (1 - sensitivity)",
            "chance-after",
        ),
        wrong(
            "M15 as many ill as well",
            "chance-after",
            "def chance_after(ill, sensitivity, specificity):\n    false = 1 - specificity\n    missed = 1 - sensitivity\n"
            "    return 100 * sensitivity / (sensitivity + false), 100 * missed / (missed + specificity)",
            "chance-after",
        ),
        wrong(
            "M17 a no rules it out",
            "chance-after",
            "def chance_after(ill, sensitivity, specificity):\n    found = ill * sensitivity\n"
            "    false = (1000 - ill) * (1 - specificity)\n    return 100 * found / (found + false), 0",
            "chance-after",
        ),
        wrong(
            "M15 the probability times the likelihood ratio, without odds",
            "chance-after",
            "def chance_after(ill, sensitivity, specificity):\n"
            "    return ill / 10 * sensitivity / (1 - specificity), ill / 10 * (1 - sensitivity) / specificity",
            "chance-after",
        ),
        wrong(
            "shares instead of per cent",
            "chance-after",
            "def chance_after(ill, sensitivity, specificity):\n    found = ill * sensitivity\n"
            "    false = (1000 - ill) * (1 - specificity)\n    return found / (found + false), (ill - found) / (1000 - found - false)",
            "chance-after",
        ),
        wrong(
            "M24 somebody else's number",
            "my-false-alarms",
            "my_false_alarms = (1000 - 9) * 0.05 / (9 * 0.5)",
            "my-false-alarms",
        ),
        wrong(
            "M17 all who answer yes are counted as false alarms",
            "my-false-alarms",
            "my_false_alarms = (MY_ILL * 0.5 + (1000 - MY_ILL) * 0.05) / (MY_ILL * 0.5)",
            "my-false-alarms",
        ),
        wrong(
            "M15 the false alarms in all, not for each who is found",
            "my-false-alarms",
            "my_false_alarms = (1000 - MY_ILL) * 0.05",
            "my-false-alarms",
        ),
        wrong(
            "M17 for each who is ill, found or not",
            "my-false-alarms",
            "my_false_alarms = (1000 - MY_ILL) * 0.05 / MY_ILL",
            "my-false-alarms",
        ),
    ],
}
