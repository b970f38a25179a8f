import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DrugProject',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('indication', models.CharField(blank=True, max_length=500, verbose_name='for what')),
                ('summary', models.TextField(blank=True, max_length=5000, verbose_name='summary')),
                ('product', models.CharField(blank=True, max_length=300, verbose_name='product')),
                ('product_number', models.CharField(blank=True, max_length=100, verbose_name='number of the authorisation or application')),
                ('stage', models.CharField(choices=[('discovery', 'Discovery'), ('preclinical', 'Preclinical'), ('approval', 'Ethics review and permission'), ('phase-1', 'Phase I'), ('phase-2', 'Phase II'), ('phase-3', 'Phase III'), ('authorisation', 'Authorisation'), ('market', 'On the market, watched'), ('stopped', 'Stopped')], default='discovery', editable=False, max_length=15)),
                ('since', models.DateField(editable=False)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('title', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['discovery', 'preclinical', 'approval', 'phase-1', 'phase-2', 'phase-3', 'authorisation', 'market', 'stopped'])), name='drug_project_stage_known')],
            },
        ),
        migrations.CreateModel(
            name='PartnerCall',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('side', models.CharField(choices=[('sought', 'Partner sought'), ('offered', 'Offered to partners')], max_length=8, verbose_name='sought or offered')),
                ('role', models.CharField(choices=[('site', 'Trial site'), ('sponsor', 'Sponsor or funding'), ('laboratory', 'Laboratory and analysis'), ('material', 'Study material and placebo'), ('design', 'Design and statistics'), ('translation', 'Translation and registration'), ('ethics', 'Ethics review and approval'), ('other', 'Something else')], max_length=12, verbose_name='what the partner does')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('text', models.TextField(blank=True, max_length=5000, verbose_name='what is sought or offered')),
                ('countries', models.CharField(blank=True, help_text='ISO codes, with a blank between: CN LA TH', max_length=200, verbose_name='countries')),
                ('until', models.DateField(blank=True, null=True, verbose_name='open until')),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='research.drugproject', verbose_name='project')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('side__in', ['sought', 'offered'])), name='partner_call_side_known'), models.CheckConstraint(condition=models.Q(('role__in', ['site', 'sponsor', 'laboratory', 'material', 'design', 'translation', 'ethics', 'other'])), name='partner_call_role_known')],
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=5000, verbose_name='what you would bring')),
                ('reply', models.TextField(blank=True, max_length=5000, verbose_name='answer')),
                ('state', models.CharField(choices=[('expressed', 'Waits for an answer'), ('accepted', 'They work together'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='expressed', editable=False, max_length=10)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('caller', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('party', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('call', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='research.partnercall')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['expressed', 'accepted', 'declined', 'withdrawn'])), name='interest_state_known'), models.CheckConstraint(condition=models.Q(('caller', models.F('party')), _negated=True), name='interest_is_of_another'), models.UniqueConstraint(models.F('call'), models.F('party'), condition=models.Q(('state__in', ('expressed', 'accepted'))), name='one_standing_interest_a_party', violation_error_message='Your organisation has expressed its interest already.')],
            },
        ),
        migrations.CreateModel(
            name='ProjectMaterial',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('material_id', models.CharField(blank=True, db_index=True, max_length=100)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='materials', to='research.drugproject')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(models.F('project'), models.F('number'), name='one_project_material_a_number')],
            },
        ),
        migrations.CreateModel(
            name='StageEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stage', models.CharField(choices=[('discovery', 'Discovery'), ('preclinical', 'Preclinical'), ('approval', 'Ethics review and permission'), ('phase-1', 'Phase I'), ('phase-2', 'Phase II'), ('phase-3', 'Phase III'), ('authorisation', 'Authorisation'), ('market', 'On the market, watched'), ('stopped', 'Stopped')], max_length=15, verbose_name='stage')),
                ('since', models.DateField(verbose_name='since')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='on what evidence')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='research.drugproject')),
            ],
            options={
                'ordering': ('since', 'created_at'),
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['discovery', 'preclinical', 'approval', 'phase-1', 'phase-2', 'phase-3', 'authorisation', 'market', 'stopped'])), name='stage_entry_stage_known'), models.UniqueConstraint(models.F('project'), models.F('since'), name='one_stage_a_day', violation_error_message='A stage is stated for this day already.')],
            },
        ),
        migrations.CreateModel(
            name='Trial',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('register', models.CharField(editable=False, max_length=20, verbose_name='register')),
                ('number', models.CharField(editable=False, max_length=60, verbose_name='number')),
                ('study', models.CharField(db_index=True, editable=False, max_length=60)),
                ('title', models.CharField(max_length=1000, verbose_name='title')),
                ('scientific_title', models.CharField(blank=True, max_length=2000, verbose_name='scientific title')),
                ('sponsor', models.CharField(blank=True, max_length=500, verbose_name='sponsor')),
                ('status', models.CharField(choices=[('planned', 'Not yet recruiting'), ('recruiting', 'Recruiting'), ('invited', 'Enrolling by invitation'), ('closed', 'Not recruiting'), ('suspended', 'Suspended'), ('completed', 'Completed'), ('terminated', 'Ended early'), ('withdrawn', 'Withdrawn before it began'), ('unknown', 'Not stated')], default='unknown', max_length=12, verbose_name='recruitment')),
                ('countries', models.CharField(blank=True, editable=False, max_length=1000)),
                ('phase', models.CharField(blank=True, max_length=20, verbose_name='phase')),
                ('registered_on', models.DateField(blank=True, null=True, verbose_name='registered on')),
                ('enrolment_on', models.DateField(blank=True, null=True, verbose_name='first enrolment')),
                ('completed_on', models.DateField(blank=True, null=True, verbose_name='completion')),
                ('size', models.PositiveIntegerField(blank=True, null=True, verbose_name='participants sought')),
                ('linked', models.CharField(choices=[('linked', 'Materials known'), ('unresolved', 'Traditional medicine, no material resolved'), ('none', 'No medicinal material named')], default='none', max_length=10, verbose_name='materials')),
                ('record', models.JSONField(default=dict, editable=False)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-registered_on', 'number', 'id'),
                'indexes': [models.Index(fields=['owner', '-registered_on'], name='trial_of_owner'), models.Index(fields=['visibility', '-registered_on'], name='trial_by_visibility')],
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('number'), name='one_trial_a_number', violation_error_message='You have a trial of this number already.'), models.CheckConstraint(condition=models.Q(('status__in', ['planned', 'recruiting', 'invited', 'closed', 'suspended', 'completed', 'terminated', 'withdrawn', 'unknown'])), name='trial_status_known'), models.CheckConstraint(condition=models.Q(('linked__in', ['linked', 'unresolved', 'none'])), name='trial_linked_known')],
            },
        ),
        migrations.CreateModel(
            name='ProjectTrial',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trials', to='research.drugproject')),
                ('trial', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='research.trial')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(models.F('project'), models.F('trial'), name='one_trial_a_project')],
            },
        ),
        migrations.AddField(
            model_name='partnercall',
            name='trial',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='research.trial', verbose_name='trial'),
        ),
        migrations.CreateModel(
            name='Likeness',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('how', models.CharField(max_length=12)),
                ('reasons', models.JSONField(default=list)),
                ('score', models.FloatField(default=0)),
                ('state', models.CharField(choices=[('proposed', 'To be looked at'), ('same', 'One trial'), ('different', 'Two trials')], default='proposed', max_length=10)),
                ('decided_at', models.DateTimeField(null=True)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='research.trial')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='research.trial')),
            ],
            options={
                'ordering': ('-score', 'id'),
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('first'), models.F('second'), name='one_likeness_a_pair'), models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='likeness_is_of_two'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'same', 'different'])), name='likeness_state_known')],
            },
        ),
        migrations.CreateModel(
            name='TrialImport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('form', models.CharField(max_length=20)),
                ('job', models.UUIDField(blank=True, null=True)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('added', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('problems', models.JSONField(blank=True, default=list)),
                ('wrong', models.PositiveIntegerField(default=0)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='documents.document')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('done__lte', models.F('total'))), name='trial_import_done_of_total')],
            },
        ),
        migrations.CreateModel(
            name='TrialMaterial',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named', models.CharField(max_length=200)),
                ('material_id', models.CharField(db_index=True, max_length=100)),
                ('several', models.BooleanField(default=False)),
                ('warnings', models.JSONField(default=list)),
                ('trial', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='materials', to='research.trial')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='TrialNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register', models.CharField(max_length=20)),
                ('number', models.CharField(max_length=60)),
                ('study', models.CharField(db_index=True, max_length=60)),
                ('where', models.CharField(choices=[('primary', 'its own number'), ('secondary', 'among its other numbers'), ('text', 'in its text')], max_length=10)),
                ('trial', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='numbers', to='research.trial')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(models.F('trial'), models.F('number'), name='one_number_a_trial'), models.CheckConstraint(condition=models.Q(('where__in', ['primary', 'secondary', 'text'])), name='trial_number_where_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='drugproject',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='drug_project_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='trial',
            constraint=models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='trial_has_a_number'),
        ),
        migrations.AddConstraint(
            model_name='trial',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='trial_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='partnercall',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='partner_call_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='partnercall',
            constraint=models.CheckConstraint(condition=models.Q(('trial', None), ('project', None), _connector='OR'), name='partner_call_is_for_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='likeness',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='likeness_is_private'),
        ),
        migrations.AddConstraint(
            model_name='trialimport',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='trial_import_is_private'),
        ),
        migrations.AddConstraint(
            model_name='trialmaterial',
            constraint=models.CheckConstraint(condition=models.Q(('named', ''), _negated=True), name='trial_material_is_named'),
        ),
        migrations.AddConstraint(
            model_name='trialmaterial',
            constraint=models.CheckConstraint(condition=models.Q(('material_id', ''), _negated=True), name='trial_material_is_known'),
        ),
    ]
