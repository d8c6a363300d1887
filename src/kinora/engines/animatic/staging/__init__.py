"""Staging: from a scene to who stands where, when, doing what, and how the camera sees it.

Decides everything about place and time, and paints nothing. What stands where depends on an
entity's own fields and on what it is related to, never on who else is there.
"""
