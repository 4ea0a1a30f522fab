"""Two records of one office, each worked on without the other, become one again."""
