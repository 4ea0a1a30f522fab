"""Tests of the criteria files and their reader."""
