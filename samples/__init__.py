"""Invented sample data; `python -m samples.make_city` writes samples/city anew."""
