"""`doorstep run`: one process that starts everything, watches it, and stops everything."""
