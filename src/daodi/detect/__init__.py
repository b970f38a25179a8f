"""Is something going wrong? Counts over time, and reports by product and reaction."""
