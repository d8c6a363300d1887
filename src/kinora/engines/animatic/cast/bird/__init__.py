"""Birds, in flight and perched: feather fans on a 3-D wing root."""
