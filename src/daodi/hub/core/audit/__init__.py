"""What was done, by whom, in a chain that shows every change made to it."""
