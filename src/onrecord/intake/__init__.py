"""Bytes in, reports out: where input comes from, what it is, and the role of each stretch of its words."""
