"""The forms of this room; what they hold goes to the actions as it is."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.consensus.drafting import CLAUSE
from daodi.hub.cooperation.consensus.models import Ballot, Choice, Clause, Comment, Disposition, Draft
from daodi.hub.cooperation.consensus.words import USES
from daodi.hub.web.folding import Folded


class DraftForm(Folded, forms.ModelForm):  # type: ignore[type-arg]
    """What a draft is, and for whom."""

    RARE = ("title_zh_hans", "title_zh_hant", "about")
    use = forms.ChoiceField(label=_("Use"), choices=list(USES.items()))

    class Meta:
        model = Draft
        fields = ("code", "title", "title_zh_hans", "title_zh_hant", "about", "force", "market", "use")
        widgets = {"about": forms.Textarea(attrs={"rows": 3}), "market": forms.TextInput(attrs={"class": "w10"})}
        help_texts = {"market": _("Its code or name; ISO where it is for every market")}


class ClauseForm(forms.ModelForm):  # type: ignore[type-arg]
    """A clause; the last five fields make it a limit."""

    class Meta:
        model = Clause
        fields = CLAUSE
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "number": forms.TextInput(attrs={"class": "w10"})}


class SeatForm(forms.Form):
    """The member that is to take part."""

    member = forms.CharField(label=_("Member"), max_length=200, help_text=_("Its name, as in the list of members"))


class CommentForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a member says of a clause."""

    class Meta:
        model = Comment
        fields = ("clause", "kind", "text", "proposal")
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "proposal": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"clause": _("Its number; empty for the whole text")}


class DispositionForm(forms.Form):
    """What is made of a comment, and why."""

    disposition = forms.ChoiceField(label=_("Decision"), choices=Disposition.choices[1:])
    reason = forms.CharField(label=_("Reason"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))


class BallotForm(forms.ModelForm):  # type: ignore[type-arg]
    """By which quorum and threshold is voted, and until when."""

    class Meta:
        model = Ballot
        fields = ("quorum", "threshold", "closes_on")
        widgets = {"closes_on": forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}, format="%Y-%m-%d")}


class VoteForm(forms.Form):
    """A vote, with the reasons that some votes must give."""

    choice = forms.ChoiceField(label=_("Our vote"), choices=Choice.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Reasons or comments"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(forms.Form):
    """What is answered to a negative vote."""

    answer = forms.CharField(label=_("Our answer"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


class DayForm(forms.Form):
    """From or until which day."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"class": "w10", "placeholder": "2026-11-30"}))
