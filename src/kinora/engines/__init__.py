"""Engines turn shots into footage. Imports nothing by itself: their protocol needs numpy."""
