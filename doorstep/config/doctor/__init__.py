"""`doorstep doctor`: is this installation well, and if not, what mends it.

`finding` says what a check says; `machine`, `database` and `working` judge plain values;
`examine` gathers those values.
"""
