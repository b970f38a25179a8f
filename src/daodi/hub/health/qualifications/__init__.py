"""The room of professional qualifications, training and medical teams."""
