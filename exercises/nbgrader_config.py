"""The course as nbgrader sees it. Run nbgrader's commands in this folder; `README.md` says which."""

from training_safety.grading.languages import OneLanguage
from training_safety.grading.students import WhoseWork

c = get_config()  # noqa: F821 – nbgrader gives it

c.CourseDirectory.course_id = "trygg-trening-ryggen"

# The README of an assignment is for the teacher: it names the common mistakes.
c.CourseDirectory.ignore.append("README.md")

# Second, after the header and footer have been put on and before anything else looks at the cells.
c.GenerateAssignment.preprocessors.insert(1, OneLanguage)

# Last, when what the student changed in locked cells has been put right: whose numbers are to be used.
c.Autograde.sanitize_preprocessors.append(WhoseWork)

# Not tagged with a language, so that an answer cell is the same cell in both.
c.ClearSolutions.code_stub = {
    "python": "# Skriv koden din her · Write your code here\nraise NotImplementedError()"
}
c.ClearSolutions.text_stub = "Skriv svaret ditt her · Write your answer here"
