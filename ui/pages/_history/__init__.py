"""The history in words: lines of a list, and what was done with one row."""
