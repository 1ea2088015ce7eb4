"""The schedule engine: from durations, links, calendars, constraints and progress to dates."""
