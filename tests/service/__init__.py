"""Tests of what an officer does."""
