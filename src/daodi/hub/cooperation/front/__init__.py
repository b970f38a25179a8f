"""What is shown to everybody."""
