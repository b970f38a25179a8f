import django.core.validators
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
            name='Call',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('text', models.TextField(max_length=10000, verbose_name='what is called for')),
                ('criteria', models.TextField(max_length=5000, verbose_name='by what it is judged')),
                ('opens_on', models.DateField(verbose_name='opens on')),
                ('closes_on', models.DateField(verbose_name='closes on')),
                ('decision', models.TextField(blank=True, editable=False, max_length=5000, verbose_name='decision and its reasons')),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-closes_on', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='call_closes_after_it_opens', violation_error_message='It closes before it opens; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('side', models.CharField(choices=[('need', 'Need'), ('offer', 'Offer')], max_length=5, verbose_name='need or offer')),
                ('kind', models.CharField(choices=[('technology', 'Technology'), ('result', 'Result to be transferred'), ('product', 'Product'), ('investment', 'Investment'), ('service', 'Service'), ('site', 'Site'), ('people', 'People'), ('facility', 'Facility by the hour'), ('partner', 'Partner')], max_length=12, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('title_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='title in simplified Chinese')),
                ('title_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='title in traditional Chinese')),
                ('text', models.TextField(blank=True, max_length=5000, verbose_name='in words')),
                ('keywords', models.CharField(blank=True, max_length=300, verbose_name='keywords')),
                ('material', models.CharField(blank=True, max_length=100, verbose_name='material')),
                ('material_id', models.CharField(blank=True, editable=False, max_length=100)),
                ('stage', models.CharField(blank=True, choices=[('idea', 'Idea'), ('laboratory', 'In the laboratory'), ('pilot', 'Pilot'), ('proven', 'Proven'), ('market', 'On the market')], max_length=10, verbose_name='stage')),
                ('places', models.CharField(blank=True, max_length=200, verbose_name='where')),
                ('languages', models.CharField(blank=True, max_length=100, verbose_name='languages')),
                ('terms', models.CharField(blank=True, max_length=500, verbose_name='terms')),
                ('amount_from', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='amount from')),
                ('amount_to', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='amount to')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('hours_a_week', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week')),
                ('price_an_hour', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='price an hour')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('state', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed'), ('withdrawn', 'Withdrawn')], default='open', editable=False, max_length=10)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('side__in', ['need', 'offer'])), name='entry_side_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['technology', 'result', 'product', 'investment', 'service', 'site', 'people', 'facility', 'partner'])), name='entry_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed', 'withdrawn'])), name='entry_state_known'), models.CheckConstraint(condition=models.Q(('amount_from', None), ('amount_to', None), ('amount_to__gte', models.F('amount_from')), _connector='OR'), name='entry_amounts_in_order', violation_error_message='The amount ends below where it begins.')],
            },
        ),
        migrations.CreateModel(
            name='Juror',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jurors', to='docking.call')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(models.F('call'), models.F('member'), name='one_juror_a_member')],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('need-accepted', "The need's side accepted"), ('offer-accepted', "The offer's side accepted"), ('introduced', 'Introduced to each other'), ('declined', 'Declined'), ('agreed', 'Agreed'), ('not-agreed', 'Not agreed')], default='proposed', max_length=14)),
                ('score', models.DecimalField(decimal_places=2, max_digits=3)),
                ('reasons', models.JSONField(default=list)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('outcome', models.TextField(blank=True, max_length=2000, verbose_name='how it ended')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='agreed amount')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='as_need', to='docking.entry')),
                ('need_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='as_offer', to='docking.entry')),
                ('offer_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'need-accepted', 'offer-accepted', 'introduced', 'declined', 'agreed', 'not-agreed'])), name='match_state_known'), models.UniqueConstraint(models.F('need'), models.F('offer'), name='one_match_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='begins')),
                ('ends_at', models.DateTimeField(verbose_name='ends')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='what for')),
                ('state', models.CharField(choices=[('requested', 'Requested'), ('confirmed', 'Booked'), ('declined', 'Declined'), ('cancelled', 'Cancelled')], default='requested', editable=False, max_length=10)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('asker', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('entry', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='docking.entry')),
            ],
            options={
                'ordering': ('starts_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'confirmed', 'declined', 'cancelled'])), name='slot_state_known'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='slot_ends_after_it_begins', violation_error_message='It ends before it begins; expected a later time.')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('text', models.TextField(max_length=10000, verbose_name='in words')),
                ('chosen', models.BooleanField(default=False, editable=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('call', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='submissions', to='docking.call')),
                ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='docking.entry')),
                ('member', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('made_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('call'), models.F('member'), name='one_submission_a_member')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(100)], verbose_name='points, 0 to 100')),
                ('remark', models.TextField(max_length=2000, verbose_name='remark')),
                ('member', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('submission', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='docking.submission')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(models.F('submission'), models.F('member'), name='one_score_a_juror'), models.CheckConstraint(condition=models.Q(('points__range', (0, 100))), name='points_in_range')],
            },
        ),
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField(verbose_name='day')),
                ('note', models.TextField(max_length=2000, verbose_name='what was said')),
                ('match', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='talks', to='docking.match')),
            ],
            options={
                'ordering': ('held_on', 'id'),
            },
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('decided_at', None), models.Q(('decision', ''), _negated=True), _connector='OR'), name='call_is_decided_with_reasons'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='entry_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('agreed', 'not-agreed')), _negated=True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='match_ends_with_a_word'),
        ),
    ]
