"""A day planned by the solver: at once (`planning`), or as a proposal that is asked for, computed, shown,
applied change by change and undone (`proposals`, `settling`).
"""
