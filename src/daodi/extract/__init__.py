"""What was promised, what came of it? Facts out of documents, each with the exact quote that says so."""
