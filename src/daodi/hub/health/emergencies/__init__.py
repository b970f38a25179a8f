"""The room of events and emergencies: needs and offers until they arrive, reports, what was learnt."""
