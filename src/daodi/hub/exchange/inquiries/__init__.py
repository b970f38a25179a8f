"""The room of inquiries, quotes and samples."""
