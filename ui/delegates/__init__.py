"""Painters of table cells: one file a kind of value, and the list that says which paints what."""
