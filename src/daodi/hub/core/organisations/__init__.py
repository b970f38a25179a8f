"""Who takes part: organisations, their people, licences and invitations."""
