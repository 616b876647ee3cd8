"""Rows in, answers out: the record file."""
