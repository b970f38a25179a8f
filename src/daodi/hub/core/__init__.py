"""What every wing stands on: organisations, access, audit, documents, jobs."""
