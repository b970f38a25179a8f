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
            name='PriceMonth',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.CharField(help_text='2026-10', max_length=7, unique=True)),
                ('frozen_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ('month',),
            },
        ),
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='what it is')),
                ('material_id', models.CharField(blank=True, editable=False, max_length=100)),
                ('lot_id', models.UUIDField(blank=True, editable=False, null=True)),
                ('lot_code', models.CharField(blank=True, editable=False, max_length=200, verbose_name='lot')),
                ('amount', models.CharField(blank=True, max_length=100, verbose_name='how much')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('state', models.CharField(choices=[('announced', 'Announced'), ('shown', 'On its shelf'), ('out', 'Lent out'), ('returned', 'Given back'), ('withdrawn', 'Withdrawn')], default='announced', editable=False, max_length=10)),
                ('shelf', models.CharField(blank=True, editable=False, max_length=20, verbose_name='shelf number')),
                ('listing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.listing')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('shelf', '-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['announced', 'shown', 'out', 'returned', 'withdrawn'])), name='sample_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Loan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('out_on', models.DateField()),
                ('due_on', models.DateField(verbose_name='back by')),
                ('back_on', models.DateField(null=True)),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('sample', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='loans', to='centre.sample')),
            ],
            options={
                'ordering': ('-out_on', '-id'),
                'constraints': [models.UniqueConstraint(models.F('sample'), condition=models.Q(('back_on', None)), name='one_loan_a_sample'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('out_on'))), name='loan_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Viewing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='time')),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('confirmed', 'Confirmed'), ('declined', 'Declined'), ('cancelled', 'Cancelled')], default='asked', editable=False, max_length=10)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sample', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='viewings', to='centre.sample')),
            ],
            options={
                'ordering': ('starts_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('sample'), models.F('person'), models.F('starts_at'), condition=models.Q(('state__in', ('asked', 'confirmed'))), name='asked_once'), models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'confirmed', 'declined', 'cancelled'])), name='viewing_state_known')],
            },
        ),
        migrations.CreateModel(
            name='BoardNotice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('market', 'Market'), ('supply', 'Supply'), ('demand', 'Demand'), ('rule', 'Rule'), ('event', 'Event'), ('other', 'Other')], max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('title_zh_hans', models.CharField(blank=True, max_length=300, verbose_name='title in simplified Chinese')),
                ('title_zh_hant', models.CharField(blank=True, max_length=300, verbose_name='title in traditional Chinese')),
                ('text', models.TextField(max_length=10000, verbose_name='text')),
                ('text_zh_hans', models.TextField(blank=True, max_length=10000, verbose_name='text in simplified Chinese')),
                ('text_zh_hant', models.TextField(blank=True, max_length=10000, verbose_name='text in traditional Chinese')),
                ('shown_from', models.DateField(verbose_name='shown from')),
                ('shown_until', models.DateField(blank=True, null=True, verbose_name='shown until')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-shown_from', '-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['market', 'supply', 'demand', 'rule', 'event', 'other'])), name='board_kind_known'), models.CheckConstraint(condition=models.Q(('shown_until', None), ('shown_until__gte', models.F('shown_from')), _connector='OR'), name='notice_ends_after_it_starts', violation_error_message='It ends before it starts; expected a later day.')],
            },
        ),
        migrations.CreateModel(
            name='PriceCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('material_id', models.CharField(max_length=100)),
                ('kind', models.CharField(max_length=10)),
                ('grade', models.CharField(blank=True, max_length=200)),
                ('currency', models.CharField(max_length=3)),
                ('low', models.DecimalField(decimal_places=4, max_digits=18)),
                ('middle_low', models.DecimalField(decimal_places=4, max_digits=18)),
                ('middle_high', models.DecimalField(decimal_places=4, max_digits=18)),
                ('high', models.DecimalField(decimal_places=4, max_digits=18)),
                ('deals', models.CharField(max_length=8)),
                ('month', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cells', to='centre.pricemonth')),
            ],
            options={
                'ordering': ('material_id', 'kind', 'grade', 'currency', 'month__month'),
                'constraints': [models.UniqueConstraint(models.F('month'), models.F('material_id'), models.F('kind'), models.F('grade'), models.F('currency'), name='one_price_cell_a_thing_and_month')],
            },
        ),
        migrations.AddConstraint(
            model_name='sample',
            constraint=models.UniqueConstraint(models.F('shelf'), condition=models.Q(('shelf', ''), _negated=True), name='one_sample_a_shelf_number'),
        ),
        migrations.AddConstraint(
            model_name='sample',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('shown', 'out')), models.Q(('shelf', ''), _negated=True)), models.Q(models.Q(('state__in', ('shown', 'out')), _negated=True), ('shelf', '')), _connector='OR'), name='what_is_there_has_a_shelf_number'),
        ),
        migrations.AddConstraint(
            model_name='viewing',
            constraint=models.UniqueConstraint(models.F('sample'), models.F('starts_at'), condition=models.Q(('state', 'confirmed')), name='one_viewing_a_sample_at_a_time'),
        ),
    ]
