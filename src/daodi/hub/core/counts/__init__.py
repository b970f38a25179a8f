"""What rooms count over a span of days, told to whoever sets it against a plan."""

from daodi.hub.core.counts.registry import Count, bring, counted

__all__ = ["Count", "bring", "counted"]
