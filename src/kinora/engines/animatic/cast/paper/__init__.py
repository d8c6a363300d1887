"""Somebody from a given clip, cut out and moved like a figure of a paper theatre."""
