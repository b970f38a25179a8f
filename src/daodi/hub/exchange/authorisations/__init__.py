"""The room of marketing authorisations and the paths to them."""
