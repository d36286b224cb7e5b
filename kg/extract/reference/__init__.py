"""What the article speaks of: mentions, their names and classes, and which of them mean one thing."""
