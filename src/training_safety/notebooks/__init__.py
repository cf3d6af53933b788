"""The notebooks as readers have them: own copies in JupyterLab, and in the browser with nothing installed."""
