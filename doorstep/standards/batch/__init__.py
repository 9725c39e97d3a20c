"""The batch evaluator: the same verdicts as `standards.evaluation`, over columns of many orders at once.

In reading order: `columns` (what a log looks like) · `flattening` (bodies as columns) · `selecting` (which
events a selector takes) · `spans` (deadlines) · `kernels` (one template over all orders,
compiled by Numba) · `concluding` (verdicts) · `evaluation` (a rule's verdicts) · `parts` (logs in Parquet).
`tests/test_same_as_live.py` holds the two together.
"""
