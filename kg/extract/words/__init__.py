"""What words mean by themselves: kinds of nouns, nationalities, derived nouns, units of time, circumstances."""
