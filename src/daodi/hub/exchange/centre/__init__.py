"""The room of a trading centre: notices, samples on show, prices of closed orders."""
