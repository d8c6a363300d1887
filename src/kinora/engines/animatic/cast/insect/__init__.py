"""Everything on many legs: insects with and without wings, spiders, scorpions, crabs and lobsters."""
