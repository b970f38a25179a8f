import django.db.models.deletion
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
            name='Lot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('code', models.CharField(max_length=200, verbose_name='lot number')),
                ('material', models.CharField(blank=True, max_length=300, verbose_name='material, as stated')),
                ('material_id', models.CharField(blank=True, db_index=True, editable=False, max_length=100)),
                ('product', models.CharField(blank=True, max_length=300, verbose_name='product name')),
                ('form', models.CharField(blank=True, max_length=200, verbose_name='form')),
                ('use', models.CharField(blank=True, max_length=100, verbose_name='use')),
                ('market', models.CharField(blank=True, max_length=100, verbose_name='market it is meant for')),
                ('origin', models.CharField(blank=True, max_length=300, verbose_name='origin, as stated')),
                ('laboratory', models.CharField(blank=True, max_length=300, verbose_name='laboratory')),
                ('daily_dose_g', models.CharField(blank=True, max_length=100, verbose_name='daily dose (g)')),
                ('manufactured_on', models.CharField(blank=True, max_length=100, verbose_name='made on')),
                ('sampled_on', models.CharField(blank=True, max_length=100, verbose_name='sampled on')),
                ('tested_on', models.CharField(blank=True, max_length=100, verbose_name='tested on')),
                ('reported_on', models.CharField(blank=True, max_length=100, verbose_name='reported on')),
                ('on', models.CharField(blank=True, max_length=100, verbose_name='day the paper asks about')),
                ('sources', models.JSONField(blank=True, default=list, help_text='where the facts were read: addresses, document numbers')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'indexes': [models.Index(fields=['owner', '-created_at'], name='lot_by_owner')],
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('code'), models.F('material'), models.F('product'), models.F('form'), models.F('use'), name='one_lot_a_number_and_material')],
            },
        ),
        migrations.CreateModel(
            name='IdentityStatement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('method', models.CharField(choices=[('dna', 'DNA barcode (BLAST, VSEARCH ...)'), ('microscopy', 'Microscopy'), ('morphology', 'Appearance'), ('chromatography', 'Chromatogram'), ('other', 'Another method')], max_length=14, verbose_name='method')),
                ('laboratory', models.CharField(max_length=300, verbose_name='made by')),
                ('tested_on', models.DateField(blank=True, null=True, verbose_name='tested on')),
                ('species', models.JSONField(default=list, verbose_name='species said')),
                ('claim', models.CharField(choices=[('agrees', 'Agrees with the claim'), ('disagrees', 'Disagrees'), ('cannot-say', 'Cannot say')], editable=False, max_length=10)),
                ('reason', models.TextField(editable=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('lot', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='identities', to='laboratory.lot')),
            ],
            options={
                'ordering': ('-made_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(('claim__in', ['agrees', 'disagrees', 'cannot-say'])), name='claim_known'), models.CheckConstraint(condition=models.Q(('method__in', ['dna', 'microscopy', 'morphology', 'chromatography', 'other'])), name='identity_method_known')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('laboratory', models.CharField(blank=True, max_length=300, verbose_name='laboratory')),
                ('columns', models.JSONField(default=dict)),
                ('problems', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('read', 'Read, not kept yet'), ('keeping', 'Being kept'), ('kept', 'Kept'), ('set-aside', 'Set aside')], default='read', max_length=10)),
                ('done', models.PositiveIntegerField(default=0, editable=False, help_text='how many of its lots are kept so far')),
                ('kept_at', models.DateTimeField(editable=False, null=True)),
                ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['read', 'keeping', 'kept', 'set-aside'])), name='report_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('kept_at', None), ('state__in', ('read', 'keeping'))), models.Q(('kept_at__isnull', False), ('state__in', ('kept', 'set-aside'))), _connector='OR'), name='report_kept_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ResultRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('analyte', models.TextField()),
                ('result', models.TextField(blank=True)),
                ('unit', models.TextField(blank=True)),
                ('basis', models.TextField(blank=True)),
                ('method', models.TextField(blank=True)),
                ('loq', models.TextField(blank=True)),
                ('lod', models.TextField(blank=True)),
                ('uncertainty', models.TextField(blank=True)),
                ('specification', models.TextField(blank=True)),
                ('sample_g', models.TextField(blank=True)),
                ('input', models.TextField(blank=True)),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='laboratory.lot')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='laboratory.report')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='TestRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('markets', models.JSONField(default=list, verbose_name='markets')),
                ('tests', models.JSONField(default=list, verbose_name='tests asked for')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('state', models.CharField(choices=[('requested', 'Requested'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('sampled', 'Sampled'), ('reported', 'Reported'), ('closed', 'Closed')], default='requested', max_length=10)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('laboratory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('lot', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='laboratory.lot')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('report', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laboratory.report')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'accepted', 'declined', 'sampled', 'reported', 'closed'])), name='request_state_known'), models.CheckConstraint(condition=models.Q(('laboratory', models.F('owner')), _negated=True), name='request_goes_to_another')],
            },
        ),
        migrations.CreateModel(
            name='VerdictRecord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('market', models.CharField(editable=False, max_length=8)),
                ('on', models.DateField(editable=False)),
                ('outcome', models.CharField(choices=[('pass', 'Meets the rules held'), ('fail', 'Breaks a rule'), ('inconclusive', 'Inconclusive'), ('cannot-decide', 'Cannot decide'), ('no-rule', 'No rule held')], editable=False, max_length=13)),
                ('answer', models.JSONField(editable=False)),
                ('rules', models.CharField(editable=False, help_text='edition of the rules held: version and digest', max_length=100)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('lot', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='laboratory.lot')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-made_at', 'market'),
                'indexes': [models.Index(fields=['lot', 'market', '-made_at'], name='verdict_by_lot_and_market')],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['pass', 'fail', 'inconclusive', 'cannot-decide', 'no-rule'])), name='verdict_outcome_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='lot_has_a_number'),
        ),
        migrations.AddConstraint(
            model_name='identitystatement',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='claim_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='resultrow',
            constraint=models.CheckConstraint(condition=models.Q(('analyte', ''), _negated=True), name='result_names_what_was_measured'),
        ),
    ]
