"""The composition root: settings, the private database, the process supervisor, the `doorstep` command.

Everything may be imported from here, and nothing imports this package (`.importlinter`).
"""
