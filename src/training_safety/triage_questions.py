"""All questions of the triage, in the order in which they are asked.

A yes, or no answer, to a question here raises the level; only the last question, about soreness,
lowers it, and only when all others are answered no. Draft: not yet approved by a doctor and a
physiotherapist. The words agree with ``book/alarm_signs.md``.
"""

from __future__ import annotations

from functools import partial

from training_safety.triage_alarm_questions import ALARM_QUESTIONS, Question, Screen
from training_safety.triage_urgency import Urgency

_gp = partial(Question, screen=Screen.SEE_SOMEONE, urgency=Urgency.GP_WITHIN_DAYS)
_planned = partial(Question, screen=Screen.SEE_SOMEONE, urgency=Urgency.PLANNED)

# Who is asked: these can only raise the level.
_BEFORE = (
    Question(
        key="under_18",
        screen=Screen.BEFORE,
        urgency=Urgency.PLANNED,
        nb="Er du under 18 år?",
        en="Are you under 18?",
        why_nb="Hos unge har ryggsmerter oftere en bestemt årsak enn hos voksne.",
        why_en="In young people back pain more often has a specific cause than in adults.",
        sources=("micheli1995young",),
        note_nb="Du er under 18 år: Si fra til en voksen med en gang.",
        note_en="You are under 18: tell an adult at once.",
        note_stays=True,
    ),
    Question(
        key="pregnant",
        screen=Screen.BEFORE,
        urgency=Urgency.PLANNED,
        nb="Er du gravid?",
        en="Are you pregnant?",
        why_nb="Da bør du rådføre deg med noen før du bruker øvelsene.",
        why_en="Then you should ask somebody before you use the exercises.",
        note_nb="Er du gravid, kan jordmor hjelpe.",
        note_en="If you are pregnant, a midwife can help.",
    ),
    Question(
        key="recent_back_surgery",
        screen=Screen.BEFORE,
        urgency=Urgency.GP_WITHIN_DAYS,
        nb="Er du nylig operert i ryggen, eller har du hatt et inngrep der?",
        en="Have you recently had an operation or a procedure on your back?",
        why_nb="Smerter etter et inngrep bør noen se på.",
        why_en="Somebody should look at pain after a procedure.",
    ),
)

_SEE_SOMEONE = (
    _gp(
        key="weight_loss",
        nb="Har du gått ned i vekt uten å vite hvorfor?",
        en="Have you lost weight without knowing why?",
        why_nb="Vekttap uten grunn bør undersøkes.",
        why_en="Weight loss without a reason should be examined.",
        sources=("finucane2020redflags", "downie2013redflags"),
    ),
    _gp(
        key="night_pain",
        nb="Har du smerter hele natten som ingen stilling lindrer?",
        en="Do you have pain all night that no position eases?",
        why_nb="De fleste ryggsmerter gir seg litt i en eller annen stilling.",
        why_en="Most back pain eases a little in one position or another.",
        sources=("finucane2020redflags", "downie2013redflags"),
    ),
    _gp(
        key="cancer_past_mild",
        nb="Har du hatt kreft før, og har du fått ryggsmerter, også om de er milde?",
        en="Have you had cancer before, and have you got back pain, even if it is mild?",
        why_nb="Da bør fastlegen vite om det.",
        why_en="Then your GP should know.",
        sources=("finucane2020redflags", "downie2013redflags"),
    ),
    _gp(
        key="leg_pain_stable",
        nb="Har du smerter, prikking eller nummenhet nedover ett bein, også om det er lett og ikke øker?",
        en="Do you have pain, tingling or numbness down one leg, even if it is slight and not growing?",
        why_nb="En nerve kan være irritert, og noen bør teste følelse og styrke.",
        why_en="A nerve may be irritated, and somebody should test feeling and strength.",
        sources=("finucane2020redflags", "downie2013redflags"),
    ),
    _gp(
        key="steroid_osteoporosis",
        nb="Er du beinskjør eller har du brukt kortison lenge, og har du fått ryggsmerter, også uten fall eller løft?",
        en="Are your bones brittle or have you used cortisone for long, and have you got back pain, even without a fall or a lift?",
        why_nb="Skjelettet kan tåle mindre.",
        why_en="The bones may stand less.",
        sources=("finucane2020redflags", "downie2013redflags"),
    ),
    _gp(
        key="daily_painkillers",
        nb="Har du trengt smertestillende hver dag i mer enn 1–2 uker?",
        en="Have you needed painkillers every day for more than 1–2 weeks?",
        why_nb="Da trengs en annen plan, og medisiner kan ha bivirkninger.",
        why_en="Then another plan is needed, and medicines can have side effects.",
    ),
    _gp(
        key="low_mood",
        nb="Er du svært langt nede?",
        en="Are you feeling very low?",
        why_nb="Du skal ikke stå i det alene, og det kan gjøre smertene tyngre.",
        why_en="You should not be alone with it, and it can make pain harder to bear.",
        note_nb="Tenker du på å skade deg selv, ring 113 eller 116 117 nå. Mental Helse svarer på 116 123.",
        note_en="If you are thinking of harming yourself, call 113 or 116 117 now. Mental Helse answers on 116 123.",
        note_stays=True,
    ),
    _gp(
        key="under18_sport_pain",
        nb="Er du under 18 år og har minst ett av disse: vondt i mer enn 2–3 uker og driver med idrett, vondt når du bøyer deg bakover, eller vondt om natten?",
        en="Are you under 18 with at least one of these: pain for more than 2–3 weeks while doing sport, pain when you bend backwards, or pain at night?",
        why_nb="Hos unge har ryggsmerter oftere en bestemt årsak enn hos voksne.",
        why_en="In young people back pain more often has a specific cause than in adults.",
        sources=("micheli1995young",),
        note_nb="Ta pause fra det som gjør vondt, til du har fått snakket med noen.",
        note_en="Take a break from what hurts until you have talked to somebody.",
    ),
    _gp(
        key="inflammatory_pattern",
        nb="Stemmer alt dette: Du var under 45 år da det begynte, har hatt vondt i mer enn tre måneder, er stiv i mer enn 30 minutter om morgenen og blir bedre av å bevege deg?",
        en="Is all of this true: you were under 45 when it began, it has hurt for more than three months, you are stiff for more than 30 minutes in the morning, and moving makes it better?",
        why_nb="Dette mønsteret har egen behandling.",
        why_en="This pattern has a treatment of its own.",
    ),
    _planned(
        key="over_4_6_weeks",
        nb="Har du hatt vondt i mer enn 4–6 uker uten at det er tydelig bedre?",
        en="Has it hurt for more than 4–6 weeks without getting clearly better?",
        why_nb="Da er det nyttig å lage en plan sammen med noen.",
        why_en="Then it is useful to make a plan with somebody.",
    ),
    _planned(
        key="limits_life",
        nb="Hindrer smertene deg i jobb eller trening?",
        en="Does the pain keep you from work or training?",
        why_nb="Da er det nyttig å lage en plan sammen med noen.",
        why_en="Then it is useful to make a plan with somebody.",
    ),
    _planned(
        key="recurrent",
        nb="Kommer smertene stadig tilbake?",
        en="Does the pain keep coming back?",
        why_nb="Da er det nyttig å lage en plan sammen med noen.",
        why_en="Then it is useful to make a plan with somebody.",
    ),
    _planned(
        key="fear",
        nb="Er du redd for å bevege deg?",
        en="Are you afraid to move?",
        why_nb="Noen som kan rygg, kan gjøre deg tryggere.",
        why_en="Somebody who knows backs can make you more confident.",
    ),
    _planned(
        key="pregnancy_plain",
        nb="Er du gravid og har vondt i ryggen eller bekkenet?",
        en="Are you pregnant with pain in the back or the pelvis?",
        why_nb="Det er vanlig, og det finnes hjelp.",
        why_en="It is common, and there is help.",
    ),
)

_SORENESS = Question(
    key="doms_pattern",
    screen=Screen.SORENESS,
    urgency=Urgency.SORENESS,
    nb="Stemmer alt dette: Ømheten er utbredt, kjennes på begge sider, kom 6–24 timer etter ny eller hard trening, er på vei ned og har vart i under 7 dager?",
    en="Is all of this true: the tenderness is widespread, is felt on both sides, came 6–24 hours after new or hard training, is falling and has lasted less than 7 days?",
    why_nb="Slik pleier stølhet å være.",
    why_en="This is what soreness is usually like.",
    sources=("cheung2003doms", "hody2019eccentric"),
)

QUESTIONS = (*_BEFORE, *ALARM_QUESTIONS, *_SEE_SOMEONE, _SORENESS)
"""Screen by screen."""
