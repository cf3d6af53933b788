"""The nbgrader side of the course: what happens to an assignment on its way to the class and back.

It needs nbgrader (the extra ``lab``) and knows nothing of the widgets and the book.
"""
