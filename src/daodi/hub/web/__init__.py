"""The shared look: layout, parts, style, start page, search, language."""
