"""Readings of instruments: what is asked of them, and what their files say."""
