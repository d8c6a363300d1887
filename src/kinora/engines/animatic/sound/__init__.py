"""What a scene sounds like: voices synthesised from the scene alone, mixed to stereo."""

from kinora.engines.animatic.sound.mix import record

__all__ = ["record"]
