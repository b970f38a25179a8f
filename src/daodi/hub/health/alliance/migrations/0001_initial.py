import daodi.hub.health.alliance.hours
import daodi.hub.health.alliance.models.fields
import daodi.hub.health.alliance.territories
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
            name='Alliance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('about', models.TextField(blank=True, max_length=5000, verbose_name='what it is')),
                ('about_zh_hans', models.TextField(blank=True, max_length=5000, verbose_name='what it is, in simplified Chinese')),
                ('about_zh_hant', models.TextField(blank=True, max_length=5000, verbose_name='what it is, in traditional Chinese')),
                ('founded_on', models.DateField(blank=True, null=True, verbose_name='founded on')),
                ('website', models.CharField(blank=True, max_length=300, validators=[django.core.validators.URLValidator(['https', 'http'])], verbose_name='website')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('about', models.TextField(blank=True, max_length=5000, verbose_name='what it is')),
                ('about_zh_hans', models.TextField(blank=True, max_length=5000, verbose_name='what it is, in simplified Chinese')),
                ('about_zh_hant', models.TextField(blank=True, max_length=5000, verbose_name='what it is, in traditional Chinese')),
                ('kind', models.CharField(max_length=30, verbose_name='kind')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('alliance', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='campaigns', to='alliance.alliance', verbose_name='alliance')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-starts_on', 'name', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='campaign_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Endpoint',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('connection', models.CharField(choices=[('hl7-fhir-rest', 'HL7 FHIR'), ('hl7-fhir-msg', 'HL7 FHIR Messaging'), ('hl7v2-mllp', 'HL7 v2 MLLP'), ('ihe-xds', 'IHE XDS'), ('dicom-wado-rs', 'DICOM WADO-RS'), ('secure-email', 'Secure e-mail')], max_length=20, verbose_name='how it is spoken to')),
                ('status', models.CharField(choices=[('active', 'Active'), ('suspended', 'Suspended'), ('off', 'Off')], default='active', max_length=10, verbose_name='status')),
                ('address', models.CharField(help_text='For example https://fhir.example.org/r4', max_length=500, validators=[daodi.hub.health.alliance.territories.as_address], verbose_name='address')),
                ('payload', models.CharField(help_text='For example: International Patient Summary', max_length=200, verbose_name='what it takes')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('connection__in', ['hl7-fhir-rest', 'hl7-fhir-msg', 'hl7v2-mllp', 'ihe-xds', 'dicom-wado-rs', 'secure-email'])), name='endpoint_connection_known'), models.CheckConstraint(condition=models.Q(('status__in', ['active', 'suspended', 'off'])), name='endpoint_status_known')],
            },
        ),
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('hospital', 'Hospital'), ('clinic', 'Clinic'), ('overseas-centre', 'Chinese-medicine centre abroad'), ('pharmacy', 'Pharmacy or decoction room'), ('mobile', 'Mobile clinic')], default='hospital', max_length=20, verbose_name='kind')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='street address')),
                ('city', models.CharField(max_length=100, verbose_name='city')),
                ('postal_code', models.CharField(blank=True, max_length=20, verbose_name='postal code')),
                ('country', models.CharField(help_text='ISO 3166 code: CN, HK, LA ...', max_length=2, validators=[daodi.hub.health.alliance.territories.as_country], verbose_name='country or region')),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='longitude')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='telephone')),
                ('website', models.CharField(blank=True, max_length=300, validators=[django.core.validators.URLValidator(['https', 'http'])], verbose_name='website')),
                ('time_zone', models.CharField(help_text='Its name, for example Asia/Bangkok', max_length=60, validators=[daodi.hub.health.alliance.models.fields.known_zone], verbose_name='time zone')),
                ('hours', models.CharField(blank=True, help_text='For example: Mo-Fr 08:30-12:00,14:00-17:30; Sa 09:00-12:00. Or 24/7.', max_length=300, validators=[daodi.hub.health.alliance.hours.as_hours], verbose_name='opening hours')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('country', 'city', 'name', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['hospital', 'clinic', 'overseas-centre', 'pharmacy', 'mobile'])), name='location_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='location_on_the_globe', violation_error_message='Give latitude and longitude both, in degrees, or neither.')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('invited', 'Invited'), ('asked', 'Asks to join'), ('member', 'Member'), ('declined', 'Declined'), ('refused', 'Not admitted'), ('left', 'Left')], editable=False, max_length=10)),
                ('since', models.DateField(editable=False, null=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('alliance', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='alliance.alliance')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('since', 'changed_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['invited', 'asked', 'member', 'declined', 'refused', 'left'])), name='alliance_member_state_known'), models.UniqueConstraint(models.F('alliance'), models.F('organisation'), name='one_membership_an_alliance')],
            },
        ),
        migrations.CreateModel(
            name='Practitioner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(blank=True, max_length=100, verbose_name='professional title')),
                ('title_zh_hans', models.CharField(blank=True, max_length=100, verbose_name='professional title in simplified Chinese')),
                ('title_zh_hant', models.CharField(blank=True, max_length=100, verbose_name='professional title in traditional Chinese')),
                ('qualifications', models.TextField(blank=True, help_text='Degree or licence, by whom, since when: Doctor of Medicine, University of Health Sciences, 2008', max_length=3000, verbose_name='qualifications, one a line')),
                ('languages', daodi.hub.health.alliance.models.fields.Codes(blank=True, default='', max_length=500, verbose_name='languages spoken')),
                ('agreed_on', models.DateField(help_text='For example 2026-03-01', verbose_name='day on which the person agreed to be listed')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('about', models.TextField(blank=True, max_length=5000, verbose_name='what it is')),
                ('about_zh_hans', models.TextField(blank=True, max_length=5000, verbose_name='what it is, in simplified Chinese')),
                ('about_zh_hant', models.TextField(blank=True, max_length=5000, verbose_name='what it is, in traditional Chinese')),
                ('specialties', daodi.hub.health.alliance.models.fields.Codes(blank=True, default='', max_length=500, verbose_name='specialties')),
                ('techniques', daodi.hub.health.alliance.models.fields.Codes(blank=True, default='', max_length=500, verbose_name='traditional techniques')),
                ('languages', daodi.hub.health.alliance.models.fields.Codes(blank=True, default='', max_length=500, verbose_name='languages spoken')),
                ('booking', models.CharField(blank=True, max_length=500, verbose_name='how to book')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='telephone')),
                ('hours', models.CharField(blank=True, help_text='Where they differ from those of the place: Mo-Fr 08:30-12:00', max_length=300, validators=[daodi.hub.health.alliance.hours.as_hours], verbose_name='hours')),
                ('remote', models.BooleanField(default=False, verbose_name='Tele-consultation is offered')),
                ('remote_booking', models.CharField(blank=True, max_length=500, verbose_name='how to book a tele-consultation')),
                ('remote_time_zone', models.CharField(blank=True, max_length=60, validators=[daodi.hub.health.alliance.models.fields.known_zone], verbose_name='time zone of tele-consultations')),
                ('active', models.BooleanField(default=True, verbose_name='It takes patients now')),
                ('endpoints', models.ManyToManyField(blank=True, related_name='services', to='alliance.endpoint', verbose_name='for programs')),
                ('locations', models.ManyToManyField(blank=True, related_name='services', to='alliance.location', verbose_name='where')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Price',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(help_text='For example: first visit; per session', max_length=200, verbose_name='for what')),
                ('amount', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='amount')),
                ('currency', models.CharField(max_length=3, validators=[daodi.hub.health.alliance.territories.as_currency], verbose_name='currency')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('service', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='prices', to='alliance.service')),
            ],
            options={
                'ordering': ('what', 'currency', '-valid_from'),
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='price_not_below_nothing', violation_error_message='A price is not below nothing.'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='price_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.'), models.UniqueConstraint(models.F('service'), models.F('what'), models.F('currency'), models.F('valid_from'), name='one_price_a_thing_and_day', violation_error_message='There is a price for this from that day already.')],
            },
        ),
        migrations.CreateModel(
            name='PractitionerRole',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('position', models.CharField(max_length=200, verbose_name='position')),
                ('position_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='position in simplified Chinese')),
                ('position_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='position in traditional Chinese')),
                ('specialties', daodi.hub.health.alliance.models.fields.Codes(blank=True, default='', max_length=500, verbose_name='specialties')),
                ('hours', models.CharField(blank=True, help_text='For example: Tu,Th 09:00-12:00', max_length=300, validators=[daodi.hub.health.alliance.hours.as_hours], verbose_name='hours')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='since')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('active', models.BooleanField(default=True, verbose_name='It is held now')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('locations', models.ManyToManyField(blank=True, related_name='roles', to='alliance.location', verbose_name='where')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='alliance.practitioner', verbose_name='who')),
                ('services', models.ManyToManyField(blank=True, related_name='roles', to='alliance.service', verbose_name='services')),
            ],
            options={
                'ordering': ('position', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='role_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.CharField(max_length=200, verbose_name='where')),
                ('country', models.CharField(help_text='ISO 3166 code: CN, HK, LA ...', max_length=2, validators=[daodi.hub.health.alliance.territories.as_country], verbose_name='country or region')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', editable=False, max_length=10)),
                ('campaign', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='alliance.campaign')),
                ('location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sessions', to='alliance.location', verbose_name='place of the directory')),
            ],
            options={
                'ordering': ('starts_on', 'place', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'held', 'cancelled'])), name='session_state_known'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='session_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Output',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(max_length=30, verbose_name='what was counted')),
                ('count', models.PositiveIntegerField(verbose_name='how many')),
                ('source', models.CharField(max_length=500, verbose_name='source of the count')),
                ('counted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('session', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='outputs', to='alliance.session')),
            ],
            options={
                'ordering': ('what', 'id'),
                'constraints': [models.UniqueConstraint(models.F('session'), models.F('what'), name='one_count_a_session', violation_error_message='This was counted for that session already; correct that count.')],
            },
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'member'), _negated=True), ('since__isnull', False), _connector='OR'), name='alliance_member_since_a_day'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('remote', False), models.Q(models.Q(('remote_booking', ''), _negated=True), models.Q(('remote_time_zone', ''), _negated=True)), _connector='OR'), name='remote_service_says_how', violation_error_message='Say how a tele-consultation is booked, and in which time zone.'),
        ),
    ]
