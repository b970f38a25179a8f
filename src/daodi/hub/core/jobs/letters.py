"""Sends notices by e-mail to those who want it. What could not be sent is tried again while it is fresh."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from daodi.hub.core.jobs.models import Notice

FRESH = timedelta(days=1)
AT_ONCE = 50
SUBJECT = 120
log = logging.getLogger("daodi.hub.letters")


def send() -> int:
    """Sends what waits; returns how many letters left."""
    since = timezone.now() - FRESH
    waiting = Notice.objects.filter(sent_at=None, read_at=None, to__letters=True, created_at__gt=since)
    sent = 0
    for notice in waiting.select_related("to")[:AT_ONCE]:
        try:
            send_mail(notice.text[:SUBJECT], _body(notice), None, [notice.to.email])
        except OSError as error:
            log.warning("a letter could not be sent: %s", type(error).__name__)
            break
        Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())
        sent += 1
    return sent


def _body(notice: Notice) -> str:
    """The letter in its reader's language: the notice, where it leads, and how to have no more of them."""
    with translation.override(notice.to.language or settings.LANGUAGE_CODE):
        why = _("You asked for notices by e-mail. Here you can change that:")
    link = f"{settings.ADDRESS}{notice.path}\n\n" if notice.path else ""
    return f"{notice.text}\n\n{link}-- \n{why}\n{settings.ADDRESS}{reverse('jobs:notices')}\n"
