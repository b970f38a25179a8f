"""What the library of signing in does to an account stands in the audit chain like everything else."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language

from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import User


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """The library's way of keeping accounts, written down."""

    @transaction.atomic
    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.language = get_language() or ""
        saved: User = super().save_user(request, user, form, commit)
        if commit:
            _record(saved, "sign-up")
        return saved

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        if User.objects.filter(pk=user.pk).exists():
            _record(user, "set-password")

    @transaction.atomic
    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        confirmed = bool(super().confirm_email(request, email_address))
        if confirmed:
            _record(email_address.user, "confirm-email")
        return confirmed


def _record(user: User, verb: str) -> None:
    record(actor=Actor(user=user, scopes=WRITE, via="session"), verb=verb, subject=user, changes={})
