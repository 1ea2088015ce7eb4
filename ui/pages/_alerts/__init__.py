"""What pages share about alerts: how each reads, where it leads, all of them kept up to date."""
