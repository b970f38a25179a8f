import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_initial'),
        ('organisations', '0001_initial'),
        ('organisations', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('published', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('language', models.CharField(blank=True, max_length=35, verbose_name='language')),
                ('rendering', models.CharField(choices=[('original', 'Original'), ('translation', 'Translation'), ('machine', 'Machine translation'), ('unknown', 'Not known')], default='unknown', max_length=11, verbose_name='original or translation')),
                ('shared_text', models.FloatField(editable=False, help_text='how much of it stands in that one, 0 to 1', null=True)),
                ('original', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='evidence.source', verbose_name='translation of')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('reprint_of', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reprints', to='evidence.source')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'indexes': [models.Index(fields=['owner', '-created_at'], name='source_by_owner')],
                'constraints': [models.CheckConstraint(condition=models.Q(('rendering__in', ['original', 'translation', 'machine', 'unknown'])), name='source_rendering_known'), models.CheckConstraint(condition=models.Q(('original', models.F('id')), _negated=True), name='source_translates_another')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('text', models.TextField(editable=False)),
                ('sha256', models.CharField(db_index=True, editable=False, max_length=64)),
                ('sketch', models.JSONField(default=list, editable=False, help_text='some hashes of its passages, to know reprints by')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='evidence.source')),
            ],
            options={
                'ordering': ('source', 'number'),
                'constraints': [models.UniqueConstraint(models.F('source'), models.F('number'), name='one_text_a_number')],
            },
        ),
        migrations.AddField(
            model_name='source',
            name='current',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.version'),
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('start', models.PositiveIntegerField(editable=False)),
                ('end', models.PositiveIntegerField(editable=False)),
                ('quote', models.TextField(verbose_name='quote')),
                ('type', models.CharField(choices=[('result', 'Result'), ('target', 'Target'), ('agreement', 'Agreement'), ('project', 'Project'), ('event', 'Event'), ('mechanism', 'Mechanism'), ('party', 'Party')], max_length=9, verbose_name='type')),
                ('what', models.CharField(blank=True, max_length=500, verbose_name='what')),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=24, null=True, verbose_name='value')),
                ('value_max', models.DecimalField(blank=True, decimal_places=4, max_digits=24, null=True, verbose_name='highest value')),
                ('unit', models.CharField(blank=True, max_length=100, verbose_name='unit')),
                ('count_kind', models.CharField(blank=True, max_length=20, verbose_name='what is counted')),
                ('qualifier', models.CharField(blank=True, max_length=20, verbose_name='how exact')),
                ('aggregation', models.CharField(blank=True, max_length=20, verbose_name='over what time')),
                ('modality', models.CharField(blank=True, max_length=20, verbose_name='how it is said')),
                ('who', models.JSONField(blank=True, default=list, verbose_name='who')),
                ('where', models.JSONField(blank=True, default=list, verbose_name='where')),
                ('when', models.CharField(blank=True, max_length=50, verbose_name='when')),
                ('deadline', models.CharField(blank=True, max_length=50, verbose_name='deadline')),
                ('inferred', models.JSONField(blank=True, default=list, help_text='fields that the text does not say outright')),
                ('confidence', models.FloatField(editable=False, null=True)),
                ('cluster', models.CharField(blank=True, db_index=True, editable=False, max_length=100)),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed'), ('rejected', 'Rejected'), ('superseded', 'Superseded'), ('disputed', 'Disputed'), ('stale', 'Source changed')], default='proposed', editable=False, max_length=10)),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('against', models.ManyToManyField(blank=True, editable=False, to='evidence.fact')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('into', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='evidence.fact')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='evidence.source')),
                ('version', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='evidence.version')),
            ],
            options={
                'ordering': ('start', 'end', 'id'),
                'indexes': [models.Index(fields=['source', 'state'], name='fact_by_source_and_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'confirmed', 'rejected', 'superseded', 'disputed', 'stale'])), name='fact_state_known'), models.CheckConstraint(condition=models.Q(('type__in', ['result', 'target', 'agreement', 'project', 'event', 'mechanism', 'party'])), name='fact_type_known'), models.CheckConstraint(condition=models.Q(('into', models.F('id')), _negated=True), name='fact_not_merged_into_itself')],
            },
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='version_has_a_text'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='source_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='fact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quote', ''), _negated=True), ('end', django.db.models.expressions.CombinedExpression(models.F('start'), '+', django.db.models.functions.text.Length('quote')))), name='fact_quotes_its_place'),
        ),
        migrations.AddConstraint(
            model_name='fact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='fact_confirmed_by_a_person'),
        ),
        migrations.AddConstraint(
            model_name='fact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('into__isnull', False), ('state', 'superseded')), models.Q(models.Q(('state', 'superseded'), _negated=True), ('into', None)), _connector='OR'), name='fact_merged_into_another'),
        ),
    ]
