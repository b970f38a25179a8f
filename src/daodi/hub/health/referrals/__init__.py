"""The room of referrals across borders: offered without identity, accepted or refused, released by consent."""
