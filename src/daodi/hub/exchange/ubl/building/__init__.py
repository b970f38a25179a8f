"""Makes UBL documents, in their JSON form, out of the records of the trading rooms. Reads nothing by itself."""
