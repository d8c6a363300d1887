"""Kinora: the self-hosted Videos API."""

__version__ = "0.1.0"
