"""Criteria sets as spreadsheets: the columns, reading a filled one, writing one."""
