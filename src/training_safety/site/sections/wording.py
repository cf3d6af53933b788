"""Words the course does not use, and alarm symptoms said outside their one source."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Words that no reader meets, and what they meet instead.
WORDS = {
    r"\bgjøre? på mandag": "«Til neste økt»",
    r"\b[Tt]a med deg\b|[Tt]ing å ta med": "«Husk»",
    r"\b[Dd]om(?:men|mer|mene)?\b|\b[Dd]ømm?e[rs]?\b": "«vurdering», «vurdere»",
    r"\b[Mm]oderat\b(?! eller hardt? )": "«middels», of confidence",
    r"[Aa]larmtegn\w*": "«alarmsymptom»",
    r"[Ss]elvlært\w*": "«deg som lærer på egen hånd»",
    r"\bRR\b": "the measure by its name: relativ risiko, rateratio, hasardratio or oddsratio",
    r"\buten virkestoff": "«narremedisin (placebo)» first, then «narremedisin»",
    r"\bkommer (?:\w+ ){0,2}i tak\b": "«kommer i bølger»",
    r"\bro i magen": "«med senkede skuldre»",
    r"\bdistrahert\w*": "«uoppmerksom»",
    r"treningstime\w*": "«økt»: én gang du trener, fra oppvarming til du er ferdig",
    r"døgnåp\w*": "«samtalen er gratis, hele døgnet; på legevakten betaler du egenandel»",
    r"kan tåle mindre": "«et bein kan ha fått et brudd»",
    r"\d[\u0020\u00a0\u202f]?prosent\b": "%",
    r"\bout-of-hours\b": "“legevakt (urgent care, 116 117)”",
    r"(?<!legevakt \()\b[Uu]rgent care\b(?!\))": "“legevakt (urgent care)”",
}
#: How numbers and dashes are not written in a page's prose, and how they are.
FORMS = {
    r"(?<![\d,.–-])(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\d,])": "thousands with a space: 1 643",
    r"(?<=\w) - (?=\w)": "a dash between words: –",
    r"(?<=\d)-(?=\d)(?!\d{2}-)": "a dash between numbers: –",
    r"(?<![\w–])[−-]\d[\d,.]*–[−-]?\d[\d,.]*|\d[\d,.]*–[−-]\d[\d,.]*": "an interval that goes below 0 with «til»: −8,3 til −5,3",
}
#: Words that frighten or blame when they are said of a reader's body. In a quotation they may stand.
FEAR = r"\b(?:slitt\w*|slitasje\w*|ustabil\w*|svak\w* kjerne\w*|feilstilling\w*|ødelagt\w*|skjør\w*)"
_QUOTED = re.compile(r"«[^»]*»")
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

#: The alarm symptoms as they are told in Bokmål and English, one line of patterns for each.
_SYMPTOMS = (
    r"numm(?:en|ent|ne|enhet\w*)\b|\bnumb(?:ness)?\b",
    r"\bskrittet\b|\bendetarm\w*|\bkjønnsorgan\w*|\bsaddle\b|\bbetween (?:the|your|my|her|his) legs\b|\banus\b|\bgenitals?\b",
    r"\btiss\w*|\blate vannet|\bvannlating\w*|\burin\w*|\blekk(?:e|er|asje)\b|\bpee(?:ing)?\b|\bbladder\b|\bpass(?:ing)? water|\bleak(?:s|ing)?\b",
    r"\bavføring\w*|\bstools?\b|\bbowels?\b",
    r"\blam(?:me|t|het)?\b|\blammelse\w*|\bparalys\w*",
    r"\bsvak(?:e|ere|het)?\b[^.]{0,25}\b(?:bein|beina|beinet|fot|foten|arm|armen|hånd|hånda)\b"
    r"|\b(?:bein|beina|beinet|fot|foten|arm|armen|hånd|hånda)\b[^.]{0,25}\bsvak(?:e|ere|het)?\b"
    r"|\bweak(?:er|ness)?\b[^.]{0,25}\b(?:legs?|foot|feet|arms?|hands?)\b"
    r"|\b(?:legs?|foot|feet|arms?|hands?)\b[^.]{0,25}\bweak(?:er|ness)?\b",
    r"\bbegge bein\b|\bboth legs\b",
    r"\bholde balansen|\bkeep (?:your|their) balance",
    r"\bklosset\w*|\bclums\w*",
    r"\b(?:vondt|smerter?|trykk|press) (?:eller trykk )?i brystet|\bbrystsmerter?\b"
    r"|\b(?:pain|pressure) (?:or pressure )?in (?:the|your|my) chest|\bchest pain\b",
    r"\bbesvim\w*|\bfaint(?:s|ed|ing)?\b",
    r"\bfeber\w*|\bfever\w*",
    r"\bfrostri\w*|\bshivering",
    r"\btungpust\w*|\bvanskelig å puste|\bbreathless\w*|\bhard to breathe",
    r"\bbrun(?:t)? urin|\bbrown,? (?:red )?(?:or dark )?urine|\bcola\b",
    r"\bsvært hov\w+|\bhov\w+ og øm\w*|\bvery swollen|\bswollen and tender",
    r"\bansiktet henger|\bhenger ansiktet|\bface droop\w*",
    r"\bstiv nakke|\bstiff neck",
    r"\bikke holder ut|\bcannot bear\b",
    r"\bsom om noe revne\w*|\bas if something tore",
    r"\bblør\b|\bblødning\w*|\bbleed(?:s|ing)?\b",
    r"\brier\b|\bcontractions\b|\bvannavgang\b|\bvannet gått|\bwaters broken",
    r"\bmindre liv i magen|\bbaby move less",
    r"\bta livet\b|\btak(?:e|ing) (?:\w+ )?(?:own )?life\b|\bsuicid\w*",
)
_CALL = re.compile(
    r"\b(?:ring(?:e|er)?|113|116[\u0020\u00a0\u202f]?117|legevakt\w*|fastlege\w*|legen?|haster|alarm\w*"
    r"|call|GP|doctor|urgent(?:ly)?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\d[\u0020\u00a0\u202f])(?<![\d,])(?:116[\u0020\u00a0\u202f]?117|113)(?![\d,])")


def unwanted_words(text: str, *, fear: bool = True) -> Iterator[tuple[str, str]]:
    """Yield what of a text we do not write, and what we write instead.

    ``fear`` asks for words that frighten or blame as well: a quiz names such a belief to answer it.

    >>> list(unwanted_words("Se alarmtegnene. «Slitt rygg», sa hun."))
    [('alarmtegnene', '«alarmsymptom»')]
    """
    dated = _DATE.sub(" ", text)
    for pattern, instead in (WORDS | FORMS).items():
        for match in re.finditer(pattern, dated):
            yield match[0].strip() or match[0], instead
    for match in re.finditer(FEAR, _QUOTED.sub(" ", text), re.IGNORECASE) if fear else ():
        yield match[0], "what is there, without fear or blame"


def told_symptoms(text: str) -> Iterator[str]:
    """Yield the sentences that say an alarm symptom and what to do, or two of them, in either language.

    >>> list(told_symptoms("Blir du nummen i skrittet, må du ringe. Kjenn etter i beina."))
    ['Blir du nummen i skrittet, må du ringe.']
    """
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        found = sum(bool(re.search(symptom, sentence, re.IGNORECASE)) for symptom in _SYMPTOMS)
        if found >= 2 or (found == 1 and _CALL.search(sentence)):
            yield sentence.strip()


def alarm_wordings(text: str) -> Iterator[str]:
    """Yield the sentences that tell alarm symptoms, and those with an emergency number that is typed.

    >>> list(alarm_wordings("Ring 116 117. Kjenn etter i beina."))
    ['Ring 116 117.']
    """
    told = list(told_symptoms(text))
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        if sentence.strip() in told or _NUMBER.search(sentence):
            yield sentence.strip()
