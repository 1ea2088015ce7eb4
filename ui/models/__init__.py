"""Qt models: one of them, for every table, and what its columns and cells are."""
