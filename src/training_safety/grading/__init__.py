"""The nbgrader side of the course: what happens to an assignment on its way to the class and back.

It needs nbgrader (the extra ``lab``) and knows nothing of the widgets and the book.
"""

import sys

# jsonschema, which checks notebooks, would work out a grammar of web addresses at each start, which takes longer
# than all else. It does without where it is not there, and no notebook's schema asks for it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
