"""What follows from what. Pure: no session, no clock."""
