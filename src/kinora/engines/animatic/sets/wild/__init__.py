"""Wild country far from towns, one file or two places to a file."""
