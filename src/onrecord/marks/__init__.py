"""A report in, its marks out: statements, parties, dates, places and standings."""
