"""The five reports: from checklists to a `Report`, without reading or writing anything."""
