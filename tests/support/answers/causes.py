"""Right and wrong answers to «causes». A wrong one is named after a misconception of the curriculum."""

from __future__ import annotations

from exercise_runner import right, wrong

TRIG = "from math import cos, pi, radians, sin\n\n"
STATISTICS = "from statistics import mean, pstdev, stdev\n\n"

RIGHT = {
    "moment": [
        right(
            "the three parts one by one",
            "moment",
            TRIG + "def moment(mass, height, angle, load, reach):\n    s = sin(angle * pi / 180)\n"
            "    trunk = 9.81 * 0.436 * mass * 0.15 * height * s\n"
            "    arms = 9.81 * 0.1 * mass * (0.233 * height * s + reach / 2)\n"
            "    hands = 9.81 * load * (0.233 * height * s + reach)\n    return trunk + arms + hands",
        ),
        right(
            "the angle measured from level",
            "moment",
            TRIG
            + "def moment(mass, height, angle, load, reach):\n    out = height * cos(radians(90 - angle))\n"
            "    kilos_and_metres = [(TRUNK_MASS * mass, TRUNK_DISTANCE * out),\n"
            "        (ARM_MASS * mass, SHOULDER_DISTANCE * out + reach / 2), (load, SHOULDER_DISTANCE * out + reach)]\n"
            "    return sum(G * kilos * metres for kilos, metres in kilos_and_metres)",
        ),
        right(
            "the course's own model",
            "moment",
            "from training_safety import lumbar_load\n\ndef moment(mass, height, angle, load, reach):\n"
            "    return lumbar_load(mass, height, angle, load, reach).external_moment_nm",
        ),
    ],
    "lever": [
        right(
            "two moments, one divided by the other",
            "load-ratio",
            "def load_ratio(load, distance, new_load, new_distance):\n    before = G * load * distance\n"
            "    after = G * new_load * new_distance\n    return after / before",
        ),
        right(
            "two ratios, multiplied",
            "load-ratio",
            "def load_ratio(load, distance, new_load, new_distance):\n"
            "    return new_load / load * (new_distance / distance)",
        ),
        right(
            "by the share of the load",
            "total-ratio",
            "def total_ratio(body, load, factor):\n    share = load / (body + load)\n"
            "    return 1 + share * (factor - 1)",
        ),
        right("in centimetres", "my-load-moment", "my_load_moment = 9.81 * MY_LOAD * 35 / 100"),
        right(
            "rounded to a tenth",
            "my-load-moment",
            "my_load_moment = round(moment(0, 1.80, 0, MY_LOAD, 0.35), 1)",
        ),
    ],
    "averages": [
        right(
            "loop",
            "mean-of-ratios",
            "def mean_of_ratios(rows):\n    ratios = []\n    for row in rows:\n        ratios.append(row[0] / row[1])\n"
            "    return sum(ratios) / len(ratios)",
        ),
        right(
            "the course's own model",
            "mean-of-ratios",
            "import training_safety\n\ndef mean_of_ratios(rows):\n"
            "    return training_safety.mean_of_ratios(*zip(*rows)).value",
        ),
        right(
            "with the means",
            "ratio-of-means",
            "from statistics import mean\n\ndef ratio_of_means(rows):\n    sides, backs = zip(*rows)\n"
            "    return mean(sides) / mean(backs)",
        ),
        right(
            "the course's own model",
            "ratio-of-means",
            "import training_safety\n\ndef ratio_of_means(rows):\n"
            "    return training_safety.ratio_of_means(*zip(*rows)).value",
        ),
        right(
            "two by two",
            "averages",
            "averages = {**dict.fromkeys('AC', 'mean of ratios'), **dict.fromkeys('BD', 'ratio of means')}",
        ),
    ],
    "interval": [
        right(
            "both limits on the same side",
            "crosses-zero",
            "def crosses_zero(ci):\n    if ci[0] > 0 or ci[1] < 0:\n        return False\n    return True",
        ),
        right(
            "by the sign of the product",
            "crosses-zero",
            "def crosses_zero(ci):\n    low, high = ci\n    return low * high <= 0",
        ),
        right(
            "a table of what means no difference",
            "crosses-no-difference",
            "def crosses_no_difference(ci, measure):\n    none = {'difference': 0, 'ratio': 1}[measure]\n"
            "    return crosses_zero((ci[0] - none, ci[1] - none))",
        ),
        right(
            "sorted",
            "largest-difference",
            "def largest_difference(ci):\n    return sorted(abs(limit) for limit in ci)[-1]",
        ),
    ],
    "monotony": [
        right(
            "equal days by their set",
            "monotony",
            STATISTICS
            + "def monotony(loads):\n    for load in loads:\n        if load is None:\n            return None\n"
            "    if len(set(loads)) == 1:\n        return None\n    return mean(loads) / stdev(loads)",
        ),
        right(
            "the standard deviation by hand",
            "monotony",
            "def monotony(loads):\n    if any(load is None for load in loads):\n        return None\n"
            "    middle = sum(loads) / 7\n    sd = (sum((load - middle) ** 2 for load in loads) / 6) ** 0.5\n"
            "    return middle / sd if sd > 0 else None",
        ),
        right(
            "the course's own model",
            "monotony",
            "from training_safety.models.load.week_variation import week_variation\n\n"
            "def monotony(loads):\n    return week_variation(loads).monotony",
        ),
    ],
    "posttest": [
        right(
            "without odds",
            "posttest",
            "def posttest(pretest, lr):\n    return pretest * lr / (pretest * lr + 1 - pretest)",
        ),
        right(
            "by people in a thousand",
            "posttest",
            "def posttest(pretest, lr):\n    ill = 1000 * pretest\n    return ill * lr / (ill * lr + (1000 - ill))",
        ),
        right(
            "the course's own model",
            "posttest",
            "from training_safety import post_test_probability\n\n"
            "def posttest(pretest, lr):\n    return post_test_probability(pretest, lr).value",
        ),
        right(
            "rounded to three decimals",
            "my-posttest",
            "my_posttest = round(10 * MY_ILL / (1000 + 9 * MY_ILL), 3)",
        ),
    ],
    "studies": [
        right(
            "one by one",
            "studies-a-to-d",
            "studies_a_to_d = dict.fromkeys('ABCD', 'association')\nstudies_a_to_d['B'] = 'trigger'\n"
            "studies_a_to_d['C'] = 'cause'",
        ),
        right(
            "dict",
            "studies-e-to-h",
            "studies_e_to_h = dict(G='trigger', F='cause', H='association', E='association')",
        ),
    ],
}

WRONG = {
    "moment": [
        wrong(
            "degrees taken for radians",
            "moment",
            TRIG + "def moment(mass, height, angle, load, reach):\n    s = sin(angle)\n"
            "    shoulder = 0.233 * height * s\n    return 9.81 * (0.436 * mass * 0.15 * height * s\n"
            "        + 0.1 * mass * (shoulder + reach / 2) + load * (shoulder + reach))",
            "moment",
        ),
        wrong(
            "M05 the angle counted from level, so upright is the heaviest",
            "moment",
            TRIG + "def moment(mass, height, angle, load, reach):\n    s = cos(radians(angle))\n"
            "    shoulder = 0.233 * height * s\n    return 9.81 * (0.436 * mass * 0.15 * height * s\n"
            "        + 0.1 * mass * (shoulder + reach / 2) + load * (shoulder + reach))",
            "moment",
            "moment-upright",
        ),
        wrong(
            "M16 only the load in the hands counts",
            "moment",
            TRIG + "def moment(mass, height, angle, load, reach):\n"
            "    return 9.81 * load * (0.233 * height * sin(radians(angle)) + reach)",
            "moment",
            "moment-upright",
        ),
        wrong(
            "M05 the load hangs straight below the shoulder, whatever the reach",
            "moment",
            TRIG + "def moment(mass, height, angle, load, reach):\n    s = sin(radians(angle))\n"
            "    shoulder = 0.233 * height * s\n"
            "    return 9.81 * (0.436 * mass * 0.15 * height * s + (0.1 * mass + load) * shoulder)",
            "moment",
            "moment-upright",
        ),
        wrong(
            "M23 the arms' weight in the hands",
            "moment",
            TRIG + "def moment(mass, height, angle, load, reach):\n    s = sin(radians(angle))\n"
            "    shoulder = 0.233 * height * s\n"
            "    return 9.81 * (0.436 * mass * 0.15 * height * s + (0.1 * mass + load) * (shoulder + reach))",
            "moment",
            "moment-upright",
        ),
        wrong(
            "kilos times metres, without gravity",
            "moment",
            TRIG + "def moment(mass, height, angle, load, reach):\n    s = sin(radians(angle))\n"
            "    shoulder = 0.233 * height * s\n    return (0.436 * mass * 0.15 * height * s\n"
            "        + 0.1 * mass * (shoulder + reach / 2) + load * (shoulder + reach))",
            "moment",
            "moment-upright",
        ),
    ],
    "lever": [
        wrong(
            "M16 only the weight counts, not the distance",
            "load-ratio",
            "def load_ratio(load, distance, new_load, new_distance):\n    return new_load / load",
            "load-ratio",
        ),
        wrong(
            "M23 the two ratios added instead of multiplied",
            "load-ratio",
            "def load_ratio(load, distance, new_load, new_distance):\n"
            "    return new_load / load + new_distance / distance - 1",
            "load-ratio",
        ),
        wrong(
            "the old divided by the new",
            "load-ratio",
            "def load_ratio(load, distance, new_load, new_distance):\n"
            "    return (load * distance) / (new_load * new_distance)",
            "load-ratio",
        ),
        wrong(
            "M15 twice the load is twice the whole moment",
            "total-ratio",
            "def total_ratio(body, load, factor):\n    return factor",
            "total-ratio",
        ),
        wrong(
            "the new moment instead of how many times as large",
            "total-ratio",
            "def total_ratio(body, load, factor):\n    return body + factor * load",
            "total-ratio",
        ),
        wrong("without gravity", "my-load-moment", "my_load_moment = MY_LOAD * 0.35", "my-load-moment"),
        wrong(
            "M24 the example's number taken for one's own",
            "my-load-moment",
            "my_load_moment = 170.33",
            "my-load-moment",
        ),
        wrong("the weight alone", "my-load-moment", "my_load_moment = G * MY_LOAD", "my-load-moment"),
    ],
    "averages": [
        wrong(
            "M24 the ratio of the means taken for the mean of the ratios",
            "mean-of-ratios",
            "def mean_of_ratios(rows):\n    return sum(side for side, _ in rows) / sum(back for _, back in rows)",
            "mean-of-ratios",
        ),
        wrong(
            "M15 the ratio turned round",
            "mean-of-ratios",
            "def mean_of_ratios(rows):\n    return sum(back / side for side, back in rows) / len(rows)",
            "mean-of-ratios",
        ),
        wrong(
            "M24 the mean of the ratios taken for the ratio of the means",
            "ratio-of-means",
            "def ratio_of_means(rows):\n    return sum(side / back for side, back in rows) / len(rows)",
            "ratio-of-means",
        ),
        wrong(
            "M23 divided by the number of persons once more",
            "ratio-of-means",
            "def ratio_of_means(rows):\n"
            "    return sum(side for side, _ in rows) / sum(back for _, back in rows) / len(rows)",
            "ratio-of-means",
        ),
        wrong(
            "M24 the ratio of means is the average person's",
            "averages",
            'averages = {"A": "ratio of means", "B": "mean of ratios", "C": "ratio of means", "D": "mean of ratios"}',
            "averages",
        ),
        wrong(
            "M22 a published mean gives either average",
            "averages",
            'averages = {"A": "mean of ratios", "B": "ratio of means", "C": "mean of ratios", "D": "mean of ratios"}',
            "averages",
        ),
    ],
    "interval": [
        wrong(
            "M23 the limit itself does not count",
            "crosses-zero",
            "def crosses_zero(ci):\n    return ci[0] < 0 < ci[1]",
            "crosses-zero-limits",
        ),
        wrong(
            "M15 only the estimate in the middle counts",
            "crosses-zero",
            "def crosses_zero(ci):\n    return (ci[0] + ci[1]) / 2 == 0",
            "crosses-zero",
            "crosses-zero-limits",
        ),
        wrong(
            "M14 turned round: True when the finding is certain",
            "crosses-zero",
            "def crosses_zero(ci):\n    return not ci[0] <= 0 <= ci[1]",
            "crosses-zero",
            "crosses-zero-limits",
        ),
        wrong(
            "a negative limit is enough",
            "crosses-zero",
            "def crosses_zero(ci):\n    return ci[0] <= 0",
            "crosses-zero",
            "crosses-zero-limits",
        ),
        wrong(
            "M15 a ratio has to cross 0",
            "crosses-no-difference",
            "def crosses_no_difference(ci, measure):\n    return ci[0] <= 0 <= ci[1]",
            "crosses-no-difference",
        ),
        wrong(
            "M15 every interval has to cross 1",
            "crosses-no-difference",
            "def crosses_no_difference(ci, measure):\n    return ci[0] <= 1 <= ci[1]",
            "crosses-no-difference",
        ),
        wrong(
            "M23 an upper limit of 1 is benefit",
            "crosses-no-difference",
            "def crosses_no_difference(ci, measure):\n    none = 1 if measure == 'ratio' else 0\n"
            "    return ci[0] < none < ci[1]",
            "crosses-no-difference",
        ),
        wrong(
            "M14 not shown is no difference",
            "largest-difference",
            "def largest_difference(ci):\n    return 0 if ci[0] <= 0 <= ci[1] else max(abs(ci[0]), abs(ci[1]))",
            "largest-difference",
        ),
        wrong(
            "M23 only the upper limit",
            "largest-difference",
            "def largest_difference(ci):\n    return max(ci)",
            "largest-difference",
        ),
        wrong(
            "the width of the interval",
            "largest-difference",
            "def largest_difference(ci):\n    return ci[1] - ci[0]",
            "largest-difference",
        ),
    ],
    "monotony": [
        wrong(
            "M23 the standard deviation of a population",
            "monotony",
            STATISTICS
            + "def monotony(loads):\n    if None in loads or pstdev(loads) == 0:\n        return None\n"
            "    return mean(loads) / pstdev(loads)",
            "monotony",
            "monotony-equal",
            "monotony-missing",
        ),
        wrong(
            "M23 equal days have no end",
            "monotony",
            STATISTICS + "def monotony(loads):\n    if None in loads:\n        return None\n"
            "    if stdev(loads) == 0:\n        return float('inf')\n    return mean(loads) / stdev(loads)",
            "monotony-equal",
        ),
        wrong(
            "M13 equal days are 0, a week of rest as well",
            "monotony",
            STATISTICS + "def monotony(loads):\n    if None in loads:\n        return None\n"
            "    return mean(loads) / stdev(loads) if stdev(loads) else 0",
            "monotony-equal",
        ),
        wrong(
            "M23 divided by 0",
            "monotony",
            STATISTICS + "def monotony(loads):\n    if None in loads:\n        return None\n"
            "    return mean(loads) / stdev(loads)",
            "monotony-equal",
        ),
        wrong(
            "M23 a week without training is the only one undefined",
            "monotony",
            STATISTICS
            + "def monotony(loads):\n    if None in loads or sum(loads) == 0:\n        return None\n"
            "    return mean(loads) / max(stdev(loads), 1)",
            "monotony-equal",
        ),
        wrong(
            "M23 a day that was not logged taken for rest",
            "monotony",
            STATISTICS + "def monotony(loads):\n    loads = [load or 0 for load in loads]\n"
            "    return mean(loads) / stdev(loads) if stdev(loads) else None",
            "monotony-missing",
        ),
        wrong(
            "M24 a day that was not logged left out",
            "monotony",
            STATISTICS + "def monotony(loads):\n    loads = [load for load in loads if load is not None]\n"
            "    return mean(loads) / stdev(loads) if len(set(loads)) > 1 else None",
            "monotony-missing",
        ),
        wrong(
            "rest days left out",
            "monotony",
            STATISTICS + "def monotony(loads):\n    if None in loads:\n        return None\n"
            "    loads = [load for load in loads if load]\n"
            "    return mean(loads) / stdev(loads) if len(set(loads)) > 1 else None",
            "monotony",
            "monotony-missing",
        ),
    ],
    "posttest": [
        wrong(
            "M17 the probability multiplied instead of the odds",
            "posttest",
            "def posttest(pretest, lr):\n    return pretest * lr",
            "posttest",
            "my-posttest",
        ),
        wrong(
            "M23 multiplied, and stopped at certain",
            "posttest",
            "def posttest(pretest, lr):\n    return min(1, pretest * lr)",
            "posttest",
            "my-posttest",
        ),
        wrong(
            "M15 the odds given as the probability",
            "posttest",
            "def posttest(pretest, lr):\n    return lr * pretest / (1 - pretest)",
            "posttest",
            "my-posttest",
        ),
        wrong(
            "M17 the ratio alone, whatever the probability before",
            "posttest",
            "def posttest(pretest, lr):\n    return lr / (1 + lr)",
            "posttest",
            "my-posttest",
        ),
        wrong(
            "M17 a no clears, so nothing is left",
            "posttest",
            "def posttest(pretest, lr):\n    odds = lr * pretest / (1 - pretest)\n"
            "    return odds / (1 + odds) if lr >= 1 else 0",
            "posttest",
        ),
        wrong(
            "M24 the example's number taken for one's own",
            "my-posttest",
            "my_posttest = 0.0917",
            "my-posttest",
        ),
        wrong("M17 ten times as many", "my-posttest", "my_posttest = 10 * MY_ILL / 1000", "my-posttest"),
        wrong("in per cent", "my-posttest", "my_posttest = 100 * posttest(MY_ILL / 1000, 10)", "my-posttest"),
    ],
    "studies": [
        wrong(
            "M16 poor sleep is the cause",
            "studies-a-to-d",
            'studies_a_to_d = {"A": "cause", "B": "trigger", "C": "cause", "D": "association"}',
            "studies-a-to-d",
        ),
        wrong(
            "M04 a back without endurance is the cause",
            "studies-a-to-d",
            'studies_a_to_d = {"A": "association", "B": "trigger", "C": "cause", "D": "cause"}',
            "studies-a-to-d",
        ),
        wrong(
            "M16 a heavy lift just before is the cause",
            "studies-a-to-d",
            'studies_a_to_d = {"A": "association", "B": "cause", "C": "cause", "D": "association"}',
            "studies-a-to-d",
        ),
        wrong(
            "M22 a draw proves no more than the rest",
            "studies-e-to-h",
            'studies_e_to_h = {"E": "association", "F": "association", "G": "trigger", "H": "association"}',
            "studies-e-to-h",
        ),
        wrong(
            "M18 low mood is the cause of the pain",
            "studies-e-to-h",
            'studies_e_to_h = {"E": "association", "F": "cause", "G": "trigger", "H": "cause"}',
            "studies-e-to-h",
        ),
        wrong(
            "M16 everything that comes first is a trigger",
            "studies-e-to-h",
            'studies_e_to_h = {"E": "trigger", "F": "cause", "G": "trigger", "H": "trigger"}',
            "studies-e-to-h",
        ),
    ],
}
