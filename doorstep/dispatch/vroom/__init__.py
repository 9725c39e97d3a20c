"""Problems and solutions in the file format of VROOM, whose users change one command to plan with us.

`reading` takes a problem, `translating` turns it into the planner's, `writing` tells the plan in VROOM's
words. docs/API.md of the VROOM project describes the format, docs/planning.md what of it is refused here.
"""
