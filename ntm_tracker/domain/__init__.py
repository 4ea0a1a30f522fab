"""Frozen values and pure rules: no input, no output, no clock."""
