"""Open-weight video models through diffusers; only this package imports torch."""
