"""kg builds a knowledge graph from news articles."""
