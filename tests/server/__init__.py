"""The same product on a real PostgreSQL, which the suite starts and stops."""
