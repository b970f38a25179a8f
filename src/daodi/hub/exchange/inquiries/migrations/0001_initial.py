import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('material_id', models.CharField(blank=True, editable=False, max_length=100)),
                ('material', models.CharField(max_length=100, verbose_name='material')),
                ('kind', models.CharField(choices=[('raw', 'Raw material'), ('piece', 'Decoction piece'), ('extract', 'Extract'), ('granules', 'Granules'), ('finished', 'Finished product'), ('device', 'Device'), ('service', 'Service')], default='raw', max_length=10, verbose_name='kind of product')),
                ('grade', models.CharField(blank=True, max_length=100, verbose_name='grade')),
                ('specification', models.CharField(blank=True, max_length=500, verbose_name='specification')),
                ('form', models.CharField(blank=True, max_length=100, verbose_name='form')),
                ('use', models.CharField(blank=True, max_length=20, verbose_name='use')),
                ('amount', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='amount')),
                ('unit', models.CharField(default='kg', max_length=20, verbose_name='unit')),
                ('unit_region', models.CharField(blank=True, max_length=2, verbose_name='region of the unit')),
                ('target_price', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='target price a unit')),
                ('currency', models.CharField(default='USD', max_length=3, verbose_name='currency')),
                ('market', models.CharField(max_length=10, verbose_name='goes to')),
                ('incoterm', models.CharField(blank=True, max_length=3, verbose_name='Incoterms rule')),
                ('place', models.CharField(blank=True, max_length=100, verbose_name='named place')),
                ('deliver_by', models.DateField(blank=True, null=True, verbose_name='deliver by')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='last day for quotes')),
                ('note', models.TextField(blank=True, max_length=5000, verbose_name='more in words')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('open', 'Open'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='draft', editable=False, max_length=10)),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'indexes': [models.Index(fields=['owner', '-created_at'], name='inquiry_of_buyer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed', 'cancelled'])), name='inquiry_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['raw', 'piece', 'extract', 'granules', 'finished', 'device', 'service'])), name='inquiry_kind_known'), models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gt', 0), _connector='OR'), name='inquiry_amount_above_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Clarification',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.TextField(max_length=2000, verbose_name='question, as all read it')),
                ('answer', models.TextField(max_length=5000, verbose_name='answer to all')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('inquiry', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='clarifications', to='inquiries.inquiry')),
            ],
            options={
                'ordering': ('made_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('declined', 'Declined'), ('quoted', 'Quoted')], default='asked', editable=False, max_length=10)),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='why not')),
                ('asked_at', models.DateTimeField(editable=False, null=True)),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('supplier', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('inquiry', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='inquiries.inquiry')),
            ],
            options={
                'ordering': ('supplier__name', 'id'),
                'constraints': [models.UniqueConstraint(models.F('inquiry'), models.F('supplier'), name='one_asking_a_supplier'), models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'declined', 'quoted'])), name='asked_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('buyer', 'Buyer'), ('supplier', 'Supplier')], editable=False, max_length=8)),
                ('text', models.TextField(max_length=2000, verbose_name='question')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('answer', models.TextField(blank=True, max_length=5000, verbose_name='answer')),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('asked', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='inquiries.asked')),
            ],
            options={
                'ordering': ('made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('side__in', ['buyer', 'supplier'])), name='question_side_known')],
            },
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(editable=False, max_length=20, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('asked', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='quotes', to='inquiries.asked')),
            ],
            options={
                'ordering': ('made_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='QuoteVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField(editable=False)),
                ('state', models.CharField(choices=[('offered', 'Offered'), ('superseded', 'Superseded'), ('withdrawn', 'Withdrawn'), ('declined', 'Declined'), ('accepted', 'Accepted')], default='offered', editable=False, max_length=10)),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('price', models.DecimalField(decimal_places=4, max_digits=18, validators=[django.core.validators.MinValueValidator(0)], verbose_name='price a unit')),
                ('unit', models.CharField(default='kg', max_length=20, verbose_name='unit')),
                ('unit_region', models.CharField(blank=True, max_length=2, verbose_name='region of the unit')),
                ('tiers', models.JSONField(blank=True, default=list, verbose_name='price breaks')),
                ('amount', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='amount')),
                ('minimum', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='smallest amount')),
                ('tolerance_pct', models.DecimalField(decimal_places=2, default=0, max_digits=5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='tolerance, %')),
                ('incoterm', models.CharField(max_length=3, verbose_name='Incoterms rule')),
                ('place', models.CharField(max_length=100, verbose_name='named place')),
                ('lead_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days to deliver')),
                ('valid_until', models.DateTimeField(verbose_name='valid until')),
                ('zone', models.CharField(default='UTC', max_length=50, verbose_name='time zone')),
                ('freight', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='freight, estimate')),
                ('insurance', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='insurance, estimate')),
                ('duty_pct', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1000)], verbose_name='import duty, estimate, %')),
                ('note', models.TextField(blank=True, max_length=5000, verbose_name='note')),
                ('offered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('accepted_amount', models.DecimalField(decimal_places=4, editable=False, max_digits=18, null=True)),
                ('listing', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.listing')),
                ('quote', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='inquiries.quote')),
            ],
            options={
                'ordering': ('version',),
                'constraints': [models.UniqueConstraint(models.F('quote'), models.F('version'), name='one_quote_version_a_number'), models.CheckConstraint(condition=models.Q(('state__in', ['offered', 'superseded', 'withdrawn', 'declined', 'accepted'])), name='version_state_known'), models.CheckConstraint(condition=models.Q(('price__gt', 0)), name='version_price_above_nothing', violation_error_message='A price is above nothing.')],
            },
        ),
        migrations.CreateModel(
            name='QuoteLot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lot_id', models.UUIDField(editable=False)),
                ('facts', models.JSONField(default=dict, editable=False)),
                ('outcome', models.CharField(blank=True, editable=False, max_length=20)),
                ('on', models.DateField(editable=False)),
                ('version', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='inquiries.quoteversion')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(models.F('version'), models.F('lot_id'), name='one_line_a_quoted_lot')],
            },
        ),
        migrations.CreateModel(
            name='CounterOffer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('price', models.DecimalField(decimal_places=4, max_digits=18, validators=[django.core.validators.MinValueValidator(0)], verbose_name='price a unit')),
                ('amount', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='amount')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='in words')),
                ('state', models.CharField(choices=[('open', 'Open'), ('answered', 'Answered by a new version'), ('declined', 'Declined'), ('lapsed', 'No longer of use')], default='open', editable=False, max_length=10)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('version', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='inquiries.quoteversion')),
            ],
            options={
                'ordering': ('made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'answered', 'declined', 'lapsed'])), name='counter_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Rate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('currency', models.CharField(max_length=3, verbose_name='one unit of')),
                ('rate', models.DecimalField(decimal_places=8, max_digits=18, validators=[django.core.validators.MinValueValidator(0)], verbose_name="is worth, in the inquiry's currency")),
                ('on', models.DateField(verbose_name='rate of the day')),
                ('source', models.CharField(max_length=200, verbose_name='where the rate is from')),
                ('inquiry', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='rates', to='inquiries.inquiry')),
            ],
            options={
                'ordering': ('currency',),
                'constraints': [models.UniqueConstraint(models.F('inquiry'), models.F('currency'), name='one_rate_a_currency'), models.CheckConstraint(condition=models.Q(('rate__gt', 0)), name='rate_above_nothing')],
            },
        ),
        migrations.CreateModel(
            name='SampleRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(editable=False, max_length=20, unique=True)),
                ('material', models.CharField(max_length=100, verbose_name='material')),
                ('amount', models.DecimalField(decimal_places=4, max_digits=18, validators=[django.core.validators.MinValueValidator(0)], verbose_name='amount')),
                ('unit', models.CharField(default='g', max_length=20, verbose_name='unit')),
                ('unit_region', models.CharField(blank=True, max_length=2, verbose_name='region of the unit')),
                ('address', models.TextField(max_length=500, verbose_name='send it to')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='what it is for')),
                ('state', models.CharField(choices=[('requested', 'Asked for'), ('agreed', 'Agreed'), ('declined', 'Declined'), ('cancelled', 'Cancelled'), ('sent', 'Sent'), ('received', 'Received'), ('assessed', 'Assessed')], default='requested', editable=False, max_length=10)),
                ('reply', models.TextField(blank=True, max_length=2000, verbose_name='word of the supplier')),
                ('lot_id', models.UUIDField(blank=True, editable=False, null=True)),
                ('lot', models.JSONField(default=dict, editable=False)),
                ('carrier', models.CharField(blank=True, max_length=100, verbose_name='carrier')),
                ('reference', models.CharField(blank=True, max_length=100, verbose_name='number of the consignment')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='sent on')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                ('assessment', models.TextField(blank=True, max_length=5000, verbose_name='what was found')),
                ('test_request', models.CharField(blank=True, max_length=100, verbose_name='number of the test request')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('asked', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='samples', to='inquiries.asked')),
                ('buyer', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('listing', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.listing')),
                ('supplier', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('version', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='samples', to='inquiries.quoteversion')),
            ],
            options={
                'ordering': ('-made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'agreed', 'declined', 'cancelled', 'sent', 'received', 'assessed'])), name='sample_request_state_known'), models.CheckConstraint(condition=models.Q(('buyer', models.F('supplier')), _negated=True), name='sample_is_of_another'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='sample_above_nothing')],
            },
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='inquiry_is_private'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='question_answered_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='quoteversion',
            constraint=models.UniqueConstraint(models.F('quote'), condition=models.Q(('state', 'offered')), name='one_version_stands'),
        ),
        migrations.AddConstraint(
            model_name='quoteversion',
            constraint=models.UniqueConstraint(models.F('quote'), condition=models.Q(('state', 'accepted')), name='one_version_is_accepted'),
        ),
        migrations.AddConstraint(
            model_name='quoteversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('accepted_amount__gt', 0), ('decided_at__isnull', False)), _connector='OR'), name='version_is_accepted_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='counteroffer',
            constraint=models.UniqueConstraint(models.F('version'), condition=models.Q(('state', 'open')), name='one_open_counter_a_version'),
        ),
    ]
