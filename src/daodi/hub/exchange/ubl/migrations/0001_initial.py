import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_initial'),
        ('orders', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(editable=False, max_length=60, verbose_name='document')),
                ('number', models.CharField(blank=True, editable=False, max_length=200, verbose_name='number')),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('edition', models.CharField(blank=True, editable=False, max_length=64)),
                ('state', models.CharField(choices=[('taken', 'Taken'), ('refused', 'Refused')], editable=False, max_length=7)),
                ('about', models.CharField(blank=True, choices=[('listing', 'Listing'), ('inquiry', 'Inquiry'), ('quote', 'Quote'), ('order', 'Order'), ('shipment', 'Shipment'), ('invoice', 'Invoice')], editable=False, max_length=8)),
                ('record_id', models.UUIDField(editable=False, null=True)),
                ('many', models.PositiveIntegerField(default=0, editable=False, help_text='how many records it became')),
                ('findings', models.JSONField(default=list, editable=False)),
                ('errors', models.PositiveIntegerField(default=0, editable=False)),
                ('warnings', models.PositiveIntegerField(default=0, editable=False)),
                ('notes', models.PositiveIntegerField(default=0, editable=False)),
                ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receiver', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'indexes': [models.Index(fields=['owner', '-created_at'], name='ubl_message_of_sender'), models.Index(fields=['owner', 'kind', 'number'], name='ubl_message_by_number')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['taken', 'refused'])), name='ubl_message_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Invoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=200, verbose_name='number')),
                ('issued_on', models.DateField(editable=False, verbose_name='issued on')),
                ('due_on', models.DateField(editable=False, null=True, verbose_name='due on')),
                ('currency', models.CharField(editable=False, max_length=3, verbose_name='currency')),
                ('total', models.DecimalField(decimal_places=4, editable=False, max_digits=18, verbose_name='total')),
                ('lines', models.JSONField(default=list, editable=False)),
                ('order', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='orders.order')),
                ('message', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='invoice', to='ubl.message')),
            ],
            options={
                'ordering': ('-issued_on', 'number'),
                'constraints': [models.UniqueConstraint(models.F('order'), models.F('number'), name='ubl_one_invoice_a_number')],
            },
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='ubl_message_is_private'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(models.F('owner'), models.F('digest'), condition=models.Q(('state', 'taken')), name='ubl_the_same_once'),
        ),
    ]
