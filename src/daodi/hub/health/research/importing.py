"""A file of trials taken in: read at once, without anybody's contacts; kept part by part by a worker, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents import actions as documents
from daodi.hub.core.documents.queries import content
from daodi.hub.core.jobs.actions import ask
from daodi.hub.health.research import keeping, registers
from daodi.hub.health.research.models import Trial, TrialImport
from daodi.tables import Problem, Unreadable

KIND = "trials-import"
MOST, MOST_PROBLEMS, PART, AT_ONCE = 50_000, 500, 200, 1000


def begin(*, actor: Actor, name: str, sent: bytes) -> TrialImport:
    """Reads a file and has its trials kept. ``Invalid`` where it is of no form held, or no trial in it can be read.

    The file itself is not kept, since exports hold names, addresses and telephones; what is kept are its trials.
    """
    acting_for(actor)
    if len(sent) > settings.DOCUMENT_BYTES:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (settings.DOCUMENT_BYTES // 2**20)})
    try:
        reading = registers.read(sent, name or "file")
        trials, problems, wrong = _apart(reading.items)
    except Unreadable as error:
        raise Invalid({"file": str(error)}) from error
    if not trials:
        said = str(problems[0]) if problems else _("There is no trial in it.")
        raise Invalid({"file": said})
    return _begun(actor, name, reading.form, trials, problems, wrong)


def _apart(items: Iterable[registers.Trial | Problem]) -> tuple[list[registers.Trial], list[Problem], int]:
    trials: list[registers.Trial] = []
    problems: list[Problem] = []
    wrong = 0
    for one in items:
        if isinstance(one, registers.Trial):
            trials.append(one)
            if len(trials) > MOST:
                raise Invalid({"file": _("More than %d trials; send it in parts.") % MOST})
            continue
        wrong += 1
        if len(problems) < MOST_PROBLEMS:
            problems.append(one)
    return trials, problems, wrong


@transaction.atomic
def _begun(
    actor: Actor, name: str, form: str, trials: Sequence[registers.Trial], problems: Sequence[Problem], wrong: int
) -> TrialImport:
    lines = b"\n".join(msgspec.json.encode(one) for one in trials)
    kept = documents.keep(actor=actor, name="trials.txt", content=lines, source=f"{form}: {name}"[:500])
    one = TrialImport(
        owner=acting_for(actor),
        name=name[:200] or "file",
        form=form,
        document=kept,
        total=len(trials),
        problems=[msgspec.to_builtins(each) for each in problems],
        wrong=wrong,
    )
    checked(one).save(force_insert=True)
    record(actor=actor, verb="import-trials", subject=one, changes={"form": form, "trials": len(trials)})
    job = ask(actor=actor, kind=KIND, params={"import": str(one.pk)})
    one.job = job.pk
    one.save(update_fields=["job"])
    return one


def lines(one: TrialImport) -> list[bytes]:
    """The trials of an import, a line each."""
    if one.document is None:
        return []
    with content(one.document) as held:
        return held.read().splitlines()


@transaction.atomic
def keep_part(*, actor: Actor, one: TrialImport, of: Sequence[bytes], most: int = PART) -> int:
    """Keeps the next trials of an import, with how far it came; nothing is left where 0 comes back."""
    one = found(TrialImport.objects.select_for_update(), pk=one.pk)
    may_change(actor, one)
    part = [msgspec.json.decode(line, type=registers.Trial) for line in islice(of, one.done, one.done + most)]
    if not part:
        return 0
    kept = keeping.keep_many(owner=one.owner, trials=part)
    one.done += len(part)
    one.added += len(kept.added)
    one.changed += len(kept.changed)
    one.save(update_fields=["done", "added", "changed"])
    changes = {"added": len(kept.added), "changed": len(kept.changed), "done": one.done}
    record(actor=actor, verb="keep-trials", subject=one, changes=changes)
    return len(part)


def numbers(one: TrialImport) -> list[str]:
    """The numbers of an import's trials."""
    return [msgspec.json.decode(line, type=registers.Trial).number for line in lines(one)]


@transaction.atomic
def publish(*, actor: Actor, one: TrialImport) -> int:
    """Shows all trials of an import to everybody, at most a thousand at once; gives how many."""
    may_change(actor, one)
    trials = Trial.objects.filter(owner=one.owner, number__in=numbers(one), visibility=Visibility.PRIVATE)[:AT_ONCE]
    count = 0
    for trial in trials:
        set_visibility(actor=actor, subject=trial, visibility=Visibility.PUBLISHED)
        count += 1
    record(actor=actor, verb="publish-trials", subject=one, changes={"trials": count})
    return count
