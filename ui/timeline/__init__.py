"""The Gantt on screen: a scale of days, bars painted on it, a view beside a table."""
