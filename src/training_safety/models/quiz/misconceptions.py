"""The course's catalogue of misconceptions, which wrong answers point at: ``M01`` to ``M27``.

Quiz banks, the belief statements and the graded assignments name them by code. A code is never given
another meaning; a new one is added at the end.
"""

from __future__ import annotations

from training_safety.models.bilingual import Text

MISCONCEPTIONS = {
    "M01": Text("smerte betyr at vev er skadet", "pain means that tissue is damaged"),
    "M02": Text("hvile eller å slutte gjør ryggen frisk", "rest or stopping cures the back"),
    "M03": Text("funn på bilder forklarer smertene", "findings on scans explain the pain"),
    "M04": Text("kjernemuskulaturen er årsaken eller kuren", "core muscles are the cause or the cure"),
    "M05": Text(
        "det fins én riktig holdning, og rett rygg beskytter",
        "there is one correct posture, and a straight back protects",
    ),
    "M06": Text(
        "tøying hindrer stølhet og skader og gjør deg raskere",
        "stretching prevents soreness and injuries and makes you faster",
    ),
    "M07": Text("is leger, og all betennelse er skadelig", "ice heals, and all inflammation is bad"),
    "M08": Text(
        "paracetamol virker på ryggen, og reseptfritt er ufarlig",
        "paracetamol works on the back, and what needs no prescription is harmless",
    ),
    "M09": Text("belte eller sko beskytter ryggen", "a belt or shoes protect the back"),
    "M10": Text("det fins en magisk grense (10 %, 0,8–1,3)", "there is a magic threshold (10%, 0.8 to 1.3)"),
    "M11": Text("all oppvarming hindrer alle skader", "any warm-up prevents any injury"),
    "M12": Text(
        "stølhet viser at økta var god, og mer er bedre",
        "soreness shows that the session was good, and more is better",
    ),
    "M13": Text("restitusjon er å gjøre ingenting", "recovery is doing nothing"),
    "M14": Text(
        "statistisk signifikant er det samme som viktig", "statistically significant means important"
    ),
    "M15": Text(
        "relativ virkning er absolutt virkning; et forholdstall leses som en andel",
        "a relative effect is an absolute one; a ratio is read as a share",
    ),
    "M16": Text("sammenheng eller tidsrekkefølge er årsak", "association, or time order, is cause"),
    "M17": Text(
        "ett alarmsymptom er sykdom, og ingen er trygghet",
        "one alarm symptom means disease, and none means nothing",
    ),
    "M18": Text(
        "psykologiske faktorer betyr innbilt smerte", "psychological factors mean that pain is imaginary"
    ),
    "M19": Text(
        "en behandler må reparere ryggen, og naturlig er ufarlig",
        "passive treatment must fix it, and natural is harmless",
    ),
    "M20": Text("mat eller kosttilskudd fjerner smerter", "food or a supplement fixes pain"),
    "M21": Text(
        "hos unge er det aldri alvorlig, og eldre er skjøre", "the young are never ill, the old are fragile"
    ),
    "M22": Text("en kildehenvisning beviser påstanden", "a citation proves the claim"),
    "M23": Text("et nøyaktig tall er et sant tall", "a precise number is a true number"),
    "M24": Text(
        "gjennomsnittet i en gruppe er meg, og normer er diagnoser; alt eller ingenting",
        "the average of a group is me, and norms are diagnoses; all or nothing",
    ),
    "M25": Text(
        "akutte smerter trenger rask behandling eller MR", "acute pain needs fast treatment or an MRI"
    ),
    "M26": Text(
        "intervallet overses: «sikkert», eller «ingen virkning bevist»",
        "the interval is ignored: “certain”, or “proven to have no effect”",
    ),
    "M27": Text("ett slags forholdstall tas for et annet", "one kind of ratio is taken for another"),
}

CODES = f"{min(MISCONCEPTIONS)} to {max(MISCONCEPTIONS)}"
"""What an error message says that a code may be."""
