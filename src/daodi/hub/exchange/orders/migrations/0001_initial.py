import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0001_initial'),
        ('documents', '0002_initial'),
        ('inquiries', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('kind', models.CharField(choices=[('amount', 'Amount'), ('quality', 'Quality'), ('identity', 'Not the species or material'), ('damage', 'Damage'), ('papers', 'Papers'), ('delay', 'Delay'), ('other', 'Something else')], max_length=10, verbose_name='kind')),
                ('text', models.TextField(max_length=5000, verbose_name='what is wrong')),
                ('wanted', models.TextField(blank=True, max_length=2000, verbose_name='what would settle it')),
                ('state', models.CharField(choices=[('open', 'Waiting for an answer'), ('answered', 'Answered'), ('settled', 'Settled'), ('withdrawn', 'Withdrawn'), ('raised', 'In dispute'), ('decided', 'Decided')], default='open', editable=False, max_length=10)),
                ('answer', models.TextField(blank=True, editable=False, max_length=5000, verbose_name='answer')),
                ('settlement', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='how it was settled')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'answered', 'settled', 'withdrawn', 'raised', 'decided'])), name='complaint_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['amount', 'quality', 'identity', 'damage', 'papers', 'delay', 'other'])), name='complaint_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('raised_by', models.CharField(choices=[('buyer', 'Buyer'), ('supplier', 'Supplier')], editable=False, max_length=8)),
                ('state', models.CharField(choices=[('open', 'Open'), ('buyer-offers', 'The buyer offers to settle'), ('supplier-offers', 'The supplier offers to settle'), ('settled', 'Settled by the two'), ('decided', 'Decided by the operator')], default='open', editable=False, max_length=16)),
                ('offer', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='offer')),
                ('favour', models.CharField(blank=True, choices=[('buyer', 'for the buyer'), ('supplier', 'for the supplier'), ('both', 'partly for each')], max_length=8, verbose_name='decided')),
                ('reasons', models.TextField(blank=True, max_length=5000, verbose_name='reasons')),
                ('raised_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('complaint', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='dispute', to='orders.complaint')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-raised_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'buyer-offers', 'supplier-offers', 'settled', 'decided'])), name='dispute_state_known')],
            },
        ),
        migrations.CreateModel(
            name='DisputeEvidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('by', models.CharField(choices=[('buyer', 'Buyer'), ('supplier', 'Supplier')], editable=False, max_length=8)),
                ('text', models.TextField(max_length=5000, verbose_name='what it shows')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('dispute', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='orders.dispute')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('by__in', ['buyer', 'supplier'])), name='evidence_side_known')],
            },
        ),
        migrations.CreateModel(
            name='LotAmount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lot_id', models.UUIDField(editable=False)),
                ('kg', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='amount in all, kg')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('lot_id'), name='one_amount_a_lot'), models.CheckConstraint(condition=models.Q(('kg__gt', 0)), name='lot_amount_above_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('serial', models.PositiveIntegerField(editable=False)),
                ('number', models.CharField(max_length=60, verbose_name='order number')),
                ('state', models.CharField(choices=[('placed', 'Placed'), ('confirmed', 'Confirmed'), ('shipping', 'Partly shipped'), ('shipped', 'Shipped'), ('received', 'Received'), ('closed', 'Closed'), ('rejected', 'Rejected'), ('cancelled', 'Cancelled')], default='placed', editable=False, max_length=10)),
                ('market', models.CharField(blank=True, max_length=8, verbose_name='market')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('incoterm', models.CharField(blank=True, max_length=3, verbose_name='Incoterm')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='named place')),
                ('deliver_by', models.DateField(blank=True, null=True, verbose_name='deliver by')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('total', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='total')),
                ('terms', models.JSONField(blank=True, default=dict)),
                ('warnings', models.JSONField(blank=True, default=list)),
                ('reason', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='reason')),
                ('placed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('confirmed_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('supplier', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('version', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='order', to='inquiries.quoteversion')),
            ],
            options={
                'ordering': ('-placed_at', 'id'),
                'indexes': [models.Index(fields=['owner', '-placed_at'], name='order_by_buyer'), models.Index(fields=['supplier', '-placed_at'], name='order_by_supplier')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['placed', 'confirmed', 'shipping', 'shipped', 'received', 'closed', 'rejected', 'cancelled'])), name='order_state_known'), models.CheckConstraint(condition=models.Q(('supplier', models.F('owner')), _negated=True), name='order_is_of_another'), models.CheckConstraint(condition=models.Q(('total__gte', 0)), name='order_total_not_below_nothing'), models.UniqueConstraint(models.F('owner'), models.F('supplier'), models.F('serial'), name='one_order_a_serial'), models.UniqueConstraint(models.F('owner'), models.F('supplier'), models.F('number'), name='one_order_a_number')],
            },
        ),
        migrations.AddField(
            model_name='complaint',
            name='order',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='complaints', to='orders.order'),
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('kind', models.CharField(choices=[('change', 'Change'), ('cancel', 'Cancellation')], editable=False, max_length=6)),
                ('by', models.CharField(choices=[('buyer', 'Buyer'), ('supplier', 'Supplier')], editable=False, max_length=8)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn'), ('lapsed', 'Lapsed')], default='proposed', editable=False, max_length=9)),
                ('lines', models.JSONField(blank=True, default=list)),
                ('deliver_by', models.DateField(blank=True, null=True, verbose_name='deliver by')),
                ('before', models.JSONField(blank=True, default=dict)),
                ('reason', models.TextField(max_length=2000, verbose_name='reason')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('order', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='orders.order')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(models.F('order'), models.F('number'), name='one_change_a_number'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'accepted', 'declined', 'withdrawn', 'lapsed'])), name='change_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['change', 'cancel'])), name='change_kind_known'), models.CheckConstraint(condition=models.Q(('by__in', ['buyer', 'supplier'])), name='change_side_known')],
            },
        ),
        migrations.CreateModel(
            name='OrderLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('material_id', models.CharField(blank=True, max_length=100)),
                ('material', models.CharField(blank=True, max_length=300, verbose_name='material')),
                ('description', models.CharField(max_length=500, verbose_name='description')),
                ('kind', models.CharField(blank=True, choices=[('raw', 'Raw material'), ('piece', 'Decoction piece'), ('extract', 'Extract'), ('granules', 'Granules'), ('finished', 'Finished product'), ('device', 'Device'), ('service', 'Service')], max_length=10, verbose_name='kind')),
                ('grade', models.CharField(blank=True, max_length=200, verbose_name='grade')),
                ('specification', models.TextField(blank=True, max_length=4000, verbose_name='specification')),
                ('form', models.CharField(blank=True, max_length=200, verbose_name='form')),
                ('use', models.CharField(blank=True, max_length=100, verbose_name='use')),
                ('origin', models.CharField(blank=True, max_length=300, verbose_name='origin')),
                ('amount', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='amount')),
                ('unit', models.CharField(max_length=20, verbose_name='unit')),
                ('unit_region', models.CharField(blank=True, max_length=2)),
                ('kg', models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ('price', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='price a unit')),
                ('total', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='total')),
                ('tolerance_pct', models.DecimalField(decimal_places=2, default=0, max_digits=5, verbose_name='tolerance, %')),
                ('lots', models.JSONField(blank=True, default=list)),
                ('listing', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.listing')),
                ('order', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='orders.order')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(models.F('order'), models.F('number'), name='one_line_a_number'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='order_line_amount_not_below_nothing'), models.CheckConstraint(condition=models.Q(('price__gte', 0), ('total__gte', 0)), name='order_line_price_not_below_nothing'), models.CheckConstraint(condition=models.Q(('tolerance_pct__range', (0, 100))), name='order_line_tolerance_in_range')],
            },
        ),
        migrations.CreateModel(
            name='Shipment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('state', models.CharField(choices=[('despatched', 'On its way'), ('received', 'Received')], default='despatched', editable=False, max_length=10)),
                ('despatched_on', models.DateField(verbose_name='despatched on')),
                ('expected_on', models.DateField(blank=True, null=True, verbose_name='expected on')),
                ('carrier', models.CharField(blank=True, max_length=200, verbose_name='carrier')),
                ('reference', models.CharField(blank=True, max_length=200, verbose_name='transport document or tracking number')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('withheld', models.JSONField(blank=True, default=list, editable=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('order', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='shipments', to='orders.order')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(models.F('order'), models.F('number'), name='one_shipment_a_number'), models.CheckConstraint(condition=models.Q(('state__in', ['despatched', 'received'])), name='shipment_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('received_on', models.DateField(verbose_name='received on')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('shipment', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='receipt', to='orders.shipment')),
            ],
        ),
        migrations.AddField(
            model_name='complaint',
            name='shipment',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='orders.shipment'),
        ),
        migrations.CreateModel(
            name='Shipped',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('lot_id', models.UUIDField(db_index=True, null=True)),
                ('lot_code', models.CharField(blank=True, max_length=200, verbose_name='lot')),
                ('amount', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='amount')),
                ('kg', models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ('line', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='shipped', to='orders.orderline')),
                ('shipment', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='contents', to='orders.shipment')),
            ],
            options={
                'ordering': ('line__number', 'lot_code', 'id'),
                'constraints': [models.UniqueConstraint(models.F('shipment'), models.F('line'), models.F('lot_id'), name='one_amount_a_lot_line_and_shipment'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='shipped_has_an_amount')],
            },
        ),
        migrations.CreateModel(
            name='Received',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('amount', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='amount')),
                ('kg', models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ('difference', models.CharField(blank=True, choices=[('', 'as it was sent'), ('short', 'less than was sent'), ('over', 'more than was sent'), ('damaged', 'damaged'), ('wrong', 'something else than was ordered')], max_length=10, verbose_name='difference')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='what was different')),
                ('receipt', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='contents', to='orders.receipt')),
                ('shipped', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='received', to='orders.shipped')),
            ],
            options={
                'ordering': ('shipped__line__number', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='received_not_below_nothing'), models.CheckConstraint(condition=models.Q(('difference__in', ['', 'short', 'over', 'damaged', 'wrong'])), name='difference_known')],
            },
        ),
        migrations.AddField(
            model_name='complaint',
            name='shipped',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.shipped'),
        ),
        migrations.CreateModel(
            name='ComplaintDocument',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('by', models.CharField(choices=[('buyer', 'Buyer'), ('supplier', 'Supplier')], editable=False, max_length=8)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('complaint', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='orders.complaint')),
                ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('complaint'), models.F('document'), name='one_document_a_complaint'), models.CheckConstraint(condition=models.Q(('by__in', ['buyer', 'supplier'])), name='complaint_document_side_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'decided'), _negated=True), models.Q(models.Q(('reasons', ''), _negated=True), models.Q(('favour', ''), _negated=True)), _connector='OR'), name='dispute_decided_with_reasons'),
        ),
        migrations.AddConstraint(
            model_name='disputeevidence',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='evidence_says_what'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='order_is_private'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.UniqueConstraint(models.F('order'), condition=models.Q(('state', 'proposed')), name='one_open_change_an_order'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='change_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.UniqueConstraint(models.F('order'), models.F('number'), name='one_complaint_a_number'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='complaint_says_what'),
        ),
    ]
