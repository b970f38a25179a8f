"""Four processes read and then write, four hundred times each: nothing is lost, and the chain stays whole."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.db import connection

from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.organisations.models import Organisation

PROCESSES, TIMES = 4, 400
WRITER = """
import os, sys
database, party, times = sys.argv[1:]
os.environ["DAODI_SECRET_KEY"] = "of no use"
from daodi.hub import testing
testing.DATABASES["default"]["NAME"] = database
os.environ["DJANGO_SETTINGS_MODULE"] = "daodi.hub.testing"
import django
django.setup()
from django.db import transaction
from daodi.hub.core.access.actor import OPERATING
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Organisation
for _ in range(int(times)):
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=party)
        organisation.name = str(int(organisation.name) + 1)
        organisation.save()
        record(actor=OPERATING, verb="count", subject=organisation, changes={"name": organisation.name})
"""


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_four_processes_read_and_write() -> None:
    party = Organisation.objects.create(name="0", kind="supplier", jurisdiction="CN")
    database = str(connection.settings_dict["NAME"])
    arguments = [sys.executable, "-c", WRITER, database, str(party.pk), str(TIMES)]
    writers = [subprocess.Popen(arguments, stderr=subprocess.PIPE) for _ in range(PROCESSES)]
    told = [writer.communicate(timeout=300)[1].decode() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * PROCESSES, told
    party.refresh_from_db()
    assert int(party.name) == PROCESSES * TIMES
    assert Entry.objects.count() == PROCESSES * TIMES
    assert broken() == []
