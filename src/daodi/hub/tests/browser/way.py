"""How somebody comes to the hub: in a language, with a window of a width, with scripts or without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation

DJANGO = {"en": "en", "zh-CN": "zh-hans"}


@dataclass(frozen=True)
class Way:
    """``Way("zh-CN", 390)``: a Chinese browser on a telephone."""

    locale: str = "en"
    width: int = 1280
    scripts: bool = True
    scheme: str = "light"

    def __str__(self) -> str:
        return "-".join((self.locale, str(self.width), "scripts" if self.scripts else "plain", self.scheme))

    def said(self, text: str) -> str:
        """The words of the interface, as this visitor reads them."""
        return self.reads(translation.gettext, text)

    def reads(self, makes: Callable[[str], object], text: str) -> str:
        """What the function makes of the text, as this visitor reads it."""
        with translation.override(DJANGO[self.locale]):
            return str(makes(text))


WAYS = [
    Way("en", 1280),
    Way("zh-CN", 390),
    Way("en", 390, scripts=False),
    Way("zh-CN", 1280, scripts=False),
]
