"""What nbgrader reads in the JupyterLab of ``make lab``, whichever folder one stands in: where the course is.

nbgrader then reads the course's own settings in ``exercises``. They are not loaded here, because
formgrader reads this file again for every page, and each time would add the course's steps once more.
"""

from pathlib import Path

from traitlets.config.loader import PyFileConfigLoader

c = get_config()  # noqa: F821 – nbgrader gives it

ROOT = Path(__file__).resolve().parents[1]
COURSE = ROOT / "exercises"
SHARED = Path("/usr/local/share/nbgrader/exchange")  # where nbgrader itself looks

of_course = PyFileConfigLoader("nbgrader_config.py", path=str(COURSE)).load_config()
c.CourseDirectory.root = str(COURSE)
c.CourseDirectory.course_id = of_course.CourseDirectory.course_id

# Formgrader shows the settings on its first page, with the password of this Lab among them.
c.FormgradeExtension.debug = False

# A machine without an exchange gets one to rehearse with.
if not SHARED.is_dir():
    c.Exchange.root = str(ROOT / "_build" / "exchange")
    c.Exchange.cache = str(ROOT / "_build" / "exchange" / "cache")
    c.Exchange.assignment_dir = str(ROOT / "_build" / "fetched")
