"""Templates that the office owns."""
