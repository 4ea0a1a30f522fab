"""The same screens in a browser: one process a tab, behind a door that asks for a one-time token."""
