"""Tests of the house itself: who imports whom, what is loaded when, what is shipped."""
