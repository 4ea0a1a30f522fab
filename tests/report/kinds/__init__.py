"""Tests of the kinds of report."""
