"""The room where anyone reports what should not stand here, and the operator decides."""
