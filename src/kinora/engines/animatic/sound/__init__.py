"""What a scene sounds like: voices synthesised from the scene alone, mixed to stereo."""

from kinora.engines.animatic.sound.mix import passing, record

__all__ = ["passing", "record"]
