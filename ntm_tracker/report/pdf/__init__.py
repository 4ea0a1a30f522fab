"""Reports as PDF: the fonts, the report as data, typst templates that lay it out, and charts drawn by them."""
