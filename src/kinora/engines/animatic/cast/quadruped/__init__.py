"""Everything on four legs, and the dragon: the same frame with wings, spikes and a longer tail."""
