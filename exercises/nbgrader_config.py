"""The course as nbgrader sees it. Run nbgrader's commands in this folder; `README.md` says which."""

from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.preprocessors import (
    ClearHiddenTests,
    DeduplicateIds,
    GetGrades,
    IncludeHeaderFooter,
    OverwriteCells,
)

from training_safety.grading.autograde.formgrader import (
    grade_with_the_button,
    leave_out_what_waits,
    list_quickly,
    open_safely,
)
from training_safety.grading.careless_checks import CarelessChecks
from training_safety.grading.collecting import CanvasCollector
from training_safety.grading.feedback import WithoutHiddenTests
from training_safety.grading.feedback_page import FeedbackPage
from training_safety.grading.grades_file import GradesFile
from training_safety.grading.handed_in import MendCells, PatientReader, put_in_place
from training_safety.grading.languages import OneLanguage
from training_safety.grading.steps import placed
from training_safety.grading.students import WhoseWork
from training_safety.grading.unpacking import PatientExtractor

c = get_config()  # noqa: F821 – nbgrader gives it

c.CourseDirectory.course_id = "trygg-trening-ryggen"

# The README of an assignment is for the teacher: it names the common mistakes.
c.CourseDirectory.ignore.append("README.md")

# One language, when the header and footer have been put on and before anything else looks at the cells. And when the
# solutions are gone and the hidden tests are not: are checks too easy to pass?
c.GenerateAssignment.preprocessors = placed(
    GenerateAssignment,
    "preprocessors",
    after={IncludeHeaderFooter: OneLanguage},
    before={ClearHiddenTests: CarelessChecks},
)

# What was downloaded from a learning platform, whatever the files are called.
c.ZipCollectApp.extractor_plugin = PatientExtractor
c.ZipCollectApp.collector_plugin = CanvasCollector

# Times without a zone, in names of files and in extensions.csv, are those of the clock where the course is held.
c.LocalTime.zone = "Europe/Oslo"

# Files with another name are found, and files that others refuse are read.
c.Autograde.pre_convert_hook = put_in_place
c.Autograde.exporter_class = PatientReader

# The cells are put right before the second of two with one name loses it. And when what the student changed in locked
# cells has been put back: whose numbers are to be used.
c.Autograde.sanitize_preprocessors = placed(
    Autograde,
    "sanitize_preprocessors",
    before={DeduplicateIds: MendCells},
    after={OverwriteCells: WhoseWork},
)

# When scores and comments are in: what is handed back shows no hidden test, so the assignment can be used again.
c.GenerateFeedback.preprocessors = placed(
    GenerateFeedback, "preprocessors", after={GetGrades: WithoutHiddenTests}
)
c.GenerateFeedback.exporter_class = FeedbackPage

# A score of which a person has to give some yet is left empty, not counted as if that were nothing.
c.ExportApp.plugin_class = GradesFile

# Not tagged with a language, so that an answer cell is the same cell in both.
c.ClearSolutions.code_stub = {
    "python": "# Skriv koden din her · Write your code here\nraise NotImplementedError()"
}
c.ClearSolutions.text_stub = "Skriv svaret ditt her · Write your answer here"

# Students' work is opened in formgrader, and in this JupyterLab, without anything of it being run in the browser.
open_safely()

# The button of formgrader grades as `training-safety autograde` does: sandboxed, without losing a mark.
grade_with_the_button()

# Its list of the submissions of a large class comes in half the time.
list_quickly()

# Its scores and means are of what is decided: work that waits for a person is no zero.
leave_out_what_waits()
