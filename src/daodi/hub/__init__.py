"""The hub: a Django project that keeps the records, says who may see and do what, and speaks each field's standard."""
