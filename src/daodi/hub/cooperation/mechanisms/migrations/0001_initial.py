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
            name='Mechanism',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('alliance', 'Alliance'), ('memorandum', 'Memorandum of understanding'), ('agreement', 'Agreement'), ('dialogue', 'Dialogue platform'), ('forum', 'Forum'), ('contact', 'Contact mechanism'), ('network', 'Network'), ('pilot', 'Pilot scheme')], max_length=12, verbose_name='kind')),
                ('level', models.CharField(choices=[('multilateral', 'Multilateral'), ('bilateral', 'Bilateral'), ('province', 'Province or city'), ('institution', 'Institution')], max_length=12, verbose_name='level')),
                ('title', models.CharField(max_length=300, verbose_name='name')),
                ('title_zh_hans', models.CharField(blank=True, max_length=300, verbose_name='name in simplified Chinese')),
                ('title_zh_hant', models.CharField(blank=True, max_length=300, verbose_name='name in traditional Chinese')),
                ('about', models.TextField(blank=True, max_length=5000, verbose_name='what it is for')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='in force from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='in force until')),
                ('renewal', models.CharField(blank=True, max_length=300, verbose_name='how it is renewed')),
                ('ended', models.BooleanField(default=False, editable=False, verbose_name='ended')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('title', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['alliance', 'memorandum', 'agreement', 'dialogue', 'forum', 'contact', 'network', 'pilot'])), name='mechanism_kind_known'), models.CheckConstraint(condition=models.Q(('level__in', ['multilateral', 'bilateral', 'province', 'institution'])), name='mechanism_level_known'), models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='mechanism_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=300, verbose_name='what meets')),
                ('starts_at', models.DateTimeField(verbose_name='begins')),
                ('ends_at', models.DateTimeField(verbose_name='ends')),
                ('place', models.CharField(blank=True, max_length=300, verbose_name='where')),
                ('agenda', models.TextField(blank=True, max_length=10000, verbose_name='agenda, a line a point')),
                ('minutes', models.TextField(blank=True, max_length=50000, verbose_name='minutes')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', editable=False, max_length=10)),
                ('changed', models.PositiveIntegerField(default=0, editable=False, help_text='how often it was changed, for calendars')),
                ('mechanism', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='mechanisms.mechanism')),
            ],
            options={
                'ordering': ('-starts_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'held', 'cancelled'])), name='meeting_state_known'), models.CheckConstraint(condition=models.Q(('ends_at__gte', models.F('starts_at'))), name='meeting_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later time.')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('text', models.TextField(max_length=5000, verbose_name='decided')),
                ('meeting', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='mechanisms.meeting')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(models.F('meeting'), models.F('number'), name='one_decision_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('role', models.CharField(choices=[('party', 'Party'), ('chair', 'Chair'), ('secretariat', 'Secretariat'), ('observer', 'Observer')], default='party', max_length=12, verbose_name='role')),
                ('jurisdiction', models.CharField(blank=True, max_length=8, verbose_name='country or region')),
                ('state', models.CharField(choices=[('named', 'Named in a source'), ('asked', 'Asked to confirm'), ('confirmed', 'Confirmed by the party'), ('declined', 'Declined')], default='named', editable=False, max_length=10)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('mechanism', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='mechanisms.mechanism')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('added_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['named', 'asked', 'confirmed', 'declined'])), name='party_state_known'), models.CheckConstraint(condition=models.Q(('role__in', ['party', 'chair', 'secretariat', 'observer'])), name='mechanism_party_role_known'), models.UniqueConstraint(models.F('mechanism'), models.F('name'), name='one_party_a_name', violation_error_message='A party of this name takes part already.')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=2000, verbose_name='what is to be done')),
                ('due_on', models.DateField(verbose_name='until')),
                ('done_on', models.DateField(editable=False, null=True)),
                ('outcome', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='how it ended')),
                ('decision', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='mechanisms.decision')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mechanisms.party')),
            ],
            options={
                'ordering': ('due_on', 'id'),
            },
        ),
        migrations.AddConstraint(
            model_name='mechanism',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='mechanism_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('member', None), ('state', 'named')), models.Q(models.Q(('state', 'named'), _negated=True), ('member__isnull', False)), _connector='OR'), name='only_members_confirm'),
        ),
    ]
