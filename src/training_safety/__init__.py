"""Train safely: the domain models and widgets of the course «Trygg trening – ryggen».

Importing this package pulls in the standard library only. The widgets live in
``training_safety.widgets`` and need anywidget.
"""
