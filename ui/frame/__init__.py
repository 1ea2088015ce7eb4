"""What stands around the pages: top bar, rail, status bar, search palette, start screen."""
