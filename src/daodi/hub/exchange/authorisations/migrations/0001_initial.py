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
            name='MedicinalProduct',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('formula', 'Formula medicine'), ('granules', 'Single-herb granules'), ('herbal', 'Herbal medicinal product'), ('medicine', 'Other medicine'), ('device', 'Medical device'), ('supplement', 'Health food or food supplement')], max_length=12, verbose_name='kind of product')),
                ('name', models.CharField(max_length=300, verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=300, verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=300, verbose_name='name in traditional Chinese')),
                ('dose_form', models.CharField(blank=True, max_length=100, verbose_name='dosage form')),
                ('route', models.CharField(blank=True, max_length=100, verbose_name='route of administration')),
                ('supply', models.CharField(blank=True, choices=[('prescription', 'On prescription'), ('pharmacy', 'Without prescription, from a pharmacy'), ('general', 'On general sale')], max_length=12, verbose_name='how it is supplied')),
                ('pack', models.CharField(blank=True, max_length=300, verbose_name='package')),
                ('shelf_life', models.CharField(blank=True, max_length=100, verbose_name='shelf life')),
                ('indication', models.TextField(blank=True, max_length=5000, verbose_name='indication')),
                ('device_class', models.CharField(blank=True, max_length=20, verbose_name='class of the device')),
                ('udi_di', models.CharField(blank=True, max_length=25, verbose_name='UDI-DI')),
                ('composition_shown', models.CharField(choices=[('all', 'Ingredients and amounts'), ('names', 'Ingredients without amounts'), ('none', 'Nothing: it is a secret')], default='names', max_length=5, verbose_name='what others see of the composition')),
                ('facts', models.JSONField(blank=True, default=dict, editable=False)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['formula', 'granules', 'herbal', 'medicine', 'device', 'supplement'])), name='product_kind_known'), models.CheckConstraint(condition=models.Q(('composition_shown__in', ['all', 'names', 'none'])), name='product_shown_known')],
            },
        ),
        migrations.CreateModel(
            name='Component',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='ingredient')),
                ('material_id', models.CharField(blank=True, db_index=True, editable=False, max_length=100)),
                ('role', models.CharField(choices=[('active', 'Active ingredient'), ('excipient', 'Excipient')], default='active', max_length=10, verbose_name='role')),
                ('amount', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True, verbose_name='amount')),
                ('unit', models.CharField(blank=True, max_length=30, verbose_name='unit')),
                ('product', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='components', to='authorisations.medicinalproduct')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(models.F('product'), models.F('number'), name='one_component_a_number'), models.CheckConstraint(condition=models.Q(('role__in', ['active', 'excipient'])), name='component_role_known'), models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gt', 0), _connector='OR'), name='component_amount_above_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Authorisation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('register', models.CharField(max_length=40, verbose_name='register')),
                ('market', models.CharField(editable=False, max_length=8)),
                ('number', models.CharField(max_length=60, verbose_name='number')),
                ('path_kind', models.CharField(choices=[('ordinary', 'Ordinary'), ('conditional', 'Conditional'), ('special-review', 'Special review'), ('traditional-use', 'Traditional-use registration'), ('listed', 'Listed or notified'), ('special-import', 'Special import')], default='ordinary', max_length=16, verbose_name='path')),
                ('path', models.CharField(blank=True, max_length=60, verbose_name='by which procedure')),
                ('product_type', models.CharField(blank=True, max_length=200, verbose_name='type or category in the register')),
                ('granted_on', models.DateField(verbose_name='granted on')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('verified_at', models.DateTimeField(editable=False, null=True)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('verified_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verified_for', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authorisations', to='authorisations.medicinalproduct')),
            ],
            options={
                'ordering': ('market', 'number', 'id'),
                'indexes': [models.Index(fields=['register', 'number'], name='authorisation_by_number'), models.Index(fields=['valid_until'], name='authorisation_by_last_day')],
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('register'), models.F('number'), name='one_authorisation_a_number', violation_error_message='You keep this number of this register already.'), models.CheckConstraint(condition=models.Q(('path_kind__in', ['ordinary', 'conditional', 'special-review', 'traditional-use', 'listed', 'special-import'])), name='authorisation_path_known'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('granted_on')), _connector='OR'), name='authorisation_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.'), models.CheckConstraint(condition=models.Q(models.Q(('verified_at', None), ('verified_by', None), ('verified_for', None)), models.Q(('verified_at__isnull', False), ('verified_by__isnull', False), ('verified_for__isnull', False)), _connector='OR'), name='authorisation_verified_by_someone_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('market', models.CharField(editable=False, max_length=8)),
                ('path', models.CharField(blank=True, max_length=60, verbose_name='by which procedure')),
                ('title', models.CharField(max_length=300, verbose_name='what is applied for')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='number of the application')),
                ('note', models.TextField(blank=True, max_length=5000, verbose_name='what the regulator is to know')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('review', 'Under review'), ('stopped', 'Clock stopped: the applicant answers'), ('granted', 'Granted'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=10)),
                ('submitted_on', models.DateField(editable=False, null=True)),
                ('decided_on', models.DateField(editable=False, null=True)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('regulator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('authorisation', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='applications', to='authorisations.authorisation')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='authorisations.medicinalproduct')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'review', 'stopped', 'granted', 'refused', 'withdrawn'])), name='application_state_known'), models.CheckConstraint(condition=models.Q(('regulator', models.F('owner')), _negated=True), name='application_goes_to_another')],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('operation', models.CharField(choices=[('manufacture', 'Manufacture'), ('contract-manufacture', 'Contract manufacture'), ('packaging', 'Packaging'), ('batch-release', 'Release of lots'), ('import', 'Import'), ('representative', 'Local representative')], max_length=20, verbose_name='what is done there')),
                ('name', models.CharField(max_length=200, verbose_name='by whom')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='address')),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('authorisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='sites', to='authorisations.authorisation')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('operation', 'since', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('operation__in', ['manufacture', 'contract-manufacture', 'packaging', 'batch-release', 'import', 'representative'])), name='site_operation_known'), models.CheckConstraint(condition=models.Q(('since', None), ('until', None), ('until__gte', models.F('since')), _connector='OR'), name='site_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='Status',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('line', models.CharField(choices=[('regulatory', 'Authorisation'), ('marketing', 'Marketing')], default='regulatory', max_length=10, verbose_name='of what')),
                ('status', models.CharField(max_length=30, verbose_name='status')),
                ('since', models.DateField(verbose_name='since')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='reason or reference')),
                ('authorisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='statuses', to='authorisations.authorisation')),
            ],
            options={
                'ordering': ('since', 'id'),
                'constraints': [models.UniqueConstraint(models.F('authorisation'), models.F('line'), models.F('since'), name='one_status_a_day', violation_error_message='A status since this day is kept already.'), models.CheckConstraint(condition=models.Q(('line__in', ['regulatory', 'marketing'])), name='status_line_known')],
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('question', 'Question'), ('answer', 'Answer'), ('guidance', 'Guidance'), ('note', 'Note')], max_length=10, verbose_name='kind')),
                ('text', models.TextField(max_length=10000, verbose_name='text')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='answer by')),
                ('answers', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answered_by', to='authorisations.turn')),
                ('application', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='authorisations.application')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['question', 'answer', 'guidance', 'note'])), name='turn_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='Variation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='number')),
                ('kind', models.CharField(blank=True, max_length=60, verbose_name='type of variation')),
                ('what', models.TextField(max_length=2000, verbose_name='what changes')),
                ('applied_on', models.DateField(blank=True, null=True, verbose_name='applied for on')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                ('authorisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='variations', to='authorisations.authorisation')),
            ],
            options={
                'ordering': ('approved_on', 'applied_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Warned',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_until', models.DateField(editable=False)),
                ('days', models.PositiveSmallIntegerField(editable=False)),
                ('authorisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='warned', to='authorisations.authorisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('authorisation'), models.F('valid_until'), models.F('days'), name='one_warning_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ClockStop',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stopped_on', models.DateField(editable=False)),
                ('started_on', models.DateField(editable=False, null=True)),
                ('application', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='stops', to='authorisations.application')),
            ],
            options={
                'ordering': ('stopped_on', 'id'),
                'constraints': [models.UniqueConstraint(models.F('application'), condition=models.Q(('started_on', None)), name='one_stop_at_a_time'), models.CheckConstraint(condition=models.Q(('started_on', None), ('started_on__gte', models.F('stopped_on')), _connector='OR'), name='clock_starts_after_it_stopped')],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('holder', models.CharField(max_length=200, verbose_name='holder')),
                ('since', models.DateField(verbose_name='since')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('authorisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='holdings', to='authorisations.authorisation')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('since', 'id'),
                'constraints': [models.UniqueConstraint(models.F('authorisation'), models.F('since'), name='one_holder_a_day', violation_error_message='On this day it passed to somebody already.')],
            },
        ),
        migrations.AddConstraint(
            model_name='medicinalproduct',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='product_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='medicinalproduct',
            constraint=models.UniqueConstraint(models.F('owner'), models.F('udi_di'), condition=models.Q(('udi_di', ''), _negated=True), name='one_product_a_udi', violation_error_message='You have a product with this UDI-DI already.'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='application_is_private'),
        ),
        migrations.AddConstraint(
            model_name='turn',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answers__isnull', False), ('kind', 'answer')), models.Q(models.Q(('kind', 'answer'), _negated=True), ('answers', None)), _connector='OR'), name='only_answers_answer'),
        ),
    ]
