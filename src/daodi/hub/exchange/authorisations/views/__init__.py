"""The pages of products, authorisations, applications, and the paths to them."""
