"""The five reports: from what was read of the record to a `Report`, without reading or writing anything."""
