"""Whom we serve: customers, their sites and contacts, and who saw their personal data."""
