import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Emergency',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='name')),
                ('title_zh_hans', models.CharField(blank=True, max_length=300, verbose_name='name in simplified Chinese')),
                ('title_zh_hant', models.CharField(blank=True, max_length=300, verbose_name='name in traditional Chinese')),
                ('hazard', models.CharField(choices=[('outbreak', 'Outbreak of a disease'), ('poisoning', 'Poisoning, or harm by a product'), ('disaster', 'Flood, earthquake, fire or storm'), ('accident', 'Accident with many injured'), ('shortage', 'Shortage of supplies'), ('other', 'Other')], max_length=10, verbose_name='kind')),
                ('about', models.TextField(blank=True, max_length=10000, verbose_name='what is known')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('cause', models.CharField(blank=True, max_length=300, verbose_name='alert that led to it')),
                ('cause_link', models.CharField(blank=True, max_length=1000, verbose_name='address of the alert')),
                ('state', models.CharField(choices=[('open', 'Under way'), ('ended', 'Ended'), ('closed', 'Closed')], default='open', editable=False, max_length=8)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-from_on', '-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('hazard__in', ['outbreak', 'poisoning', 'disaster', 'accident', 'shortage', 'other'])), name='emergency_hazard_known'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'ended', 'closed'])), name='emergency_state_known'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='emergency_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='AfterAction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('worked', models.TextField(max_length=5000, verbose_name='what worked')),
                ('failed', models.TextField(max_length=5000, verbose_name='what did not')),
                ('change', models.TextField(max_length=5000, verbose_name='what will be changed, by whom, until when')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('emergency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='emergencies.emergency')),
            ],
            options={
                'ordering': ('made_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='what is said to have happened')),
                ('text', models.TextField(blank=True, max_length=10000, verbose_name='in the words of the source')),
                ('said_by', models.CharField(max_length=300, verbose_name='who said it')),
                ('source', models.CharField(choices=[('official', 'An authority'), ('facility', 'A hospital or clinic'), ('laboratory', 'A laboratory'), ('worker', 'Someone who works in health'), ('media', 'The press or broadcasting'), ('public', 'The public, social media'), ('other', 'Another source')], max_length=12, verbose_name='kind of source')),
                ('place', models.CharField(max_length=300, verbose_name='where it is said to have happened')),
                ('country', models.CharField(blank=True, max_length=6, verbose_name='country or region')),
                ('heard_on', models.DateField(verbose_name='heard on')),
                ('happened_on', models.DateField(blank=True, null=True, verbose_name='happened on')),
                ('link', models.URLField(blank=True, max_length=1000, verbose_name='link')),
                ('language', models.CharField(blank=True, max_length=20, verbose_name='language of the source')),
                ('state', models.CharField(choices=[('unverified', 'Not verified'), ('confirmed', 'Confirmed'), ('discarded', 'Discarded')], default='unverified', editable=False, max_length=12)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-heard_on', '-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['unverified', 'confirmed', 'discarded'])), name='event_note_state_known'), models.CheckConstraint(condition=models.Q(('source__in', ['official', 'facility', 'laboratory', 'worker', 'media', 'public', 'other'])), name='event_note_source_known')],
            },
        ),
        migrations.AddField(
            model_name='emergency',
            name='event',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='emergencies.event'),
        ),
        migrations.CreateModel(
            name='EventWord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(blank=True, choices=[('unverified', 'Not verified'), ('confirmed', 'Confirmed'), ('discarded', 'Discarded')], editable=False, max_length=12)),
                ('text', models.TextField(max_length=5000, verbose_name='what is known, and from whom')),
                ('link', models.URLField(blank=True, max_length=1000, verbose_name='link')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('event', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='words', to='emergencies.event')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('dated_on', models.DateField(verbose_name='as of')),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('emergency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='emergencies.emergency')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-number',),
                'constraints': [models.UniqueConstraint(models.F('emergency'), models.F('number'), name='one_situation_report_a_number')],
            },
        ),
        migrations.CreateModel(
            name='ReportVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(editable=False)),
                ('text', models.TextField(max_length=20000, verbose_name='text')),
                ('figures', models.JSONField(blank=True, default=list)),
                ('met', models.JSONField(blank=True, default=list, editable=False)),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='what was corrected')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='emergencies.report')),
            ],
            options={
                'ordering': ('-version',),
                'constraints': [models.UniqueConstraint(models.F('report'), models.F('version'), name='one_situation_report_version')],
            },
        ),
        migrations.CreateModel(
            name='Resource',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('need', 'Need'), ('offer', 'Offer')], editable=False, max_length=5)),
                ('sort', models.CharField(max_length=30, verbose_name='what kind')),
                ('what', models.CharField(blank=True, max_length=300, verbose_name='what exactly')),
                ('material_id', models.CharField(blank=True, editable=False, max_length=100)),
                ('amount', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='amount')),
                ('held', models.DecimalField(decimal_places=4, default=0, editable=False, max_digits=18)),
                ('unit', models.CharField(max_length=20, verbose_name='unit')),
                ('place', models.CharField(max_length=300, verbose_name='place')),
                ('country', models.CharField(blank=True, max_length=6, verbose_name='country or region')),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('urgency', models.CharField(choices=[('day', 'Within a day'), ('week', 'Within a week'), ('later', 'Later')], default='week', max_length=5, verbose_name='urgency')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('state', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='open', editable=False, max_length=9)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('emergency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='resources', to='emergencies.emergency')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('made_at', 'id'),
                'indexes': [models.Index(fields=['emergency', 'side', 'state'], name='resource_of_emergency')],
                'constraints': [models.CheckConstraint(condition=models.Q(('side__in', ['need', 'offer'])), name='resource_side_known'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed', 'cancelled'])), name='resource_state_known'), models.CheckConstraint(condition=models.Q(('urgency__in', ['day', 'week', 'later'])), name='resource_urgency_known'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='resource_is_some'), models.CheckConstraint(condition=models.Q(('held__gte', 0), ('held__lte', models.F('amount'))), name='never_more_than_there_is'), models.CheckConstraint(condition=models.Q(('until_on', None), ('from_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='resource_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('amount', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='amount')),
                ('reasons', models.JSONField(default=list, editable=False)),
                ('words', models.TextField(blank=True, max_length=2000, verbose_name='in words')),
                ('need_yes_at', models.DateTimeField(editable=False, null=True)),
                ('offer_yes_at', models.DateTimeField(editable=False, null=True)),
                ('sent', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='amount sent')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='sent on')),
                ('carrier', models.CharField(blank=True, max_length=300, verbose_name='how it is sent')),
                ('expected_on', models.DateField(blank=True, null=True, verbose_name='expected on')),
                ('arrived', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='amount that arrived')),
                ('arrived_on', models.DateField(blank=True, null=True, verbose_name='arrived on')),
                ('outcome', models.TextField(blank=True, max_length=2000, verbose_name='what came of it')),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='why')),
                ('state', models.CharField(choices=[('matched', 'Matched, to be agreed'), ('agreed', 'Agreed'), ('sent', 'Sent'), ('arrived', 'Arrived'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='matched', editable=False, max_length=9)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('emergency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='emergencies.emergency')),
                ('need', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='matches_of_need', to='emergencies.resource')),
                ('offer', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='matches_of_offer', to='emergencies.resource')),
            ],
            options={
                'ordering': ('-made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['matched', 'agreed', 'sent', 'arrived', 'closed', 'cancelled'])), name='offer_to_need_state_known'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='offer_to_need_is_some'), models.CheckConstraint(condition=models.Q(('sent', None), models.Q(('sent__gt', 0), ('sent__lte', models.F('amount'))), _connector='OR'), name='no_more_sent_than_agreed'), models.CheckConstraint(condition=models.Q(('arrived', None), models.Q(('arrived__gte', 0), ('arrived__lte', models.F('sent'))), _connector='OR'), name='no_more_arrived_than_sent'), models.UniqueConstraint(models.F('need'), models.F('offer'), condition=models.Q(('state__in', ('matched', 'agreed', 'sent'))), name='one_unsettled_match_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=6, validators=[django.core.validators.RegexValidator('^[A-Z]{2}(-[A-Z0-9]{1,3})?\\Z')])),
                ('name', models.CharField(blank=True, max_length=200)),
                ('emergency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='emergencies.emergency')),
            ],
            options={
                'ordering': ('code', 'id'),
                'constraints': [models.UniqueConstraint(models.F('emergency'), models.F('code'), models.F('name'), name='one_area_an_emergency')],
            },
        ),
        migrations.AddConstraint(
            model_name='reportversion',
            constraint=models.CheckConstraint(condition=models.Q(('version', 1), models.Q(('why', ''), _negated=True), _connector='OR'), name='a_correction_says_what_it_corrects'),
        ),
    ]
