"""One video on several devices: a process for each, which all make the same run together."""
