"""Film: draws any frame of a staged scene. Decides nothing about place, time or pose."""
