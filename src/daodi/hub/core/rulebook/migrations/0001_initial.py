import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('organisations', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='RuleEdition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(editable=False, unique=True)),
                ('publisher', models.CharField(editable=False, max_length=40)),
                ('title', models.CharField(max_length=300)),
                ('page', models.CharField(blank=True, help_text='the page of the site that tells of it', max_length=300)),
                ('laid_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='rule_edition_numbered_from_one')],
            },
        ),
        migrations.CreateModel(
            name='LaidRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(choices=[('limits', 'Rules'), ('documents', 'Documents')], max_length=10)),
                ('key', models.CharField(db_index=True, max_length=200)),
                ('values', models.JSONField()),
                ('edition', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='rulebook.ruleedition')),
            ],
            options={
                'ordering': ('edition', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('table__in', ['limits', 'documents'])), name='laid_row_table_known'), models.UniqueConstraint(models.F('edition'), models.F('table'), models.F('key'), name='one_laid_row_a_key')],
            },
        ),
        migrations.AddConstraint(
            model_name='ruleedition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publisher', ''), _negated=True), models.Q(('title', ''), _negated=True)), name='rule_edition_says_whose_and_what'),
        ),
    ]
