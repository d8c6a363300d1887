"""Looks: what is done to the finished picture. Knows nothing of who is in it."""
