"""Measurements: each folder is a command that prints a table, `python -m benchmarks.<name>`."""
