"""What becomes of proposals: claims with their arguments, evidence and confidence, or a reason why there is none."""
