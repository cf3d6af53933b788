// The levels of urgency and what to do at each: twin of triage_urgency.py, and a test compares them.
// A draft, not yet approved by a doctor and a physiotherapist. Words about urgency only.

/** Least urgent first; `level` is the level's name in the course. */
export const URGENCIES = [
  {
    key: "soreness",
    level: "1",
    title: { nb: "Vanlig stølhet", en: "Ordinary soreness" },
    sentences: [
      {
        nb: "Beveg deg rolig. Vent med neste harde økt for de samme musklene til du er tydelig bedre.",
        en: "Move gently. Wait with the next hard session for the same muscles until you are clearly better.",
      },
      {
        nb: "Får du mørk urin, eller en svært hoven eller svak muskel: Ring 116 117 nå. Får du ikke hjelp raskt, ringer du 113.",
        en: "If your urine turns dark, or a muscle very swollen or weak: call 116 117 now. If you do not get help quickly, call 113.",
      },
      {
        nb: "Er du fortsatt støl etter en uke: Begynn på nytt.",
        en: "Still sore after a week: start again.",
      },
    ],
  },
  {
    key: "adjust",
    level: "2",
    title: { nb: "Tilpass treningen", en: "Adjust your training" },
    sentences: [
      {
        nb: "Hold deg i gang. Å holde senga hjelper ikke bedre.",
        en: "Keep moving. Staying in bed does not help more.",
      },
      {
        nb: "Ta ned belastningen, eller bytt øvelse. Kjenner du noe nytt i beina, stopper du.",
        en: "Lower the load or change the exercise. If you feel anything new in your legs, stop.",
      },
      {
        nb: "Bruk gjerne varme hvis det kjennes godt, men ikke sov med varmekilden på.",
        en: "Use heat if it feels good, but do not sleep with it on.",
      },
      {
        nb: "Svar på spørsmålene igjen etter 48–72 timer og etter to uker.",
        en: "Answer the questions again after 48–72 hours and after two weeks.",
      },
    ],
  },
  {
    key: "planned",
    level: "3b",
    title: { nb: "Bestill time hos fysioterapeut", en: "Book a physiotherapist" },
    sentences: [
      {
        nb: "Du trenger ikke henvisning. Manuellterapeut, kiropraktor og fastlege kan også hjelpe.",
        en: "You need no referral. A manual therapist, a chiropractor and your GP can help too.",
      },
      {
        nb: "Hold deg i gang så godt du kan mens du venter.",
        en: "Keep going as well as you can while you wait.",
      },
    ],
  },
  {
    key: "gp_within_days",
    level: "3a",
    title: { nb: "Snakk med fastlegen innen få dager", en: "See your GP within a few days" },
    sentences: [
      {
        nb: "Ring fastlegen for å få time innen få dager.",
        en: "Call your GP for an appointment within a few days.",
      },
      {
        nb: "Får du ikke time, ringer du 116 117 og spør hva du skal gjøre. Står det om livet, ringer du 113.",
        en: "If you cannot get one, call 116 117 and ask what to do. If a life is at risk, call 113.",
      },
    ],
  },
  {
    key: "advice",
    level: "116117_advice",
    title: { nb: "Ring 116 117 og spør", en: "Call 116 117 and ask" },
    sentences: [
      {
        nb: "«Vet ikke» er ikke et nei, og et spørsmål uten svar er heller ikke et nei. Ring legevakt 116 117 og spør.",
        en: "“Don't know” is not a no, and nor is a question without an answer. Call legevakt on 116 117 and ask.",
      },
      {
        nb: "Tror du at det står om livet, ringer du 113.",
        en: "If you think that a life is at risk, call 113.",
      },
      {
        nb: "Det er alltid lov å ringe en gang for mye.",
        en: "You may always call once too often.",
      },
    ],
    call: "116 117",
  },
  {
    key: "urgent",
    level: "4",
    title: { nb: "Ring legevakt 116 117 nå", en: "Call legevakt on 116 117 now" },
    sentences: [
      {
        nb: "Ring 116 117 med en gang, ikke vent. Er fastlegekontoret åpent og tar telefonen, kan du ringe dit i stedet.",
        en: "Call 116 117 at once, do not wait. If your GP's office is open and answers, you can call there instead.",
      },
      {
        nb: "Får du ikke hjelp raskt, eller blir det verre: ring 113.",
        en: "If you do not get help quickly, or it gets worse: call 113.",
      },
    ],
    call: "116 117",
  },
  {
    key: "emergency",
    level: "5",
    title: { nb: "Ring 113 nå", en: "Call 113 now" },
    sentences: [
      {
        nb: "Dette er en nødsituasjon. Ring 113 med en gang.",
        en: "This is an emergency. Call 113 at once.",
      },
      {
        nb: "Sett telefonen på høyttaler, og følg rådene du får.",
        en: "Put the phone on speaker and follow the advice you get.",
      },
    ],
    call: "113",
  },
];

/** How a number is written in a sentence, what a tel: link dials, who answers. */
export const PHONE_NUMBERS = [
  { written: "113", dialled: "113", who: { nb: "Medisinsk nødtelefon", en: "Medical emergency line" } },
  { written: "116 117", dialled: "116117", who: { nb: "Legevakt", en: "Out-of-hours doctor (legevakt)" } },
  { written: "116 123", dialled: "116123", who: { nb: "Mental Helse", en: "Mental Helse, the mental health helpline" } },
];

/** Added at level 4 when an alarm question is open. */
export const OPEN_ALARMS = {
  nb: "Noen alarmspørsmål er uten svar. Tror du at det står om livet, ringer du 113.",
  en: "Some alarm questions have no answer. If you think that a life is at risk, call 113.",
};

/** Added below the advice level. */
export const NO_GUARANTEE = {
  nb: "Nei på alarmspørsmålene gjør det lite sannsynlig at det haster, men utelukker det ikke.",
  en: "No to the alarm questions makes it unlikely that this is urgent, but does not rule it out.",
};

/** The last sentence of every result. */
export const START_AGAIN = {
  nb: "Verre eller nye symptomer: Begynn på nytt fra toppen.",
  en: "Worse or new symptoms: start again from the top.",
};
