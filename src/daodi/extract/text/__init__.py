"""Documents out of files: plain text, HTML, PDF, JSON; what the offsets of facts count is ``Document.text``."""

from daodi.extract.text.read import Refused, read, read_all

__all__ = ["Refused", "read", "read_all"]
