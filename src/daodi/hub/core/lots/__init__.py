"""Lots, for the rooms that trade in them: where a wing other than their own reads facts, verdicts and papers of a lot.

The room that keeps lots says so once, in ``AppConfig.ready``: ``bring(Kept())``, and ``changed`` whenever a verdict
may come out other; rooms that keep something of lots ``follow``. Others ask here::

    own(actor)                          the lots they may offer
    one(actor, lot_id)                  a lot the actor may see, or ``NotFound``
    of_material(actor, material_id)       the lots of a material that the actor may see
    facts([lot_id])                     what stands in a listing: the caller has made sure that it may be shown
    verdicts([lot_id], markets, on)     likewise, by the rules held on the site now
    papers([lot_id])                    certificates and identity tests, likewise
    release(actor, lot_id, to)          shows the lot, its reports and their files to another organisation
"""

from daodi.hub.core.lots.registry import (
    Keeper,
    LotFacts,
    Paper,
    bring,
    changed,
    facts,
    follow,
    of_material,
    one,
    own,
    papers,
    release,
    verdicts,
)

__all__ = [
    "Keeper",
    "LotFacts",
    "Paper",
    "bring",
    "changed",
    "facts",
    "follow",
    "of_material",
    "one",
    "own",
    "papers",
    "release",
    "verdicts",
]
