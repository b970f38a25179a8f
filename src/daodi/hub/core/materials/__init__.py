"""What rooms hold of a material, for pages in other rooms and wings: signals, listings.

A room says so once, in ``AppConfig.ready``: ``bring("listings", told)``. A page of a material asks here::

    held(actor, material_id, ("signals", "listings"))    a section a kind that has something for this actor
"""

from daodi.hub.core.materials.registry import Section, Thing, bring, held

__all__ = ["Section", "Thing", "bring", "held"]
