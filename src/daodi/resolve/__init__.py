"""What is it called, there? From a name in any script to the material, or *ambiguous*, or *unknown*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import overload

from daodi.callable import make_callable
from daodi.resolve.answer import Candidate, Caution, Resolution, Suggestion
from daodi.resolve.resolver import Resolver, resolver

__all__ = ["Candidate", "Caution", "Resolution", "Resolver", "Suggestion", "resolve"]


@overload
def resolve(  # type: ignore[overload-overlap]
    names: str, *, market: str | None = None, language: str | None = None
) -> Resolution: ...
@overload
def resolve(  # type: ignore[overload-overlap]
    names: Iterator[str], *, market: str | None = None, language: str | None = None
) -> Iterator[Resolution]: ...
@overload
def resolve(names: Iterable[str], *, market: str | None = None, language: str | None = None) -> list[Resolution]: ...
def resolve(
    names: str | Iterable[str], *, market: str | None = None, language: str | None = None
) -> Resolution | list[Resolution] | Iterator[Resolution]:
    """Resolves one name, a list of names, or an iterator of names (one answer a name, in order, in constant memory).

    ``market`` (``JP``) and ``language`` (``ja``, ``zh-Hant``) say whose name it is where several share it.
    Never raises for a name: what is not held is *unknown*, what may be several is *ambiguous*.

    >>> resolve("黃耆").materials[0].id
    'astragali-radix'
    >>> resolve("mu tong").status
    'ambiguous'
    >>> [answer.status for answer in resolve(["Radix Astragali", "aspirin"])]
    ['match', 'unknown']
    """
    one = resolver(market, language).resolve
    if isinstance(names, str):
        return one(names)
    if isinstance(names, Iterator):
        return map(one, names)
    return [one(name) for name in names]


make_callable(__name__)
