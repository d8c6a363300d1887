"""Everything whose body is one long chain: snakes, worms, snails, lizards, turtles, seals, eels."""
