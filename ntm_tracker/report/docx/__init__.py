"""Reports as Word files: XML in small pieces, tables, the parts of a paper, the page, and the whole report."""
