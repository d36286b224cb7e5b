"""How a thing is told: as a fact or not, by whom, and of what time and place."""
