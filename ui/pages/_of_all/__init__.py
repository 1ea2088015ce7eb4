"""Pages of registers of all projects: key figures over a list, read without holding up the window."""
