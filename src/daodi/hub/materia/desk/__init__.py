"""The desk of the standards room: rules confirmed against their texts, and editions of the tables reviewed."""
