"""Which windows the plan can still keep, asked at every call at the desk: so days are kept laid out between
questions.

`windows` answers booking; `pools` says whose days decide, `days` how they stand, `rows` reads them.
"""
