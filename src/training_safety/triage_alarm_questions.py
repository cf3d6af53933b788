"""The alarm questions of the triage: a yes to one is enough, and no answer is not a no.

Every question is put so that *yes* is the alarm; a question with a «not» in it can be answered both
ways. The words agree with ``book/alarm_signs.md``. Draft: not yet approved by a doctor and a
physiotherapist. Most single signs have low or untested accuracy (``downie2013redflags``,
``finucane2020redflags``), and there is no fixed pattern (``lavy2009ces``): false alarms are accepted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial

from training_safety.bilingual import Text
from training_safety.triage_urgency import Urgency


class Screen(Enum):
    """The screens in the order they are asked; ``title`` is the heading, ``key`` the JavaScript name."""

    BEFORE = Text(
        "Svar for den det gjelder, slik det er akkurat nå",
        "Answer for the person concerned, as things are right now",
    )
    EMERGENCY = Text("Er det en nødsituasjon?", "Is this an emergency?")
    URGENT = Text("Haster det?", "Is it urgent?")
    SEE_SOMEONE = Text("Bør noen se på det?", "Should somebody look at it?")
    SORENESS = Text("Er det stølhet?", "Is it soreness?")

    @property
    def key(self) -> str:
        """The name that vectors and the JavaScript twin use."""
        return self.name.lower()

    @property
    def title(self) -> Text:
        """The heading of the screen."""
        return self.value


@dataclass(frozen=True)
class Question:
    """One question: where it stands, the level that a yes leads to, its words, why it is asked.

    ``sources`` are keys of references.bib; none means clinical practice. ``note_nb`` and ``note_en``
    are what the result adds after a yes; they are left out where something more urgent must be done
    first, unless ``note_stays``.
    """

    key: str
    screen: Screen
    urgency: Urgency
    nb: str
    en: str
    why_nb: str
    why_en: str
    sources: tuple[str, ...] = ()
    note_nb: str = ""
    note_en: str = ""
    note_stays: bool = False

    @property
    def is_alarm(self) -> bool:
        """Whether nothing below «call and ask» may come out until this is answered no."""
        return self.urgency > Urgency.ADVICE


_emergency = partial(Question, screen=Screen.EMERGENCY, urgency=Urgency.EMERGENCY)
_urgent = partial(Question, screen=Screen.URGENT, urgency=Urgency.URGENT)

ALARM_QUESTIONS = (
    _emergency(
        key="unresponsive",
        nb="Er personen umulig å få kontakt med, eller er det vanskelig å få puste?",
        en="Is the person impossible to rouse, or is it hard to breathe?",
        why_nb="Det kan stå om livet.",
        why_en="A life may be at risk.",
        sources=("legevaktindeks_rygg",),
    ),
    _emergency(
        key="faint_pale",
        nb="Kom det plutselige, sterke ryggsmerter, og er du blek, klam eller nær ved å besvime?",
        en="Did strong back pain come suddenly, and are you pale, clammy or close to fainting?",
        why_nb="Det kan være noe galt med blodomløpet.",
        why_en="Something may be wrong with the circulation.",
        sources=("legevaktindeks_rygg",),
    ),
    _emergency(
        key="chest_breath",
        nb="Har du smerter eller trykk i brystet, eller tung pust, sammen med ryggsmertene?",
        en="Do you have pain or pressure in the chest, or trouble breathing, together with the back pain?",
        why_nb="Det kan komme fra hjertet, lungene eller de store blodårene.",
        why_en="It may come from the heart, the lungs or the large blood vessels.",
    ),
    _emergency(
        key="accident_neuro",
        nb="Har du vært i en ulykke, falt eller fått vekt over deg, og er du lam, nummen eller har sterke smerter midt i ryggen eller nakken?",
        en="Have you had an accident, a fall or a weight on top of you, and are you paralysed, numb or in strong pain in the middle of the back or the neck?",
        why_nb="Ryggmargen kan være i fare.",
        why_en="The spinal cord may be at risk.",
        sources=("legevaktindeks_rygg", "finucane2020redflags"),
        note_nb="Ligg stille til hjelpen kommer.",
        note_en="Lie still until help comes.",
    ),
    _emergency(
        key="sudden_paralysis",
        nb="Har ett eller begge bein plutselig blitt lamme?",
        en="Has one leg, or have both, suddenly become paralysed?",
        why_nb="Nerver eller blodomløp kan være i fare.",
        why_en="Nerves or circulation may be at risk.",
        sources=("legevaktindeks_rygg",),
    ),
    _urgent(
        key="saddle",
        nb="Har du ny nummenhet i skrittet, rundt endetarmen eller kjønnsorganene?",
        en="Do you have new numbness in the groin, or around the anus or the genitals?",
        why_nb="Nervene nederst i ryggen kan være i klem, og da teller timene.",
        why_en="The nerves low in the back may be squeezed, and then hours count.",
        sources=("helsenorge_rygg", "girft2023ces", "lavy2009ces"),
    ),
    _urgent(
        key="bladder_bowel_sex",
        nb="Har du fått et nytt problem med å tisse, kjenne at du må, eller holde på urin eller avføring – eller ny svikt i seksuell funksjon eller følelse?",
        en="Have you a new problem with peeing, feeling that you need to, or holding urine or stool – or a new loss of sexual function or feeling?",
        why_nb="Nervene nederst i ryggen kan være i klem, og da teller timene.",
        why_en="The nerves low in the back may be squeezed, and then hours count.",
        sources=("helsenorge_rygg", "girft2023ces"),
    ),
    _urgent(
        key="bilateral_or_gait",
        nb="Har du smerter, prikking, nummenhet eller svakhet i begge bein, eller har du fått nye vansker med å gå?",
        en="Do you have pain, tingling, numbness or weakness in both legs, or new trouble walking?",
        why_nb="Plager i begge bein kan bety at mange nerver er i klem.",
        why_en="Trouble in both legs may mean that many nerves are squeezed.",
        sources=("girft2023ces", "helsenorge_rygg"),
    ),
    _urgent(
        key="weakness_new",
        nb="Har du ny eller økende svakhet i en fot eller et bein, for eksempel en fot som henger når du går?",
        en="Do you have new or growing weakness in a foot or a leg, such as a foot that drops when you walk?",
        why_nb="En nerve kan være i klem, og noen nerver må få hjelp fort.",
        why_en="A nerve may be squeezed, and some nerves need help fast.",
        sources=("finucane2020redflags", "nice2016ng59"),
    ),
    _urgent(
        key="fever_unwell",
        nb="Har du feber eller frostrier, eller er du tydelig syk, samtidig med ryggsmertene? Det gjelder særlig etter en infeksjon eller et inngrep, ved nedsatt immunforsvar eller sprøytebruk.",
        en="Do you have a fever or shivering fits, or are you clearly ill, together with the back pain? This matters most after an infection or a procedure, with a weak immune system or if you inject drugs.",
        why_nb="Det kan være betennelse i ryggen eller nyrene.",
        why_en="There may be an infection in the back or the kidneys.",
        sources=("finucane2020redflags",),
    ),
    _urgent(
        key="trauma_or_fragile",
        nb="Har du falt hardt eller vært i en kraftig ulykke? Er du beinskjør, har du brukt kortison lenge eller er du godt opp i årene, gjelder det også et lite fall eller et løft.",
        en="Have you had a hard fall or a serious accident? If your bones are brittle, if you have used cortisone for long or if you are well on in years, a small fall or a lift counts too.",
        why_nb="Noe kan være brukket.",
        why_en="Something may be broken.",
        sources=("downie2013redflags", "finucane2020redflags"),
    ),
    _urgent(
        key="cancer_new_pain",
        nb="Har du eller har du hatt kreft, og har du nye, sterke eller økende ryggsmerter?",
        en="Do you have or have you had cancer, and do you have new, strong or growing back pain?",
        why_nb="Da bør ryggen undersøkes raskt.",
        why_en="Then the back should be examined quickly.",
        sources=("downie2013redflags", "finucane2020redflags"),
        note_nb="Er du også svak i beina eller går dårlig, si det med en gang du får svar.",
        note_en="If your legs are weak too or you walk badly, say so as soon as somebody answers.",
    ),
    _urgent(
        key="dark_urine_swelling",
        nb="Har du mørk urin som cola, eller en muskel som er svært hoven, hard og svak etter hard trening?",
        en="Is your urine dark like cola, or is a muscle very swollen, hard and weak after hard training?",
        why_nb="Muskelen kan være så skadet at nyrene tar skade av det.",
        why_en="The muscle may be so damaged that it harms the kidneys.",
        sources=("rawson2017rhabdo",),
    ),
    _urgent(
        key="pregnancy_alarm",
        nb="Er du gravid og har blødning, rier, feber eller vannavgang?",
        en="Are you pregnant with bleeding, contractions, a fever or broken waters?",
        why_nb="Du og barnet bør undersøkes raskt.",
        why_en="You and the baby should be examined quickly.",
        note_nb="Gravid: Ring fødeavdelingen med en gang. Får du ikke svar, ring 116 117. Blør du kraftig, ring 113.",
        note_en="Pregnant: call the maternity ward at once. If nobody answers, call 116 117. If you bleed heavily, call 113.",
    ),
    _urgent(
        key="uncontrolled_pain",
        nb="Er smertene så sterke at du ikke kan stå, sove eller røre deg, uansett stilling – eller kommer det sterke smerter i tak?",
        en="Is the pain so strong that you cannot stand, sleep or move, whatever the position – or does strong pain come in waves?",
        why_nb="Du trenger hjelp med smertene, og noen må se etter årsaken.",
        why_en="You need help with the pain, and somebody must look for the cause.",
        sources=("maher2017nslbp",),
    ),
)
"""Emergency first, then urgent."""
