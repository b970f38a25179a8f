"""Sends notices by e-mail to those who want it. What could not be sent is tried again while it is fresh."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.core.mail import send_mail
from django.utils import timezone

from daodi.hub.core.jobs.models import Notice

FRESH = timedelta(days=1)
AT_ONCE = 50
log = logging.getLogger("daodi.hub.letters")


def send() -> int:
    """Sends what waits; returns how many letters left."""
    since = timezone.now() - FRESH
    waiting = Notice.objects.filter(sent_at=None, read_at=None, to__letters=True, created_at__gt=since)
    sent = 0
    for notice in waiting.select_related("to")[:AT_ONCE]:
        try:
            send_mail(notice.text[:120], f"{notice.text}\n\n{notice.path}\n", None, [notice.to.email])
        except OSError as error:
            log.warning("a letter could not be sent: %s", type(error).__name__)
            break
        Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())
        sent += 1
    return sent
