"""Documents, and the facts people have confirmed in them."""
