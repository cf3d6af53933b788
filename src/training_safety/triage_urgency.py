"""How soon to get help, and from whom: seven levels of urgency, what to do at each, and whom to call.

The words are about urgency only. They name no disease and no probability. Draft: not yet approved by
a doctor and a physiotherapist. They say what ``book/alarm_signs.md`` says; change both together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import total_ordering

from training_safety.bilingual import Text


@total_ordering
class Urgency(Enum):
    """The levels, least urgent first; the value is the level's name in the course.

    >>> Urgency.SORENESS < Urgency.ADVICE < max(Urgency)
    True
    >>> Urgency.GP_WITHIN_DAYS.value
    '3a'
    """

    SORENESS = "1"
    ADJUST = "2"
    PLANNED = "3b"
    GP_WITHIN_DAYS = "3a"
    ADVICE = "116117_advice"
    URGENT = "4"
    EMERGENCY = "5"

    @property
    def key(self) -> str:
        """The name that vectors and the JavaScript twin use."""
        return self.name.lower()

    def __lt__(self, other: object) -> bool:
        """Return whether this level is less urgent than the other."""
        if not isinstance(other, Urgency):
            return NotImplemented
        order = list(Urgency)
        return order.index(self) < order.index(other)


@dataclass(frozen=True)
class PhoneNumber:
    """A Norwegian number: how it is written in a sentence, what a ``tel:`` link dials, who answers."""

    written: str
    dialled: str
    who: Text


PHONE_NUMBERS = (
    PhoneNumber("113", "113", Text("Medisinsk nødtelefon", "Medical emergency line")),
    PhoneNumber("116 117", "116117", Text("Legevakt", "Out-of-hours doctor (legevakt)")),
    PhoneNumber("116 123", "116123", Text("Mental Helse", "Mental Helse, the mental health helpline")),
)


@dataclass(frozen=True)
class Action:
    """What to do at one level: a heading, sentences in order, and the number to call first, if any."""

    title: Text
    sentences: tuple[Text, ...]
    call: str | None = None


ACTIONS = {
    Urgency.EMERGENCY: Action(
        Text("Ring 113 nå", "Call 113 now"),
        (
            Text(
                "Dette er en nødsituasjon. Ring 113 med en gang.", "This is an emergency. Call 113 at once."
            ),
            Text(
                "Sett telefonen på høyttaler, og følg rådene du får.",
                "Put the phone on speaker and follow the advice you get.",
            ),
        ),
        call="113",
    ),
    Urgency.URGENT: Action(
        Text("Ring legevakt 116 117 nå", "Call legevakt on 116 117 now"),
        (
            Text(
                "Ring 116 117 med en gang, ikke vent. Er fastlegekontoret åpent og tar telefonen, kan du ringe dit i stedet.",
                "Call 116 117 at once, do not wait. If your GP's office is open and answers, you can call there instead.",
            ),
            Text(
                "Får du ikke hjelp raskt, eller blir det verre: ring 113.",
                "If you do not get help quickly, or it gets worse: call 113.",
            ),
        ),
        call="116 117",
    ),
    Urgency.ADVICE: Action(
        Text("Ring 116 117 og spør", "Call 116 117 and ask"),
        (
            Text(
                "«Vet ikke» er ikke et nei, og et spørsmål uten svar er heller ikke et nei. Ring legevakt 116 117 og spør.",
                "“Don't know” is not a no, and nor is a question without an answer. Call legevakt on 116 117 and ask.",
            ),
            Text(
                "Tror du at det står om livet, ringer du 113.",
                "If you think that a life is at risk, call 113.",
            ),
            Text("Det er alltid lov å ringe en gang for mye.", "You may always call once too often."),
        ),
        call="116 117",
    ),
    Urgency.GP_WITHIN_DAYS: Action(
        Text("Snakk med fastlegen innen få dager", "See your GP within a few days"),
        (
            Text(
                "Ring fastlegen for å få time innen få dager.",
                "Call your GP for an appointment within a few days.",
            ),
            Text(
                "Får du ikke time, ringer du 116 117 og spør hva du skal gjøre. Står det om livet, ringer du 113.",
                "If you cannot get one, call 116 117 and ask what to do. If a life is at risk, call 113.",
            ),
        ),
    ),
    Urgency.PLANNED: Action(
        Text("Bestill time hos fysioterapeut", "Book a physiotherapist"),
        (
            Text(
                "Du trenger ikke henvisning. Manuellterapeut, kiropraktor og fastlege kan også hjelpe.",
                "You need no referral. A manual therapist, a chiropractor and your GP can help too.",
            ),
            Text(
                "Hold deg i gang så godt du kan mens du venter.",
                "Keep going as well as you can while you wait.",
            ),
        ),
    ),
    Urgency.ADJUST: Action(
        Text("Tilpass treningen", "Adjust your training"),
        (
            Text(
                "Hold deg i gang. Å holde senga hjelper ikke bedre.",
                "Keep moving. Staying in bed does not help more.",
            ),
            Text(
                "Ta ned belastningen, eller bytt øvelse. Kjenner du noe nytt i beina, stopper du.",
                "Lower the load or change the exercise. If you feel anything new in your legs, stop.",
            ),
            Text(
                "Bruk gjerne varme hvis det kjennes godt, men ikke sov med varmekilden på.",
                "Use heat if it feels good, but do not sleep with it on.",
            ),
            Text(
                "Svar på spørsmålene igjen etter 48–72 timer og etter to uker.",
                "Answer the questions again after 48–72 hours and after two weeks.",
            ),
        ),
    ),
    Urgency.SORENESS: Action(
        Text("Vanlig stølhet", "Ordinary soreness"),
        (
            Text(
                "Beveg deg rolig. Vent med neste harde økt for de samme musklene til du er tydelig bedre.",
                "Move gently. Wait with the next hard session for the same muscles until you are clearly better.",
            ),
            Text(
                "Får du mørk urin, eller en svært hoven eller svak muskel: Ring 116 117 nå. Får du ikke hjelp raskt, ringer du 113.",
                "If your urine turns dark, or a muscle very swollen or weak: call 116 117 now. If you do not get help quickly, call 113.",
            ),
            Text(
                "Er du fortsatt støl etter en uke: Begynn på nytt.",
                "Still sore after a week: start again.",
            ),
        ),
    ),
}

OPEN_ALARMS = Text(
    "Noen alarmspørsmål er uten svar. Tror du at det står om livet, ringer du 113.",
    "Some alarm questions have no answer. If you think that a life is at risk, call 113.",
)
"""Added at level 4 when an alarm question is open; level 5 and the advice level say it already."""

NO_GUARANTEE = Text(
    "Nei på alarmspørsmålene gjør det lite sannsynlig at det haster, men utelukker det ikke.",
    "No to the alarm questions makes it unlikely that this is urgent, but does not rule it out.",
)
"""Added below the advice level, where every alarm question was answered no."""

START_AGAIN = Text(
    "Verre eller nye symptomer: Begynn på nytt fra toppen.",
    "Worse or new symptoms: start again from the top.",
)
"""The last sentence of every result."""
