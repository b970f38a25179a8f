"""The room of orders, what was shipped and received, complaints and disputes."""
