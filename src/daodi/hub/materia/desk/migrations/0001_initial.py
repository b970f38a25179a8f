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
            name='Edition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.CharField(choices=[('limits', 'Rules'), ('documents', 'Documents')], max_length=10, verbose_name='table')),
                ('why', models.TextField(max_length=1000, verbose_name='what it changes, and from which text')),
                ('same', models.PositiveIntegerField(default=0, help_text='rows sent that say what is held already')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('state', models.CharField(choices=[('waiting', 'Waits for a second person'), ('approved', 'Approved'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], default='waiting', max_length=10)),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('decided_why', models.CharField(blank=True, max_length=500)),
                ('number', models.PositiveIntegerField(editable=False, null=True, unique=True)),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('proposed_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-proposed_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('table__in', ['limits', 'documents'])), name='edition_table_known'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'approved', 'refused', 'withdrawn'])), name='edition_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('approved', 'refused')), _negated=True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='edition_decided_by_another')],
            },
        ),
        migrations.CreateModel(
            name='EditionRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField(help_text='its row in the file that was sent')),
                ('key', models.CharField(db_index=True, max_length=200)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField()),
                ('edition', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='desk.edition')),
            ],
            options={
                'ordering': ('edition', 'place'),
                'constraints': [models.UniqueConstraint(models.F('edition'), models.F('key'), name='one_row_a_key')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('rule_id', models.CharField(db_index=True, max_length=100)),
                ('row', models.JSONField()),
                ('found', models.CharField(choices=[('agrees', 'The text says the same'), ('differs', 'The text says something else')], max_length=10, verbose_name='what the text says')),
                ('quote', models.TextField(max_length=2000, verbose_name='the words of the text')),
                ('page', models.CharField(max_length=100, verbose_name='page or place')),
                ('link', models.URLField(max_length=500, verbose_name='address of the text')),
                ('read_on', models.DateField(verbose_name='read on')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('replaces', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='desk.reading')),
            ],
            options={
                'ordering': ('-made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('found__in', ['agrees', 'differs'])), name='reading_found_known')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stance', models.CharField(choices=[('agree', 'agrees'), ('disagree', 'disagrees'), ('withdraw', 'withdrew it')], max_length=10)),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('reading', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='desk.reading')),
            ],
            options={
                'ordering': ('made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('stance__in', ['agree', 'disagree', 'withdraw'])), name='stance_known')],
            },
        ),
        migrations.CreateModel(
            name='Curator',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('named_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('named_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('named_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('user'), models.F('organisation'), condition=models.Q(('ended_at', None)), name='one_standing_curator')],
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='edition_decided_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', False), ('state', 'approved')), models.Q(models.Q(('state', 'approved'), _negated=True), ('number', None)), _connector='OR'), name='edition_numbered_when_approved'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quote', ''), _negated=True), models.Q(('page', ''), _negated=True), models.Q(('link', ''), _negated=True)), name='reading_says_what_and_where'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('stance', 'agree'), models.Q(('why', ''), _negated=True), _connector='OR'), name='against_a_reading_only_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.UniqueConstraint(models.F('reading'), condition=models.Q(('stance', 'withdraw')), name='a_reading_is_withdrawn_once'),
        ),
    ]
