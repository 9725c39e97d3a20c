"""A day of some technicians, as everything that looks at one shares it.

`rows` reads it, `problems` makes the solver's problem of it; `happened`, `expected` and `situation` say how
it stands by now, `revisions` what has changed, `locks` who may write.
"""
