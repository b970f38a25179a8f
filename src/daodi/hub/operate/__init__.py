"""What an operator does from the command line: make a site, serve it, keep it, bring it back."""

from __future__ import annotations

import os


def ready() -> None:
    """Sets Django up for a command."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daodi.hub.settings")
    django.setup()
