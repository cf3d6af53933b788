// Every kind of record that the course keeps in a reader's browser, in the order in which a reader meets them: what
// widgets/shared/registry.js is asked with. A test walks the source for kinds that are missing here.
import { BELIEFS } from "../../widgets/belief_survey/answers.js";
import { CARDS } from "../../widgets/card_sorter/deck.js";
import { MAPS } from "../../widgets/connection_map/arrows.js";
import { PROGRAMMES } from "../../widgets/exercise_library/programme.js";
import { STRENGTHS } from "../../widgets/strength_estimator/memory.js";
import { EFFECTS } from "../../widgets/effect_explorer/memory.js";
import { LIFTS } from "../../widgets/lifting_lab/setups.js";
import { PLANS as LOAD_PLANS } from "../../widgets/load_planner/memory.js";
import { PLAN_CARDS } from "../../widgets/plan_card/card.js";
import { QUIZZES } from "../../widgets/quiz/record.js";
import { CHECKS, MATERNITY } from "../../widgets/symptom_check/memory.js";
import { WEEK_PLANS } from "../../widgets/training_diary/plan.js";
import { DIARY } from "../../widgets/training_diary/sessions.js";
import { TIMERS } from "../../widgets/warm_up_timer/memory.js";
import { FOLLOW_UPS } from "./plan_follow_up.js";
import { REPETITIONS } from "./repetition_deck.js";
import { CLAIMS, GUESSES, PLANS, READING } from "./section.js";

export const KINDS = [BELIEFS, GUESSES, CLAIMS, CARDS, MAPS, EFFECTS, STRENGTHS, LIFTS, QUIZZES, REPETITIONS, PLANS, FOLLOW_UPS, PLAN_CARDS, PROGRAMMES, LOAD_PLANS, WEEK_PLANS, DIARY, TIMERS, CHECKS, MATERNITY, READING];
