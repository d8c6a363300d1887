"""Heads and faces for every body plan."""
