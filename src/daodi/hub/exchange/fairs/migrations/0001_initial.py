import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0001_initial'),
        ('organisations', '0001_initial'),
        ('organisations', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Fair',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='name')),
                ('title_zh_hans', models.CharField(blank=True, max_length=300, verbose_name='name in simplified Chinese')),
                ('title_zh_hant', models.CharField(blank=True, max_length=300, verbose_name='name in traditional Chinese')),
                ('about', models.TextField(blank=True, max_length=5000, verbose_name='what it is about')),
                ('place', models.CharField(max_length=300, verbose_name='place')),
                ('halls', models.CharField(blank=True, max_length=500, verbose_name='halls, with commas')),
                ('time_zone', models.CharField(help_text='Its name, for example Asia/Shanghai', max_length=60, verbose_name='time zone')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('opens_at', models.TimeField(verbose_name='opens at')),
                ('closes_at', models.TimeField(verbose_name='closes at')),
                ('slot_minutes', models.PositiveSmallIntegerField(default=30, verbose_name='length of a meeting, in minutes')),
                ('cancelled', models.BooleanField(default=False, editable=False)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('starts_on', 'title', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='fair_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='fair_closes_after_it_opens', violation_error_message='It closes before it opens; expected a later hour.'), models.CheckConstraint(condition=models.Q(('slot_minutes__gte', 10), ('slot_minutes__lte', 240)), name='fair_meetings_are_of_some_length', violation_error_message='A meeting takes 10 to 240 minutes.')],
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('exhibitor', 'Exhibitor'), ('visitor', 'Visitor')], max_length=10)),
                ('state', models.CharField(choices=[('applied', 'Applied'), ('accepted', 'Takes part'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='applied', editable=False, max_length=10)),
                ('hall', models.CharField(blank=True, max_length=80, verbose_name='hall')),
                ('stand', models.CharField(blank=True, max_length=20, verbose_name='stand number')),
                ('about', models.TextField(blank=True, max_length=2000, verbose_name='what is shown or sought')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('fair', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='fairs.fair')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('hall', 'stand', 'joined_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['exhibitor', 'visitor'])), name='participant_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['applied', 'accepted', 'declined', 'withdrawn'])), name='participant_state_known'), models.UniqueConstraint(models.F('fair'), models.F('person'), name='one_part_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('booked', 'Booked'), ('cancelled', 'Cancelled')], default='booked', editable=False, max_length=10)),
                ('changed', models.PositiveIntegerField(default=0, editable=False)),
                ('fair', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='fairs.fair')),
                ('a', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='fairs.participant')),
                ('b', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='fairs.participant')),
            ],
            options={
                'ordering': ('starts_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('a'), models.F('b'), name='one_meeting_a_pair'), models.CheckConstraint(condition=models.Q(('a', models.F('b')), _negated=True), name='fair_meeting_of_two'), models.CheckConstraint(condition=models.Q(('state__in', ['booked', 'cancelled'])), name='fair_meeting_state_known'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='fair_meeting_takes_time')],
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('marked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='fairs.participant')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='fairs.participant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('by'), models.F('of'), name='one_interest_a_pair'), models.CheckConstraint(condition=models.Q(('by', models.F('of')), _negated=True), name='interest_in_another')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='fairs.meeting')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='fairs.participant')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('participant'), models.F('starts_at'), name='one_meeting_a_stand_at_a_time'), models.UniqueConstraint(models.F('person'), models.F('starts_at'), name='one_meeting_a_person_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Shown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.CharField(max_length=200, verbose_name='material')),
                ('material_id', models.CharField(blank=True, max_length=100)),
                ('listing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalogue.listing')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shown', to='fairs.participant')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(models.F('fair'), models.F('organisation'), condition=models.Q(('kind', 'exhibitor')), name='one_stand_an_exhibitor'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(models.F('fair'), models.F('hall'), models.F('stand'), condition=models.Q(('stand', ''), _negated=True), name='one_exhibitor_a_stand'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'exhibitor'), ('stand', ''), ('state', 'accepted'), _negated=True), name='an_accepted_exhibitor_has_a_stand'),
        ),
    ]
