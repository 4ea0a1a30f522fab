"""The criteria files: read strictly, with a list of problems instead of a traceback."""
