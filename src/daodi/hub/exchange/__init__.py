"""The wing of trade: from a product and an inquiry to an order, its papers and its authorisations."""
