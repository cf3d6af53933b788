"""What the report says, in the teacher's language: Bokmål or English."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from training_safety.grading.worker.jobs import Status

WORDS: dict[str, dict[str, Any]] = {
    "nb": {
        "page": "{title} – rapport om rettingen",
        "kicker": "Rapport om rettingen · {when}",
        "on_page": "På denne siden",
        "see_to": "Å se til",
        "ended": "Slik gikk det",
        "class": "Klassen",
        "tasks": "Oppgavene",
        "time": "Tid",
        "handed_in": "levert",
        "to_see_to": "å se til",
        "mean": "gjennomsnitt",
        "median": "median",
        "did": "{count} på {time}.",
        "did_before": "{count} på {time}. {before} var rettet fra før.",
        "did_nothing": "Ingenting nytt å rette. {before} var rettet fra før.",
        "submission": ("1 innlevering", "{} innleveringer"),
        "answer": ("1 svar", "{} svar"),
        "status": {
            Status.NEEDS_A_LOOK: "Må sees på",
            Status.PARTLY_GRADED: "Delvis rettet",
            Status.NOT_RUN: "Kunne ikke kjøres",
            Status.GRADED: "Rettet",
        },
        "meaning": {
            Status.NEEDS_A_LOOK: "Det er kjørt, men noe ved det kan bare et menneske avgjøre.",
            Status.PARTLY_GRADED: "Noe stoppet det underveis. Det som er riktig før og etter, teller.",
            Status.NOT_RUN: "Det er ingen poeng fra denne rettingen. Få en ny fil, og rett igjen.",
            Status.GRADED: "Alle sjekkene er kjørt.",
        },
        "in_vain": "… av disse prøvde forgjeves",
        "reached": "Koden prøvde å nå nettet, filer i kurset eller andre prosesser, og fikk det ikke. Det koster ingenting.",
        "nobody": "Ingen innleveringer trenger å sees til.",
        "hide": "Skjul det som er krysset av",
        "ticks": "Kryssene lagres bare i denne nettleseren.",
        "waits": "{points} poeng venter på deg.",
        "stands": "Står på spill: {points} poeng, som er gitt til du endrer dem.",
        "open": "Åpne i formgrader",
        "open_which": "Åpne {notebook} i formgrader",
        "links": "Lenkene virker mens JupyterLab er åpent på {address}.",
        "reading": "Svar som et menneske skal vurdere",
        "reading_hint": "De står i formgrader under Manual Grading, oppgave for oppgave.",
        "second_look": "Oppgaver som bør sees på en gang til",
        "second_look_hint": 'Tallene står <a href="#tasks">lenger ned</a>.',
        "outdated": "Rettet før oppgaven ble endret",
        "outdated_hint": (
            "Poengene til {who} er fra før endringen ({cells}). Rett det samme arbeidet en gang til:"
        ),
        "outdated_keeps": "Det mennesker har gitt, blir stående. Med <code>--nobody-loses</code> får ingen færre poeng.",
        "regraded": "Rettet en gang til fordi oppgaven ble endret",
        "regraded_count": "{count}: {gain} med flere poeng enn før, {lose} med færre.",
        "regraded_table": "Endrede poeng",
        "regraded_heads": ("Student", "#Før", "#Nå", "#Endring", ""),
        "some_wait": "noe venter på et menneske",
        "by_status": "{count} etter hvordan det gikk",
        "status_heads": ("Hvordan", "#Antall", "Hva det betyr"),
        "noted": "{count} med en merknad, men ingenting å gjøre",
        "notes": "Merknader",
        "note_heads": ("Student", "Merknad"),
        "no_scores": "Ingen har poeng ennå.",
        "one": "Én student, med {share} av poengene.",
        "spread": "Halvparten av de {count} studentene har mellom {low} og {high} av poengene; den laveste har {least}, den høyeste {most}.",
        "so_far": "Bare det som er vurdert, er regnet med; {waiting} av {all} poeng er i oppgaver der noen svar venter på et menneske.",
        "in_numbers": "I tall",
        "steps_heads": ("Andel", "#Studenter"),
        "steps_chart": "Hvor mange som fikk hvilken andel",
        "no_tasks": "Ingen celle gir poeng.",
        "tasks_lead": "Hvor stor del av poengene klassen fikk i hver oppgave, og om de som fikk dem, også gjorde det bra ellers.",
        "tasks_table": "Oppgave for oppgave",
        "task_heads": (
            *(
                "Oppgave",
                "#Poeng",
                "#Snitt",
                "#Andel oppnådd",
                "#Skille",
                "#Alle",
                "#Noen",
                "#Ingen",
                "#Venter",
            ),
            "Lest",
        ),
        "shares_chart": "Hvem som fikk alle poengene, noen eller ingen",
        "items_chart": "Andel oppnådd og skille i hver oppgave",
        "terms": (
            ("Andel oppnådd", "Hvor stor del av poengene klassen fikk. Jo høyere, jo lettere var oppgaven."),
            (
                "Skille",
                "Hvor tett poengene i denne oppgaven følger andelen i alle de andre, fra −1 til 1. Fra 0,2 skiller "
                "oppgaven mellom studentene, fra 0,4 godt. Nær 0 gjør den det ikke; er tallet klart under 0, bør "
                "oppgaven og sjekken sees på. I en liten klasse er mye av det tilfeldig.",
            ),
            (
                "En strek",
                "Det er ikke noe å regne med: svarene venter på et menneske, og de som er vurdert først, er de tomme. "
                "Eller, for skille: det er færre enn {fewest} studenter, eller alle har det samme.",
            ),
        ),
        "nothing_run": "Ingenting er kjørt.",
        "half_took": "Halvparten av notatbøkene tok høyst {time}.",
        "slowest": "De som tok lengst tid",
        "only_one": "Den ene",
        "time_heads": ("Student", "#Tid"),
        "task": {
            "no_points": "Gir ingen poeng.",
            "mostly_waits": "Svarene er ikke vurdert ennå.",
            "not_graded": "Ikke vurdert ennå.",
            "nearly_all": "Nesten alle fikk den til, så den skiller ingen.",
            "nobody": "Ingen fikk poeng. Er sjekken riktig, og sier teksten hva som skal gjøres?",
            "turned": "De som gjør det bra ellers, taper poeng her. Avviser sjekken et riktig svar?",
            "hard": "Vanskelig",
            "middling": "Middels",
            "easy": "Lett",
            "": ".",
            "hardly": "; skiller knapt mellom studentene.",
            "tells": "; skiller mellom studentene.",
            "well": "; skiller godt mellom studentene.",
        },
        "chart_label": "{title}. Tallene står i tabellen.",
        "chart": {
            "of_points": "av poengene",
            "students": "studenter",
            "share": "andel av poengene, i %",
            "share_from": "andel av poengene, fra … %",
            "all": "alle poeng",
            "some": "noen",
            "none": "ingen",
            "waiting": "ikke vurdert ennå",
            "got": "andel oppnådd",
            "telling": "skille",
            "tasks": "oppgaver",
            "doubted": "bør sees på en gang til",
            "tells": "↑ skiller mellom studentene",
            "left": "{ticked} av {all} sett til",
            "done": "Alle {all} er sett til",
            "separators": ", ",
        },
    },
    "en": {
        "page": "{title} – grading report",
        "kicker": "Grading report · {when}",
        "on_page": "On this page",
        "see_to": "To see to",
        "ended": "How it ended",
        "class": "The class",
        "tasks": "The tasks",
        "time": "Time",
        "handed_in": "handed in",
        "to_see_to": "to see to",
        "mean": "mean score",
        "median": "median score",
        "did": "{count} in {time}.",
        "did_before": "{count} in {time}. Graded before: {before}.",
        "did_nothing": "Nothing new was to be graded. Graded before: {before}.",
        "submission": ("1 submission", "{} submissions"),
        "answer": ("1 answer", "{} answers"),
        "status": {
            Status.NEEDS_A_LOOK: "Needs a look",
            Status.PARTLY_GRADED: "Partly graded",
            Status.NOT_RUN: "Could not be run",
            Status.GRADED: "Graded",
        },
        "meaning": {
            Status.NEEDS_A_LOOK: "It was run, but something about it only a person can judge.",
            Status.PARTLY_GRADED: "Something stopped it on the way. What was earned before and after counts.",
            Status.NOT_RUN: "There are no scores from this run. Get a new file, and grade again.",
            Status.GRADED: "Every check was run.",
        },
        "in_vain": "… of these tried in vain",
        "reached": "Their code reached for the network, for files of the course or for other processes, and got none. It costs nothing.",
        "nobody": "Nobody’s work has to be seen to.",
        "hide": "Hide what is ticked off",
        "ticks": "Ticks are kept in this browser only.",
        "waits": "{points} points wait for you.",
        "stands": "At stake: {points} points, which are given until you change them.",
        "open": "Open in formgrader",
        "open_which": "Open {notebook} in formgrader",
        "links": "The links work while JupyterLab is open at {address}.",
        "reading": "Answers for a person to grade",
        "reading_hint": "They are in formgrader under Manual Grading, task by task.",
        "second_look": "Tasks worth a second look",
        "second_look_hint": 'The numbers are <a href="#tasks">further down</a>.',
        "outdated": "Marked before the assignment was changed",
        "outdated_hint": "The points of {who} are from before the change ({cells}). Mark the same work once more:",
        "outdated_keeps": "What people have given is kept. With <code>--nobody-loses</code> nobody gets fewer points.",
        "regraded": "Marked once more because the assignment was changed",
        "regraded_count": "{count}: {gain} with more points than before, {lose} with fewer.",
        "regraded_table": "Points that changed",
        "regraded_heads": ("Student", "#Before", "#Now", "#Change", ""),
        "some_wait": "some wait for a person",
        "by_status": "{count} by status",
        "status_heads": ("Status", "#Number", "Meaning"),
        "noted": "{count} with a note, though nothing has to be done",
        "notes": "Notes",
        "note_heads": ("Student", "Note"),
        "no_scores": "Nobody has a score yet.",
        "one": "One student, with {share} of the points.",
        "spread": "Half of the {count} students have between {low} and {high} of the points; the lowest has {least}, the highest {most}.",
        "so_far": "Only what is graded so far counts; {waiting} of {all} points are in tasks of which some answers wait for a person.",
        "in_numbers": "In numbers",
        "steps_heads": ("Share", "#Students"),
        "steps_chart": "How many students got which share",
        "no_tasks": "No cell gives points.",
        "tasks_lead": "How much of its points the class got in each task, and whether those who got it also did well elsewhere.",
        "tasks_table": "Task by task",
        "task_heads": (
            *(
                "Task",
                "#Points",
                "#Mean",
                "#Share got",
                "#Discri\u00admination",
                "#All",
                "#Some",
                "#None",
                "#Waiting",
            ),
            "Reading",
        ),
        "shares_chart": "Who got all the points, some or none",
        "items_chart": "Share got and discrimination of each task",
        "terms": (
            (
                "Share got",
                "The share of the points that the class got. The higher it is, the easier was the task.",
            ),
            (
                "Discrimination",
                "How closely the score in this task goes together with the share of the points in all others, from −1 "
                "to 1. From 0.2 a task tells students apart, from 0.4 well. Near 0 it does not; well below 0 look at "
                "the task and its check. In a small class much of it is chance.",
            ),
            (
                "A dash",
                "There is nothing to reckon with: the answers wait for a person, and those that are graded first are "
                "the empty ones. Or, for discrimination, there are fewer than {fewest} students, or all have the same "
                "score.",
            ),
        ),
        "nothing_run": "Nothing was run.",
        "half_took": "Half of the notebooks took at most {time}.",
        "slowest": "The slowest",
        "only_one": "The only one",
        "time_heads": ("Student", "#Time"),
        "task": {
            "no_points": "Gives no points.",
            "mostly_waits": "The answers are not graded yet.",
            "not_graded": "Not graded yet.",
            "nearly_all": "Nearly all got it, so it tells nobody apart.",
            "nobody": "Nobody got a point. Is the check right, and does the text say what it asks for?",
            "turned": "Those who do well elsewhere lose points here. Does the check refuse a right answer?",
            "hard": "Hard",
            "middling": "Middling",
            "easy": "Easy",
            "": ".",
            "hardly": "; hardly tells students apart.",
            "tells": "; tells students apart.",
            "well": "; tells students apart well.",
        },
        "chart_label": "{title}. The numbers are in the table.",
        "chart": {
            "of_points": "of the points",
            "students": "students",
            "share": "share of the points, in %",
            "share_from": "share of the points, from … %",
            "all": "all points",
            "some": "some",
            "none": "none",
            "waiting": "not graded yet",
            "got": "share got",
            "telling": "discrimination",
            "tasks": "tasks",
            "doubted": "worth a second look",
            "tells": "↑ tells students apart",
            "left": "{ticked} of {all} seen to",
            "done": "All {all} seen to",
            "separators": ".,",
        },
    },
}
"""The words by language. What begins with # heads a column of numbers; where two forms stand, the first is for one."""

_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli"),
    *("august", "september", "oktober", "november", "desember"),
)


class Said:
    """The words of one language, with numbers and times as it writes them."""

    def __init__(self, language: str) -> None:
        """Take the words of "nb" or "en"."""
        self.language = language
        self.words = WORDS[language]

    def __getitem__(self, name: str) -> Any:
        """Return what is said as it is."""
        return self.words[name]

    def __call__(self, name: str, **parts: object) -> str:
        """Return a sentence with its parts put in."""
        return str(self.words[name]).format(**parts)

    def counted(self, number: int, what: str) -> str:
        """Return a number of things in words.

        >>> Said("nb").counted(1, "submission"), Said("en").counted(2, "answer")
        ('1 innlevering', '2 answers')
        """
        one, several = self.words[what]
        return str(one if number == 1 else several.format(number))

    def number(self, value: float, digits: int | None = None) -> str:
        """Return a number; with as many decimals as it needs, or so many.

        >>> Said("nb").number(-0.5), Said("en").number(2 / 3, 2)
        ('−0,5', '0.67')
        """
        text = f"{value:g}" if digits is None else f"{value:.{digits}f}"
        text = text.replace("-", "−")
        return text.replace(".", ",") if self.language == "nb" else text

    def percent(self, share: float) -> str:
        """Return a share as a percentage.

        >>> Said("nb").percent(0.5), Said("en").percent(0.5)
        ('50\\xa0%', '50%')
        """
        return f"{100 * share:.0f}{self.percent_sign}"

    @property
    def percent_sign(self) -> str:
        """The sign behind a percentage, with the space that the language puts before it."""
        return "\u00a0%" if self.language == "nb" else "%"

    def time(self, seconds: float) -> str:
        """Return how long something took.

        >>> Said("nb").time(0.25), Said("nb").time(130), Said("en").time(7260)
        ('0,25 s', '2 min 10 s', '2 h 1 min')
        """
        if seconds < 59.5:
            return f"{self.number(seconds, 2 if seconds < 10 else 0)} s"
        whole = round(seconds)
        if whole < 3600:
            return f"{whole // 60} min {whole % 60} s"
        return f"{whole // 3600} {'t' if self.language == 'nb' else 'h'} {whole % 3600 // 60} min"

    def moment(self, when: datetime) -> str:
        """Return a day and a time.

        >>> Said("nb").moment(datetime(2026, 11, 3, 9, 5))
        '3. november 2026 kl. 09.05'
        """
        if self.language == "nb":
            return f"{when.day}. {_MONTHS[when.month - 1]} {when.year} kl. {when:%H.%M}"
        return f"{when.day} {when:%B %Y, %H:%M}"
