"""Frames and sound become an MP4, a thumbnail and a spritesheet; knows nothing of engines or jobs."""
