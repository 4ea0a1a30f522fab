"""What reports of several kinds are made of: tables, notes, letterhead, counts."""
