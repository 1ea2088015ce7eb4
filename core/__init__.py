"""What the application knows. Never imports ui or Qt."""

from __future__ import annotations

VERSION = "0.1.0"
