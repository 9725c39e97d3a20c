"""The day as the dispatcher sees it: rows of visits, what changed since, why somebody's order still waits."""
