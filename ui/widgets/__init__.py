"""Widgets that know no domain: one file each, used by pages and dialogs alike."""
