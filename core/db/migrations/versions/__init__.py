"""The versions of the schema after the first: one file for each, `vNNNN_what.py`."""
