"""What Jupyter's server reads in the JupyterLab of ``make lab``: saving a notebook loses none of its widgets."""

from training_safety.notebooks.own_copies import keep_widgets

c = get_config()  # noqa: F821 – Jupyter gives it

c.ContentsManager.pre_save_hook = keep_widgets
