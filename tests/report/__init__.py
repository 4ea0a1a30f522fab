"""Reports: what is said, and that every renderer says all of it."""
