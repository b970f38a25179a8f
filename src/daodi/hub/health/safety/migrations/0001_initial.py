import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_initial'),
        ('jobs', '0001_initial'),
        ('organisations', '0001_initial'),
        ('organisations', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='LineList',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('source', models.CharField(help_text='Reports of one place with one number are one report, whichever file they come in.', max_length=200, verbose_name='where the reports were gathered')),
                ('stratum', models.JSONField(blank=True, default=list)),
                ('alike', models.JSONField(blank=True, default=list)),
                ('state', models.CharField(choices=[('reading', 'Being read'), ('read', 'Read'), ('unreadable', 'Not readable'), ('aside', 'Set aside')], default='reading', editable=False, max_length=10)),
                ('rows', models.PositiveIntegerField(default=0, editable=False)),
                ('reports', models.PositiveIntegerField(default=0, editable=False)),
                ('lost', models.PositiveIntegerField(default=0, editable=False, help_text='rows that could not be read')),
                ('problems', models.JSONField(default=list, editable=False, help_text='the first of them')),
                ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['reading', 'read', 'unreadable', 'aside'])), name='line_list_state_known')],
            },
        ),
        migrations.CreateModel(
            name='ProductName',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(editable=False, max_length=500)),
                ('status', models.CharField(choices=[('match', 'One material'), ('ambiguous', 'One name, several things'), ('unknown', 'Unknown name')], editable=False, max_length=10)),
                ('product', models.CharField(editable=False, help_text='how it is counted', max_length=500)),
                ('material_id', models.CharField(blank=True, db_index=True, editable=False, max_length=100)),
                ('decision', models.CharField(blank=True, choices=[('', 'not decided'), ('material', 'a material'), ('as-written', 'a product of its own')], default='', editable=False, max_length=10)),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name', 'id'),
                'indexes': [models.Index(fields=['owner', 'status', 'decision'], name='product_name_to_decide')],
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('name'), name='one_reading_of_a_product_name'), models.CheckConstraint(condition=models.Q(('status__in', ['match', 'ambiguous', 'unknown'])), name='product_name_status_known'), models.CheckConstraint(condition=models.Q(('decision__in', ['', 'material', 'as-written'])), name='product_name_decision_known')],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reports', models.PositiveIntegerField(editable=False)),
                ('line_list', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='safety.linelist')),
                ('name', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='safety.productname')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('line_list'), models.F('name'), name='one_mention_a_line_list')],
            },
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('prior', models.CharField(blank=True, help_text='Five numbers: alpha1, beta1, alpha2, beta2, share. Empty: it is fitted to the reports.', max_length=200, verbose_name='prior of EBGM')),
                ('counted', models.JSONField(default=dict, editable=False)),
                ('fit', models.JSONField(default=dict, editable=False)),
                ('raised', models.PositiveIntegerField(default=0, editable=False, help_text='signals that were not known before')),
                ('done_at', models.DateTimeField(editable=False, null=True)),
                ('asked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('job', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='jobs.job')),
                ('lists', models.ManyToManyField(editable=False, related_name='screenings', to='safety.linelist')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Pair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('product', models.CharField(editable=False, max_length=500)),
                ('material_id', models.CharField(blank=True, editable=False, max_length=100)),
                ('reaction', models.CharField(editable=False, max_length=300)),
                ('names', models.JSONField(default=dict, editable=False)),
                ('n', models.PositiveIntegerField(editable=False)),
                ('expected', models.FloatField(editable=False)),
                ('prr', models.FloatField(editable=False, null=True)),
                ('prr_lower', models.FloatField(editable=False, null=True)),
                ('prr_upper', models.FloatField(editable=False, null=True)),
                ('ror', models.FloatField(editable=False, null=True)),
                ('ror_lower', models.FloatField(editable=False, null=True)),
                ('ror_upper', models.FloatField(editable=False, null=True)),
                ('ic', models.FloatField(editable=False, null=True)),
                ('ic_lower', models.FloatField(editable=False, null=True)),
                ('ic_upper', models.FloatField(editable=False, null=True)),
                ('ebgm', models.FloatField(editable=False, null=True)),
                ('eb05', models.FloatField(editable=False, null=True)),
                ('eb95', models.FloatField(editable=False, null=True)),
                ('reason', models.TextField(blank=True, editable=False)),
                ('stands_out', models.BooleanField(default=False, editable=False)),
                ('screening', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='pairs', to='safety.screening')),
            ],
            options={
                'indexes': [models.Index(fields=['screening', '-stands_out', '-ic_lower'], name='pair_by_standing')],
                'constraints': [models.UniqueConstraint(models.F('screening'), models.F('product'), models.F('reaction'), name='one_pair_a_screening'), models.CheckConstraint(condition=models.Q(('n__gte', 1)), name='pair_has_a_report')],
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('product', models.CharField(editable=False, max_length=500)),
                ('material_id', models.CharField(blank=True, db_index=True, editable=False, max_length=100)),
                ('reaction', models.CharField(editable=False, max_length=300)),
                ('state', models.CharField(choices=[('new', 'New'), ('review', 'Under review'), ('confirmed', 'Confirmed'), ('refuted', 'Refuted'), ('monitored', 'Monitored')], default='new', editable=False, max_length=10)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('figures', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='safety.pair')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('stated', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='safety.pair')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('product'), models.F('reaction'), name='one_signal_a_product_and_reaction'), models.CheckConstraint(condition=models.Q(('state__in', ['new', 'review', 'confirmed', 'refuted', 'monitored'])), name='signal_state_known')],
            },
        ),
        migrations.AddField(
            model_name='pair',
            name='signal',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pairs', to='safety.signal'),
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(editable=False, max_length=10)),
                ('state', models.CharField(choices=[('new', 'New'), ('review', 'Under review'), ('confirmed', 'Confirmed'), ('refuted', 'Refuted'), ('monitored', 'Monitored')], editable=False, max_length=10)),
                ('text', models.TextField(max_length=5000, verbose_name='reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('figures', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='safety.pair')),
                ('signal', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='safety.signal')),
            ],
            options={
                'ordering': ('at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['new', 'review', 'confirmed', 'refuted', 'monitored'])), name='assessment_state_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='linelist',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='line_list_is_private'),
        ),
        migrations.AddConstraint(
            model_name='screening',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='screening_is_private'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private'), models.Q(('state', 'new'), _negated=True), _connector='OR'), name='signal_published_was_looked_at'),
        ),
    ]
