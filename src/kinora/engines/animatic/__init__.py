"""The engine that every machine has: storybook animatics, drawn with Skia from a typed scene."""
