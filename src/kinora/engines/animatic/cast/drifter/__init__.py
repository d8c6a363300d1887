"""Soft bodies with arms all around: octopus, squid, jellyfish, starfish."""
