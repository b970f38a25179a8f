import django.core.validators
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
            name='Session',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(verbose_name='day')),
                ('hours', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='hours')),
                ('topic', models.CharField(max_length=300, verbose_name='topic')),
            ],
            options={
                'ordering': ('day', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__range', (1, 24))), name='session_hours_fit_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('person', models.CharField(max_length=200, verbose_name='name of the practitioner')),
                ('profession', models.CharField(max_length=40, verbose_name='profession')),
                ('title', models.CharField(max_length=300, verbose_name='title of the qualification')),
                ('awarded_by', models.CharField(max_length=300, verbose_name='awarded by')),
                ('origin', models.CharField(max_length=8, verbose_name='where it was awarded')),
                ('awarded_on', models.DateField(blank=True, null=True, verbose_name='awarded on')),
                ('training_years', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(30)], verbose_name='years of study')),
                ('training_hours', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(100000)], verbose_name='hours of training')),
                ('licence_number', models.CharField(blank=True, max_length=80, verbose_name='number of the licence')),
                ('licensed_until', models.DateField(blank=True, null=True, verbose_name='licence valid until')),
                ('practice_years', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(80)], verbose_name='years of practice')),
                ('languages', models.CharField(blank=True, max_length=200, verbose_name='languages')),
                ('market', models.CharField(max_length=8, verbose_name='where it is to be used')),
                ('path', models.CharField(blank=True, max_length=60, verbose_name='by which path')),
                ('invited_by', models.CharField(blank=True, max_length=300, verbose_name='invited by')),
                ('begins', models.DateField(blank=True, null=True, verbose_name='practice from')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='practice until')),
                ('note', models.TextField(blank=True, max_length=5000, verbose_name='what the desk is to know')),
                ('facts', models.JSONField(blank=True, default=dict, editable=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('review', 'Under review'), ('asked', 'The applicant is asked'), ('measures', 'A compensation measure is under way'), ('decided', 'Decided'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=10)),
                ('submitted_on', models.DateField(editable=False, null=True)),
                ('decided_on', models.DateField(editable=False, null=True)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='who decides')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'review', 'asked', 'measures', 'decided', 'withdrawn'])), name='qualification_case_state_known'), models.CheckConstraint(condition=models.Q(('desk', models.F('owner')), _negated=True), name='qualification_case_goes_to_another'), models.CheckConstraint(condition=models.Q(('begins', None), ('ends', None), ('ends__gte', models.F('begins')), _connector='OR'), name='qualification_case_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later day.'), models.CheckConstraint(condition=models.Q(('market', models.F('origin')), _negated=True), name='qualification_case_crosses_a_border', violation_error_message='It is to be used where it was awarded: nothing is to be recognised.')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('recognised', 'Recognised'), ('temporary', 'Temporary practice'), ('compensation', 'Compensation measure'), ('not-recognised', 'Not recognised')], max_length=16, verbose_name='outcome')),
                ('clause', models.CharField(max_length=500, verbose_name='instrument and clause it rests on')),
                ('reasons', models.TextField(max_length=5000, verbose_name='reasons')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('measure', models.CharField(blank=True, max_length=500, verbose_name='compensation measure: what, and how long')),
                ('computed', models.JSONField(editable=False, help_text='what the rules held said, whole')),
                ('said', models.CharField(editable=False, help_text='the verdict of these rules', max_length=16)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='qualifications.case')),
                ('person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['recognised', 'temporary', 'compensation', 'not-recognised'])), name='qualification_outcome_known'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='qualification_decision_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('profession', models.CharField(blank=True, max_length=40, verbose_name='profession')),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('accepted', 'Accepted'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn'), ('completed', 'Completed'), ('left', 'Not completed')], default='asked', editable=False, max_length=10)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('sent_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('asked_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'accepted', 'refused', 'withdrawn', 'completed', 'left'])), name='enrolment_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=24, unique=True)),
                ('hours', models.PositiveSmallIntegerField(editable=False)),
                ('issued_on', models.DateField(editable=False)),
                ('withdrawn_on', models.DateField(editable=False, null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=500, verbose_name='why it is withdrawn')),
                ('enrolment', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='qualifications.enrolment')),
            ],
            options={
                'ordering': ('-issued_on', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('withdrawn_on', None), ('withdrawn_on__gte', models.F('issued_on')), _connector='OR'), name='certificate_withdrawn_after_it_was_issued')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fact', models.CharField(max_length=60, verbose_name='what it proves')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='qualifications.case')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('fact', 'id'),
                'constraints': [models.UniqueConstraint(models.F('case'), models.F('fact'), name='one_paper_a_fact_of_a_qualification')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=5000, verbose_name='text')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='qualifications.case')),
                ('person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Mission',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('market', models.CharField(max_length=8, verbose_name='jurisdiction')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('host', models.CharField(blank=True, max_length=300, verbose_name='received by')),
                ('begins', models.DateField(verbose_name='first day')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('members', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5000)], verbose_name='members of the team')),
                ('about', models.TextField(blank=True, max_length=5000, verbose_name='what it is for')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-begins', 'title', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('begins')), _connector='OR'), name='mission_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='MissionOutput',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('patients', 'Patients treated'), ('operations', 'Operations'), ('consultations', 'Consultations'), ('screened', 'Persons screened'), ('trained', 'Local staff trained')], max_length=14, verbose_name='what is counted')),
                ('detail', models.CharField(blank=True, max_length=200, verbose_name='which operation')),
                ('number', models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(10000000)], verbose_name='how many')),
                ('begins', models.DateField(verbose_name='counted from')),
                ('ends', models.DateField(verbose_name='counted until')),
                ('source', models.CharField(max_length=500, verbose_name='source of the count')),
                ('mission', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='outputs', to='qualifications.mission')),
            ],
            options={
                'ordering': ('begins', 'kind', 'detail', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['patients', 'operations', 'consultations', 'screened', 'trained'])), name='mission_output_kind_known'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('begins'))), name='mission_output_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='qualifications.enrolment')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='qualifications.session')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('session'), models.F('enrolment'), name='one_attendance_a_session')],
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('profession', models.CharField(blank=True, max_length=40, verbose_name='for which profession')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('market', models.CharField(max_length=8, verbose_name='jurisdiction')),
                ('language', models.CharField(max_length=100, verbose_name='language')),
                ('begins', models.DateField(verbose_name='first day')),
                ('ends', models.DateField(verbose_name='last day')),
                ('hours', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10000)], verbose_name='hours')),
                ('places', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5000)], verbose_name='places')),
                ('about', models.TextField(blank=True, max_length=5000, verbose_name='what is learnt')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open for applications'), ('running', 'Running'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', editable=False, max_length=10)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-begins', 'title', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'running', 'held', 'cancelled'])), name='training_state_known'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('begins'))), name='training_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later day.'), models.CheckConstraint(condition=models.Q(('hours__gte', 1), ('places__gte', 1)), name='training_has_places_and_hours')],
            },
        ),
        migrations.AddField(
            model_name='session',
            name='training',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='qualifications.training'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='training',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='qualifications.training'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='qualification_case_is_private'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'temporary'), _negated=True), ('valid_until__isnull', False), _connector='OR'), name='temporary_practice_has_a_last_day', violation_error_message='Temporary practice needs a last day.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'compensation'), _negated=True), models.Q(('measure', ''), _negated=True), _connector='OR'), name='compensation_names_its_measure', violation_error_message='Say which measure it is and how long it may take.'),
        ),
        migrations.AddConstraint(
            model_name='missionoutput',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='mission_output_has_a_source'),
        ),
    ]
