"""Who proposes facts: the rules, or whatever else keeps to the same shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from daodi.extract.document import Document
from daodi.extract.fact import Fact


class Proposer(Protocol):
    """Proposes the facts of one document.

    Whatever proposes is held to the same bars as the rules: ``quote == text[start:end]`` (a fact whose quote is not
    there is dropped), pure, the same answer each time. A model may stand behind it; ``extract(..., proposer=mine)``.
    """

    def __call__(self, document: Document) -> Iterable[Fact]: ...
