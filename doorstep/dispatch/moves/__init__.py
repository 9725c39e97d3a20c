"""Who goes, decided by hand: one order assigned, several visits moved at once, pinned, taken back.

`move` has the values, `weighing` says what would come of it, `shifting` what has to give way.
"""
