"""Everything that stands on two legs: people, robots, monsters, upright animals."""
