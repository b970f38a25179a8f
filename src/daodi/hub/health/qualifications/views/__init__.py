"""The pages of qualifications, training and medical teams."""
