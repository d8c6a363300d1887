"""The drawing core: one light, one brush, one ground, one camera for everything that is drawn.

Knows nothing of scenes, characters, places or props; those are built on it.
"""
