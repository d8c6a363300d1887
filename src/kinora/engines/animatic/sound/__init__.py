"""What a scene sounds like: voices synthesised from the scene alone, mixed to stereo."""
