"""The room of products, their suppliers, and how they are found."""
