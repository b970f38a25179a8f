"""The pages of trials, likenesses, partners and drug projects."""
