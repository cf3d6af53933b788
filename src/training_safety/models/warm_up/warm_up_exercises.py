"""The exercises of the course's warm-ups, holds and breathing.

Each has a gentler way, which suits pain, pregnancy and unsteady legs.
"""

from __future__ import annotations

from dataclasses import dataclass

from training_safety.models.bilingual import Text


@dataclass(frozen=True)
class Gentler:
    """An easier way to the same end: seated, supported, smaller, or standing instead of on the floor."""

    name: Text
    how: Text
    figure: str = ""


@dataclass(frozen=True)
class Exercise:
    """One exercise: what it is called, how it is done in a line, its drawing, and a gentler way."""

    key: str
    name: Text
    how: Text
    figure: str = ""
    gentler: Gentler | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` when the exercise has no name."""
        named(f"Exercise {self.key!r}", self.name)


def named(what: str, name: Text) -> None:
    """Raise ``ValueError`` unless the name has words in both languages."""
    if not (name.nb.strip() and name.en.strip()):
        raise ValueError(f"{what} is called {name!r}; give its name in nb and en, the same twice if need be.")


# A block is the key (and the drawing, where it has another name or none: -), then «name | how» in Bokmål
# and English, then the same three lines for the gentler way.
def _catalogue(blocks: str) -> dict[str, Exercise]:
    found = {}
    for block in blocks.strip().split("\n\n"):
        heading, *lines = block.split("\n")
        key, _, figure = heading.partition(" ")
        names, hows = _texts(lines[:2])
        gentler = Gentler(*_texts(lines[3:]), lines[2].strip("-")) if lines[2:] else None
        found[key] = Exercise(key, names, hows, (figure or key).strip("-"), gentler)
    return found


def _texts(lines: list[str]) -> tuple[Text, Text]:
    kept = (line.replace(" %", "\u00a0%").replace(" × ", "\u00a0×\u00a0") for line in lines)  # on one line
    (name_nb, how_nb), (name_en, how_en) = (line.split(" | ") for line in kept)
    return Text(name_nb, name_en), Text(how_nb, how_en)


RAISE = _catalogue("""
march
Gange på stedet | Gå på stedet, og øk farten litt etter litt. Du skal kunne snakke hele tiden.
March on the spot | Speed up little by little. You should be able to talk throughout.
seated_march
Gange på stol | Sitt på en stol, og løft ett kne om gangen.
Seated march | Sit on a chair and lift one knee at a time.

step_touch
Steg til siden | Ta et steg til siden, samle beina, og gå tilbake igjen.
Side steps | Step to the side, bring your feet together, and step back again.
step_touch
Små steg med støtte | Ta mindre steg, og hold en hånd på en stolrygg.
Small steps with support | Take smaller steps, with one hand on the back of a chair.

arm_swings
Armsving | Sving armene fram og opp, og la dem falle rolig tilbake.
Arm swings | Swing your arms forward and up, and let them fall back calmly.
arm_swings
Små armsving | Sitt eller stå, og sving bare så høyt som det er behagelig.
Small arm swings | Sit or stand, and swing only as high as is comfortable.
""")
ACTIVATE = _catalogue("""
cat_camel
Katt–kamel | Stå på hender og knær. Rund ryggen rolig, og la den senke seg igjen.
Cat–camel | On hands and knees, round your back slowly, and let it sink again.
seated_cat_camel
Katt–kamel på stol | Sitt på en stol. Rund ryggen rolig, og rett deg opp igjen.
Seated cat–camel | Sit on a chair. Round your back slowly, and sit up again.

hip_hinge
Hoftebøy | Skyv hofta bakover med lett bøyde knær, og reis deg igjen.
Hip hinge | Push your hips back with soft knees, and come up again.
chair_hinge
Hoftebøy med støtte | Hold i en stolrygg, og skyv hofta så langt bak som det er behagelig.
Supported hinge | Hold the back of a chair, and push your hips back as far as is comfortable.

squat
Knebøy | Bøy hofter og knær så dypt som det er behagelig, og reis deg igjen.
Squat | Bend hips and knees as deep as is comfortable, and stand up again.
chair_squat
Opp fra stol | Sett deg rolig på en stol, og reis deg igjen. Støtt deg med hendene om du vil.
Up from a chair | Sit down slowly on a chair, and stand up again. Use your hands if you like.

lunge_rotation
Utfall med rotasjon | Ta et langt steg fram, bøy knærne, og vri overkroppen rolig. Bytt side.
Lunge with rotation | Take a long step forward, bend your knees, and turn slowly. Change sides.
supported_lunge
Utfall med støtte | Hold i en stolrygg, ta et kort steg, og bøy knærne litt. Bytt side.
Supported lunge | Hold the back of a chair, take a short step, and bend a little. Change sides.

bird_dog
Diagonalhev | Stå på hender og knær. Strekk motsatt arm og bein, hold et øyeblikk, og bytt.
Bird-dog | On hands and knees, reach out opposite arm and leg, hold a moment, and change.
standing_bird_dog
Stående diagonalhev | Hold én hånd på en stolrygg. Strekk motsatt arm og bein litt ut, og bytt.
Standing bird-dog | Hold the back of a chair. Reach opposite arm and leg out a little, and change.
""")
ACTIVATE_MORE = _catalogue("""
leg_swings
Beinsving | Hold i noe fast. Sving ett bein rolig fram og tilbake, og bytt bein.
Leg swings | Hold on to something steady. Swing one leg calmly forward and back, then the other.
leg_swings
Små beinsving | Hold i noe fast med begge hender, og la beinet svinge bare litt.
Small leg swings | Hold on with both hands, and let the leg swing only a little.

seated_rotation
Rotasjon på stol | Sitt med armene i kryss, og vri overkroppen rolig fra side til side.
Seated rotation | Sit with your arms crossed, and turn your upper body slowly from side to side.
""")
POTENTIATE = _catalogue("""
quick_steps
Raske steg | Gå eller løp på stedet: ti sekunder raskt, tjue rolig. Litt raskere for hver gang.
Quick steps | Walk or run on the spot: ten seconds quick, twenty easy. A little quicker each time.
march
Rask gange | Gå på stedet uten hopp, så fort som det er behagelig.
Brisk march | March on the spot without jumps, as briskly as is comfortable.

ramp_up_sets
Oppvarmingssett | Første øvelse i økta, lett først: 8 × 40 % av dagens vekt, 5 × 60 %, 3 × 75 %, 1 × 90 %.
Ramp-up sets | The session's first exercise, light: 8 × 40% of the weight, 5 × 60%, 3 × 75%, 1 × 90%.
squat
Samme øvelse uten vekt | Første øvelse i økta uten vekt, med små bevegelser først.
Same exercise, no weight | The session's first exercise without weight, small movements first.
""")
HOLD_EXERCISES = _catalogue("""
plank
Planke | Støtt deg på underarmer og tær med kroppen lang. Pust hele tiden.
Plank | Rest on forearms and toes with a long body. Keep breathing.
standing_bird_dog
Stående diagonalhold | Hold én hånd på en stolrygg, strekk motsatt arm og bein, og pust.
Standing bird-dog hold | Hold the back of a chair, reach out opposite arm and leg, and breathe.

side_plank
Sideplanke | Ligg på siden, støtt deg på underarmen, og løft hofta. Pust hele tiden.
Side plank | Lie on your side, rest on your forearm, and lift your hip. Keep breathing.
wall_side_lean
Sidestøtte mot vegg | Stå med siden mot en vegg, støtt deg på underarmen, og len deg inn. Pust.
Side lean on a wall | Stand side-on to a wall, rest on your forearm, and lean in. Keep breathing.

dead_bug
Dead bug | Ligg på ryggen med armer og knær opp. Senk motsatt arm og bein, hold, og pust.
Dead bug | Lie on your back, arms and knees up. Lower opposite arm and leg, hold, and breathe.
seated_march
Kneløft på stol | Sitt på en stol, løft ett kne, og hold. Pust hele tiden.
Seated knee lift | Sit on a chair, lift one knee, and hold. Keep breathing.

own_hold -
Din egen øvelse | Hold en stilling du selv har valgt. Pust hele tiden.
Your own exercise | Hold a position of your own choice. Keep breathing.
-
Halvveis | Gå bare halvveis inn i stillingen, og støtt deg.
Halfway | Go only halfway into the position, with support.
""")
BREATHING = _catalogue("""
breathing
Følg rytmen | Sitt eller ligg godt. Blir du ør eller urolig, pust som vanlig.
Follow the rhythm | Sit or lie comfortably. If you feel dizzy or uneasy, breathe as usual.
breathing
Din egen takt | Slipp rytmen, og pust slik det faller naturlig. Det er lov å slutte når som helst.
Your own rhythm | Let go of the rhythm, and breathe as comes naturally. You may stop at any time.
""")
