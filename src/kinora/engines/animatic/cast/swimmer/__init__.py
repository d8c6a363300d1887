"""Fish and whales: one spine that carries a travelling wave."""
