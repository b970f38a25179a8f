"""Takes what a document says over into the trading rooms, through their own actions."""
