"""Why a quantity has no value: one short sentence in each language, for the interface to show.

An undefined quantity is ``None`` and comes with one of these, never with a wrong number, a zero or
an infinity. The JavaScript twins give the same keys.
"""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """A reason that a quantity is undefined. ``key`` is the same in Python and in JavaScript.

    >>> Reason.ALL_DAYS_EQUAL.key
    'all_days_equal'
    >>> Reason.ALL_DAYS_EQUAL.sentence("en")
    'All days are equal, so there is no spread to divide by.'
    """

    # Training load
    DAY_NOT_LOGGED = (
        "En dag er ikke ført. En hviledag er 0, men en dag uten føring er ukjent.",
        "A day was not logged. A rest day is 0, but a day without an entry is unknown.",
    )
    ALL_DAYS_EQUAL = (
        "Alle dagene er like, så det er ingen spredning å dele på.",
        "All days are equal, so there is no spread to divide by.",
    )
    NEW_START = (
        "Det er ingenting å sammenligne med: dette er en ny start.",
        "There is nothing to compare with: this is a new start.",
    )
    TOO_FEW_DAYS = (
        "Det er ført for få dager til å regne dette ut.",
        "Too few days have been logged to work this out.",
    )
    NO_LOAD = (
        "Alle dagene er hviledager, så det er ingen belastning å beskrive.",
        "Every day is a rest day, so there is no load to describe.",
    )
    NO_GROWTH = (
        "Belastningen øker ikke, så den blir aldri dobbelt så stor.",
        "The load does not grow, so it never doubles.",
    )
    BAR_TOO_HEAVY = (
        "Stanga alene veier mer enn vekta du skal løfte. Bruk en lettere stang eller manualer.",
        "The bar alone is heavier than the weight you will lift. Use a lighter bar or dumbbells.",
    )

    # Heart rate
    ZONE_UNDER_18 = (
        "Formelen gjelder voksne. Er du under 18 år, kan du bruke snakketesten i stedet.",
        "The formula is for adults. If you are under 18, use the talk test instead.",
    )
    ZONE_BETA_BLOCKER = (
        "Betablokkere holder pulsen nede, så formelen passer ikke. Bruk snakketesten i stedet.",
        "Beta-blockers keep the heart rate down, so the formula does not fit. Use the talk test instead.",
    )
    ZONE_ARRHYTHMIA = (
        "Når hjerterytmen er ujevn, sier ikke pulsen hvor hardt du jobber. Bruk snakketesten i stedet.",
        "With an irregular heart rhythm the pulse does not tell how hard you work. Use the talk test instead.",
    )
    ZONE_PREGNANCY = (
        "I svangerskapet endrer pulsen seg, så formelen passer ikke. Bruk snakketesten i stedet.",
        "The heart rate changes in pregnancy, so the formula does not fit. Use the talk test instead.",
    )
    ZONE_PACEMAKER = (
        "En pacemaker styrer pulsen, så formelen passer ikke. Bruk snakketesten i stedet.",
        "A pacemaker steers the heart rate, so the formula does not fit. Use the talk test instead.",
    )

    # The lifting equation
    RECOMMENDED_WEIGHT_ZERO = (
        "Løftet ligger utenfor det ligningen gjelder for: anbefalt vekt er 0 kg, og det går ikke an å dele på 0.",
        "The lift lies outside what the equation covers: the recommended weight is 0 kg, and nothing can be divided by 0.",
    )

    # Protein
    PROTEIN_KIDNEY_DISEASE = (
        "Ved nyresykdom regner vi ikke ut noe tall. Spør fastlegen eller en klinisk ernæringsfysiolog.",
        "With kidney disease no number is worked out here. Ask your GP or a dietitian.",
    )
    PROTEIN_EATING_DISORDER = (
        "Ved spiseforstyrrelse regner vi ikke ut noe tall. Snakk gjerne med fastlegen eller behandleren din.",
        "With an eating disorder no number is worked out here. Talk with your GP or the person who treats you.",
    )
    PROTEIN_UNDER_18 = (
        "For dem under 18 år regner vi ikke ut noe tall. Spør helsesykepleieren eller fastlegen.",
        "For people under 18 no number is worked out here. Ask the school nurse or your GP.",
    )
    PROTEIN_PREGNANCY = (
        "I svangerskapet regner vi ikke ut noe tall. Spør jordmoren eller fastlegen.",
        "In pregnancy no number is worked out here. Ask your midwife or GP.",
    )

    # Trunk endurance
    ENDURANCE_TIME_MISSING = (
        "En tid mangler. 0 sekunder er en tid, men en test som ikke er tatt, er ukjent.",
        "A time is missing. 0 seconds is a time, but a test that was not done is unknown.",
    )
    ENDURANCE_TIME_ZERO = (
        "Tiden det skulle deles på, er 0 sekunder, så forholdet finnes ikke.",
        "The time to divide by is 0 seconds, so there is no ratio.",
    )

    # Effect measures
    NO_EVENTS = (
        "Ingen i noen av gruppene fikk utfallet, så det er ikke noe forhold å regne ut.",
        "Nobody in either group had the outcome, so there is no ratio to work out.",
    )
    NO_EVENTS_IN_CONTROL = (
        "Ingen i kontrollgruppen fikk utfallet, så det er ingenting å dele på.",
        "Nobody in the control group had the outcome, so there is nothing to divide by.",
    )
    ALL_TREATED_HAD_EVENT = (
        "Alle i tiltaksgruppen fikk utfallet, så oddsen deres har ingen verdi.",
        "Everybody in the treated group had the outcome, so their odds have no value.",
    )
    NO_DIFFERENCE = (
        "Det er ingen forskjell mellom gruppene, så det finnes ikke noe antall som må behandles.",
        "There is no difference between the groups, so there is no number needed to treat.",
    )
    INTERVAL_INCLUDES_ZERO = (
        "Intervallet for forskjellen inneholder 0. Tallene passer både med færre og med flere tilfeller, "
        "så det finnes ikke ett antall som må behandles.",
        "The interval of the difference includes 0. The numbers fit both fewer and more cases, "
        "so there is no single number needed to treat.",
    )
    NO_BASELINE_RISK = (
        "Risikoen er 0 fra før, så det er ingenting å redusere.",
        "The risk is 0 to begin with, so there is nothing to reduce.",
    )
    RISK_ABOVE_ONE = (
        "Med denne utgangsrisikoen blir den øvre grensen for risikoen over 100 %. "
        "Den relative risikoen kan ikke brukes her.",
        "At this baseline risk the upper limit of the risk would be above 100 %. "
        "The relative risk cannot be used here.",
    )

    # Diagnostic accuracy
    NO_FALSE_ALARMS = (
        "Ingen uten sykdommen får et positivt svar, så det er ingenting å dele på.",
        "Nobody without the disease has a positive answer, so there is nothing to divide by.",
    )
    NOBODY_CLEARED = (
        "Ingen uten sykdommen får et negativt svar, så det er ingenting å dele på.",
        "Nobody without the disease has a negative answer, so there is nothing to divide by.",
    )
    NOBODY_POSITIVE = (
        "Ingen får et positivt svar, så det er ingen å finne en andel av.",
        "Nobody has a positive answer, so there is nobody to take a share of.",
    )
    NOBODY_NEGATIVE = (
        "Ingen får et negativt svar, så det er ingen å finne en andel av.",
        "Nobody has a negative answer, so there is nobody to take a share of.",
    )
    CERTAIN_BEFORE = (
        "Sannsynligheten er 0 eller 100 % på forhånd, og da kan ikke noe svar endre den.",
        "The probability is 0 or 100 % beforehand, and then no answer can change it.",
    )
    CERTAIN_AFTER = (
        "Sannsynligheten er 100 % etterpå, og det svarer ikke til noe endelig tall.",
        "The probability is 100 % afterwards, which no finite ratio can give.",
    )
    IMPOSSIBLE_ANSWER = (
        "Sannsynligheten er 100 % på forhånd, men ingen med sykdommen kan få dette svaret.",
        "The probability is 100 % beforehand, but nobody with the disease can have this answer.",
    )

    # Questionnaires and change
    BASELINE_ZERO = (
        "Startverdien er 0, så endringen kan ikke regnes i prosent av den.",
        "The baseline is 0, so the change cannot be given as a per cent of it.",
    )
    NOTHING_ANSWERED = (
        "Ingen av spørsmålene er besvart, så det finnes ingen poengsum.",
        "None of the questions was answered, so there is no score.",
    )
    QUESTION_NOT_ANSWERED = (
        "Et spørsmål er ikke besvart, og skjemaet har ingen poengsum uten det.",
        "A question was not answered, and the form has no score without it.",
    )

    # The pain rule: why it does not apply
    LEG_SYMPTOMS = (
        "Noe nytt i beina hører ikke hjemme i smerteregelen. Stopp, og gå til alarmspørsmålene.",
        "Anything new in the legs is outside the pain rule. Stop, and go to the alarm questions.",
    )
    RED_FLAG = (
        "Et alarmsymptom hører ikke hjemme i smerteregelen. Stopp, og gå til alarmspørsmålene.",
        "An alarm sign is outside the pain rule. Stop, and go to the alarm questions.",
    )
    ACUTE_TRAUMA = (
        "Regelen gjelder ikke rett etter en skade. Stopp, og gå til alarmspørsmålene.",
        "The rule does not apply straight after an injury. Stop, and go to the alarm questions.",
    )
    SUSPECTED_FRACTURE = (
        "Regelen gjelder ikke når noe kan være brukket. Stopp, og gå til alarmspørsmålene.",
        "The rule does not apply when something may be broken. Stop, and go to the alarm questions.",
    )
    UNDER_18_EXTENSION_PAIN = (
        "Regelen gjelder ikke for unge som får vondt av å bøye seg bakover. Stopp, og gå til alarmspørsmålene.",
        "The rule does not apply to young people who get pain from bending backwards. Stop, and go to the alarm questions.",
    )
    ALARM_NOT_ANSWERED = (
        "Et alarmspørsmål er uten svar, og «vet ikke» er ikke et nei. Gå til alarmspørsmålene.",
        "An alarm question has no answer, and “don't know” is not a no. Go to the alarm questions.",
    )

    # The pain rule: what it cannot say yet
    NEXT_DAY_UNKNOWN = (
        "Smerten dagen etter er ikke ført ennå. Sjekk igjen etter et døgn.",
        "The pain of the next day has not been logged yet. Check again after 24 hours.",
    )
    BASELINE_UNKNOWN = (
        "Det er ukjent hvor vondt du vanligvis har, så det er ingenting å sammenligne med.",
        "How much it usually hurts is unknown, so there is nothing to compare with.",
    )
    TOO_FEW_SESSIONS = (
        "Det er ført for få økter til å se en retning.",
        "Too few sessions have been logged to see a direction.",
    )
    EXERCISE_CHANGED = (
        "Øvelsen skal byttes, så det er ingen neste belastning for den.",
        "The exercise is to be changed, so there is no next load for it.",
    )
    STEP_BACK = (
        "Smerten har steget økt for økt. Gå tilbake til belastningen fra uka før.",
        "The pain has risen from session to session. Go back to the load of the week before.",
    )

    # Soreness
    LONGER_THAN_SORENESS = (
        "Vanlig stølhet er over innen en uke. Er du fortsatt støl, går du til alarmspørsmålene.",
        "Ordinary soreness is over within a week. If you are still sore, go to the alarm questions.",
    )

    def __init__(self, nb: str, en: str) -> None:
        """Keep the sentence in Bokmål and in English."""
        self._sentences = {"nb": nb, "en": en}

    @property
    def key(self) -> str:
        """The name that vectors and the JavaScript twins use."""
        return self.name.lower()

    def sentence(self, language: str = "nb") -> str:
        """Return the reason as a sentence in Bokmål (``"nb"``) or English (``"en"``)."""
        return self._sentences[language]
