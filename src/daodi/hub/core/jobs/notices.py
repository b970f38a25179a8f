"""Words to people about what concerns them, each in the reader's own language."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from daodi.hub.core.asking import add
from daodi.hub.core.jobs.models import Job, Notice, State
from daodi.hub.core.organisations.models import User

LONGEST = 500


def tell(*, to: User, say: Callable[[], str], path: str = "") -> Notice:
    """Leaves a word to a person. It goes out by e-mail too, where they want that; the worker sends it.

    ``say`` is called while the reader's language is in force; ``path`` is the page to go to.
    """
    with translation.override(to.language or settings.LANGUAGE_CODE):
        notice = Notice(to=to, text=say()[:LONGEST], path=path)
    add([notice])
    return notice


def tell_done(job: Job) -> None:
    """Tells the one who asked that their job has ended."""
    if job.asked_by is not None:
        tell(to=job.asked_by, say=lambda: _ended(job), path=f"/jobs/{job.pk}")


def _ended(job: Job) -> str:
    return _("Your job is done.") if job.state == State.DONE else _("Your job has failed: %s") % job.message
