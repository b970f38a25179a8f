"""The room of counts over areas and weeks, alarms, and what was made of them."""
