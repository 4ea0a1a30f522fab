"""Reports as Excel files: the paper on its first sheet, then a sheet for each table and each chart."""
