"""Word templates that the office owns: written from our own page, edited in Word, filled with a report.

A template holds names, never code: `{{ trich_yeu }}`, a loop over rows, a loop over paragraphs, a condition.
What the record holds is put in as text after the tags were read, and is never read as a tag.
"""
