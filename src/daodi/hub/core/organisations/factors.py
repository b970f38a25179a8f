"""Adding and removing a second factor: the library's pages, each change written down in one transaction with it."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.audit.actions import record

TOTP, PASSKEY, CODES = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES


class Recorded:
    """A page of the library whose form changes a factor."""

    request: Any
    verb = "add-factor"
    factor = ""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        user = self.request.user
        before = _kinds(user)
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        actor = Actor(user=user, scopes=WRITE, via="session")
        record(actor=actor, verb=self.verb, subject=user, changes={"factor": self.factor})
        # Recovery codes come with the first factor and go with the last one.
        for verb, kinds in (("add-factor", _kinds(user) - before), ("remove-factor", before - _kinds(user))):
            if CODES in kinds and self.factor != CODES:
                record(actor=actor, verb=verb, subject=user, changes={"factor": CODES})
        return answer


class ActivateCodes(Recorded, ActivateTOTPView):  # type: ignore[misc]
    factor = TOTP

    def get_context_data(self, **facts: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**facts)
        # Black alone can't be read on a dark page.
        drawn = context["totp_svg"].replace("<path", '<rect width="100%" height="100%" fill="#fff"/><path', 1)
        context["totp_svg_data_uri"] = f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
        return context


class DeactivateCodes(Recorded, DeactivateTOTPView):  # type: ignore[misc]
    verb, factor = "remove-factor", TOTP


class AddPasskey(Recorded, AddWebAuthnView):  # type: ignore[misc]
    factor = PASSKEY

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["name"].label = _("Name")  # the library leaves it in English
        return form


class RemovePasskey(Recorded, RemoveWebAuthnView):  # type: ignore[misc]
    verb, factor = "remove-factor", PASSKEY


class RenewRecoveryCodes(Recorded, GenerateRecoveryCodesView):  # type: ignore[misc]
    factor = CODES


def _kinds(user: Any) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
