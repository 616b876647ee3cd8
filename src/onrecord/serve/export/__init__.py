"""Records in, what other programs read out: one module a format."""
