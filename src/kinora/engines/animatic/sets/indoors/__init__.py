"""Rooms seen down their length: one shell, shared openings and furniture, one file per place."""
