"""Finding records by any of their words, in any script, without seeing more than one may.

How a room makes its records findable:

1. On its ``AppConfig``, in ``ready``, it says what a record is found by::

       findable(Offer, lambda offer: Said(title=offer.number, words=(offer.text,), materials=(offer.material_id,)))

2. Each action that adds or changes such a record ends with one call: ``index([offer])``, for one or for ten thousand.
   Publishing, sharing and withdrawing call it themselves.
3. It asks for them through its own scoped query: ``found(text, actor, offers(actor), most=10)`` for the best,
   ``offers(actor).filter(pk__in=matching(text, actor, Offer))`` for a list in its own order.

A material's id makes a record found by every name of that material: pinyin with or without tones, Latin, either script.
"""
