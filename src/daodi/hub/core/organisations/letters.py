"""An invitation, with the letter that carries its secret."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations import members
from daodi.hub.core.organisations.models import Invitation, Organisation


@transaction.atomic
def invite(*, actor: Actor, organisation: Organisation, email: str, role: str) -> Invitation:
    """Invites a person; the letter leaves once the invitation is kept."""
    invitation, secret = members.invite(actor=actor, organisation=organisation, email=email, role=role)
    subject = _("%s invites you") % organisation.name
    link = settings.ADDRESS + reverse("organisations:accept", args=[secret])
    text = _("Open this page while signed in with this e-mail address; it holds for two weeks:")
    transaction.on_commit(partial(send_mail, subject, f"{text}\n\n{link}\n", None, [invitation.email]))
    return invitation
