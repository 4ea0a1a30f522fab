"""ntm-tracker: the new rural area criteria of a Vietnamese commune, in a terminal."""

__version__ = "0.1.0"
