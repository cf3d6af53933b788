from training_safety.activities import activity as activity
from training_safety.models.body.heart_rate import HeartRateSign as HeartRateSign
from training_safety.models.body.heart_rate import heart_rate_karvonen as heart_rate_karvonen
from training_safety.models.body.heart_rate import heart_rate_zone as heart_rate_zone
from training_safety.models.body.heart_rate import max_heart_rate_220 as max_heart_rate_220
from training_safety.models.body.heart_rate import max_heart_rate_tanaka as max_heart_rate_tanaka
from training_safety.models.body.nutrition import StopSign as StopSign
from training_safety.models.body.nutrition import protein_intake as protein_intake
from training_safety.models.body.pain import next_load as next_load
from training_safety.models.body.pain import pain_advice as pain_advice
from training_safety.models.body.pain_conditions import PainAlarms as PainAlarms
from training_safety.models.body.pain_conditions import PainCutOffs as PainCutOffs
from training_safety.models.body.questionnaires import ostrc_severity as ostrc_severity
from training_safety.models.body.questionnaires import oswestry_index as oswestry_index
from training_safety.models.body.soreness import soreness_sketch as soreness_sketch
from training_safety.models.evidence.diagnostic_accuracy import (
    implied_likelihood_ratio as implied_likelihood_ratio,
)
from training_safety.models.evidence.diagnostic_accuracy import natural_frequencies as natural_frequencies
from training_safety.models.evidence.diagnostic_accuracy import (
    negative_likelihood_ratio as negative_likelihood_ratio,
)
from training_safety.models.evidence.diagnostic_accuracy import (
    positive_likelihood_ratio as positive_likelihood_ratio,
)
from training_safety.models.evidence.diagnostic_accuracy import post_test_probability as post_test_probability
from training_safety.models.evidence.evidence import absolute_risk_reduction as absolute_risk_reduction
from training_safety.models.evidence.evidence import benefit_at_baseline as benefit_at_baseline
from training_safety.models.evidence.evidence import number_needed_to_treat as number_needed_to_treat
from training_safety.models.evidence.evidence import odds_ratio as odds_ratio
from training_safety.models.evidence.evidence import relative_risk as relative_risk
from training_safety.models.evidence.important_change import Scale as Scale
from training_safety.models.evidence.important_change import (
    effect_to_minimal_change as effect_to_minimal_change,
)
from training_safety.models.evidence.two_by_two import TwoByTwo as TwoByTwo
from training_safety.models.lifting.lifting import lumbar_load as lumbar_load
from training_safety.models.lifting.lifting_equation import Coupling as Coupling
from training_safety.models.lifting.lifting_equation import lifting_task as lifting_task
from training_safety.models.lifting.lifting_frequency import Duration as Duration
from training_safety.models.load.diary import Diary as Diary
from training_safety.models.load.diary import DiarySession as DiarySession
from training_safety.models.load.diary_file import read_diary as read_diary
from training_safety.models.load.progression import ceiling_week as ceiling_week
from training_safety.models.load.progression import deload_weeks as deload_weeks
from training_safety.models.load.progression import doubling_time as doubling_time
from training_safety.models.load.progression import geometric_progression as geometric_progression
from training_safety.models.load.progression import linear_progression as linear_progression
from training_safety.models.load.progression import volume_load as volume_load
from training_safety.models.load.training_load import percent_change as percent_change
from training_safety.models.load.training_load import session_load as session_load
from training_safety.models.load.training_load import session_spike as session_spike
from training_safety.models.load.training_load import weekly_load as weekly_load
from training_safety.models.load.workload_ratio import coupled_from_uncoupled as coupled_from_uncoupled
from training_safety.models.load.workload_ratio import coupled_ratios as coupled_ratios
from training_safety.models.load.workload_ratio import coupling_correlation as coupling_correlation
from training_safety.models.load.workload_ratio import ewma_ratios as ewma_ratios
from training_safety.models.load.workload_ratio import uncoupled_ratios as uncoupled_ratios
from training_safety.models.reasons import Reason as Reason
from training_safety.models.strength.strength import one_rep_max as one_rep_max
from training_safety.models.strength.strength import one_rep_max_brzycki as one_rep_max_brzycki
from training_safety.models.strength.strength import one_rep_max_epley as one_rep_max_epley
from training_safety.models.strength.strength import one_rep_max_lander as one_rep_max_lander
from training_safety.models.strength.strength import one_rep_max_lombardi as one_rep_max_lombardi
from training_safety.models.strength.strength import one_rep_max_mayhew as one_rep_max_mayhew
from training_safety.models.strength.strength import one_rep_max_oconner as one_rep_max_oconner
from training_safety.models.strength.strength import one_rep_max_wathan as one_rep_max_wathan
from training_safety.models.strength.strength import (
    percent_of_one_rep_max_brzycki as percent_of_one_rep_max_brzycki,
)
from training_safety.models.strength.strength import (
    percent_of_one_rep_max_epley as percent_of_one_rep_max_epley,
)
from training_safety.models.strength.strength import repetitions_to_failure as repetitions_to_failure
from training_safety.models.strength.strength import rpe_from_rir as rpe_from_rir
from training_safety.models.strength.trunk_endurance import endurance_ratio as endurance_ratio
from training_safety.models.strength.trunk_endurance import mean_of_ratios as mean_of_ratios
from training_safety.models.strength.trunk_endurance import ratio_of_means as ratio_of_means
from training_safety.models.strength.trunk_endurance import side_difference as side_difference
from training_safety.models.warm_up.ramp_up import loaded_ramp_up_sets as loaded_ramp_up_sets
from training_safety.models.warm_up.ramp_up import ramp_up_sets as ramp_up_sets
from training_safety.models.warm_up.warm_up import breathing_plan as breathing_plan
from training_safety.models.warm_up.warm_up import hold_plan as hold_plan
from training_safety.models.warm_up.warm_up import ramp_plan as ramp_plan

__all__: list[str]

def __dir__() -> list[str]: ...
