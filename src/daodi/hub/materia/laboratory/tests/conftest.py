"""What the tests of the laboratory send and keep."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import xlsxwriter
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.materia.laboratory import actions, keeping
from daodi.hub.materia.laboratory.models import Lot

TABLE = (
    "lot,material,form,use,analyte,result,unit\n"
    "A-17,Arecae Semen,dried herb,medicine,aflatoxin B1,58,mcg/kg\n"
    "A-17,Arecae Semen,dried herb,medicine,lead,0.4,mg/kg\n"
    "HQ-26,黄芪,dried herb,medicine,lead,0.6,mg/kg\n"
    "HQ-26,黄芪,dried herb,medicine,,0.1,mg/kg\n"
)


def workbook(table: str) -> bytes:
    """The table as a workbook."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("CoA")
        for number, line in enumerate(table.splitlines()):
            sheet.write_row(number, 0, line.split(","))
    return file.getvalue()


@pytest.fixture
def lot(alice: Actor) -> Lot:
    """A lot of Alice's that breaks a rule of Hong Kong."""
    report = actions.receive(actor=alice, name="coa.csv", content=TABLE.encode())
    return next(lot for lot in keeping.keep_report(actor=alice, report=report) if lot.code == "A-17")


@pytest.fixture
def sends(signed_in: Callable[[Actor], Client]) -> Callable[..., str]:
    """Sends a file as somebody would in the browser; the address of the report's page."""

    def send(actor: Actor, name: str, sent: bytes) -> str:
        file = io.BytesIO(sent)
        file.name = name
        response = signed_in(actor).post("/materia/laboratory/upload", {"file": file, "laboratory": "Lab of Basel"})
        assert response.status_code == 302, response.content.decode()
        return str(response["Location"])

    return send
