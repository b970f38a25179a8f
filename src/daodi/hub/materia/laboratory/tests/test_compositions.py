"""A product by what is in it: kept from a file, weighed ingredient by ingredient and as a whole."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.materia.laboratory import actions, judging, keeping
from daodi.hub.materia.laboratory.models import VerdictRecord

TABLE = "product,ingredient,amount,unit\nCooling tea,gan cao,2,g\nCooling tea,Aristolochiae Radix,1,g\n"


def test_a_composition_is_kept_and_each_ingredient_weighed(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    report = actions.receive(actor=alice, name="tea.csv", content=TABLE.encode())
    page = signed_in(alice).get(f"/materia/laboratory/reports/{report.pk}").content.decode()
    assert "Cooling tea" in page
    [lot] = keeping.keep_report(actor=alice, report=report)
    assert lot.composition
    [found] = judging.verdicts([lot], markets=["CN"], on=timezone.localdate())
    assert [one.analyte for one in found.findings] == ["gan cao", "Aristolochiae Radix"]
    assert found.verdict == "fail"
    kept = VerdictRecord.objects.get(lot=lot, market="CN")
    assert judging.as_answered(kept).findings == found.findings
    assert kept.answer["ingredients"][0]["ingredient"] == "gan cao"
    page = signed_in(alice).get(f"/materia/laboratory/lots/{lot.pk}?market=CN").content.decode()
    assert "A composition" in page
    assert "Aristolochiae Radix" in page
    assert signed_in(alice).get(f"/materia/laboratory/lots/{lot.pk}/dossier").status_code == 200
    assert signed_in(alice).get("/materia/laboratory").status_code == 200


def test_results_and_compositions_stand_beside_each_other(alice: Actor) -> None:
    for table in (TABLE, "lot,material,analyte,result,unit\nA-1,Arecae Semen,lead,1,mg/kg\n"):
        keeping.keep_report(actor=alice, report=actions.receive(actor=alice, name="a.csv", content=table.encode()))
    assert VerdictRecord.objects.filter(lot__composition=True).exists()
    assert VerdictRecord.objects.filter(lot__composition=False).exists()
