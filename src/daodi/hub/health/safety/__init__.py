"""The room of reactions to materials and products, and the signals in them."""
