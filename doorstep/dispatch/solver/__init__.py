"""The day's plan as a pure function: a problem and a travel provider in, a plan with its reasons out.

No Django, no clock, no chance beyond the seed: the same problem, parameters and travel give the same plan.
"""
