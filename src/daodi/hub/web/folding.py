"""Long forms: the fields that are rarely filled are folded until they are wanted."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _


class Folded(forms.BaseForm):
    """A form shown by ``web/parts/folded.html``; ``RARE`` names the fields folded away."""

    RARE: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
                field.choices = [
                    (value, label if value else _("choose"))
                    for value, label in cast(list[tuple[Any, Any]], field.choices)
                ]

    def common(self) -> list[forms.BoundField]:
        """The fields shown at once."""
        return [one for one in self.visible_fields() if one.name not in self.RARE]

    def rare(self) -> list[forms.BoundField]:
        """The fields folded away."""
        return [one for one in self.visible_fields() if one.name in self.RARE]

    def unfolded(self) -> bool:
        """Whether the folded fields are open: one of them is filled, or wrong."""
        return any(one.value() or one.errors for one in self.rare())
