"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daodi.hub.exchange.removal.models import Reason


class ReportForm(forms.Form):
    """A report. Who is not ``known`` gives an address; a ``member`` may send a file."""

    page = forms.CharField(label=_("Address of the page"), max_length=500)
    reason = forms.ChoiceField(label=_("What is the matter?"), choices=Reason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What is wrong with it?"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Say what, and how it can be checked. The publisher does not see this, nor who you are."),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), help_text=_("To tell you what became of it; for nothing else.")
    )
    evidence = forms.FileField(
        label=_("A file that shows it"), required=False, help_text=_("Seen by you and by the operator.")
    )

    def __init__(self, *args: Any, known: bool, member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["email"]
        if not member:
            del self.fields["evidence"]
