"""Records in, the record file out, and answers from it: one SQLite file, opened without any reader."""
