"""Answers in, something a person reads out: terminal, exports, pages."""
