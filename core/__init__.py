"""What the application knows. Never imports ui or Qt."""
