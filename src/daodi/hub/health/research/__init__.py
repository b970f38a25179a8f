"""The room of trials, partners in research, and drug projects by stage."""
