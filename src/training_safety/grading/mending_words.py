"""What is said, to teacher and student alike, about a notebook that was mended before it was marked."""

from __future__ import annotations

NOTE = "training_safety_note"
"""The metadata that marks the cell in which the teacher reads what was mended."""

WORDS = {
    "nb": {
        "title": "**Notatboka er satt i stand før den ble vurdert:**",
        "file": "Fila het {cells}.",
        "check_back": "Sjekken manglet og er satt inn igjen: {cells}.",
        "cell_back": "Cella manglet og er satt inn igjen: {cells}.",
        "answer_back": "Svarcella manglet og er satt inn uten svar: {cells}.",
        "look": "Svarcella manglet, men svaret kan stå i en annen celle, så et menneske må se etter: {cells}.",
        "nearby": "Svarcella var urørt, men det sto en tekst rett under, og den er tatt som svaret: {cells}.",
        "recognised": "Cella hadde mistet navnet sitt og er kjent igjen på innholdet: {cells}.",
        "doubled": "Cella fantes flere ganger, og én av dem teller: {cells}.",
        "unclear": "Cella fantes flere ganger med ulikt innhold. Den siste teller, de andre står som vanlige celler: {cells}.",
        "kind": "Cella var gjort om mellom tekst og kode og er gjort om igjen: {cells}.",
        "settings": "Innstillingene var endret og er satt tilbake: {cells}.",
        "edited": "Cella er låst, men var endret, og den som ble delt ut, er brukt: {cells}.",
        "kept": "Det sto egen kode i en låst celle, og den er beholdt som en vanlig celle: {cells}.",
        "moved": "Cella sto på feil side av svaret sitt og er flyttet: {cells}.",
        "unknown": "Cella finnes ikke i denne utgaven av oppgaven og gir ikke poeng: {cells}.",
        "more": " og {rest} til",
        "placeholder": "*Svarcella manglet da notatboka ble levert. Se etter svaret i de andre cellene.*",
    },
    "en": {
        "title": "**The notebook was mended before it was marked:**",
        "file": "The file was called {cells}.",
        "check_back": "The check was missing and has been put back: {cells}.",
        "cell_back": "The cell was missing and has been put back: {cells}.",
        "answer_back": "The answer cell was missing and has been put back without an answer: {cells}.",
        "look": "The answer cell was missing, but the answer may be in another cell, so a person has to look: {cells}.",
        "nearby": "The answer cell was untouched, but a text stood right below, and is taken as the answer: {cells}.",
        "recognised": "The cell had lost its name and was recognised by its content: {cells}.",
        "doubled": "The cell was there more than once, and one of them counts: {cells}.",
        "unclear": "The cell was there more than once with different content. The last one counts, the others stay as ordinary cells: {cells}.",
        "kind": "The cell had been changed between text and code and has been changed back: {cells}.",
        "settings": "The settings had been changed and have been put back: {cells}.",
        "edited": "The cell is locked but had been changed, and the one that was handed out is used: {cells}.",
        "kept": "There was code of the student's own in a locked cell, and it is kept as an ordinary cell: {cells}.",
        "moved": "The cell stood on the wrong side of its answer and has been moved: {cells}.",
        "unknown": "The cell is not in this edition of the assignment and gives no points: {cells}.",
        "more": " and {rest} more",
        "placeholder": "*The answer cell was missing when the notebook was handed in. Look for the answer in the other cells.*",
    },
}
