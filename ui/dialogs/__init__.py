"""Dialogs: each collects what an operation needs, in a sheet over the window."""
