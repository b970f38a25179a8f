"""SMART backend services: programs that come with a signed assertion and take away a token of five minutes."""
