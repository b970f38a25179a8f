"""Editions that were approved before they counted are laid over the tables, in their order."""

from typing import Any

from django.db import migrations


def lay(apps: Any, schema_editor: Any) -> None:
    Edition = apps.get_model("desk", "Edition")
    RuleEdition = apps.get_model("rulebook", "RuleEdition")
    LaidRow = apps.get_model("rulebook", "LaidRow")
    for one in Edition.objects.filter(state="approved").order_by("number"):
        laid = RuleEdition.objects.create(
            number=one.number,
            publisher="materia.desk",
            title=one.why[:300],
            page=f"/materia/standards/editions/{one.pk}",
            by=one.decided_by,
            organisation=one.organisation,
            laid_at=one.decided_at,
        )
        LaidRow.objects.bulk_create(
            LaidRow(edition=laid, table=one.table, key=row.key, values=row.after) for row in one.rows.all()
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("rulebook", "0001_initial")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
