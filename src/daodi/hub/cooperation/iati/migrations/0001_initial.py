import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_initial'),
        ('organisations', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(blank=True, choices=[('activities', 'Activities'), ('organisations', 'Organisations'), ('', 'Not read yet')], default='', max_length=13)),
                ('version', models.CharField(blank=True, max_length=20)),
                ('head', models.TextField(blank=True)),
                ('edition', models.CharField(blank=True, max_length=64)),
                ('findings', models.JSONField(default=list)),
                ('errors', models.PositiveIntegerField(default=0)),
                ('warnings', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be read'), ('read', 'Read, not kept yet'), ('keeping', 'Being kept'), ('kept', 'Kept'), ('unreadable', "Can't be read")], default='waiting', max_length=10)),
                ('done', models.PositiveIntegerField(default=0, editable=False, help_text='how many of its records are kept so far')),
                ('kept_at', models.DateTimeField(editable=False, null=True)),
                ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'read', 'keeping', 'kept', 'unreadable'])), name='iati_delivery_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['activities', 'organisations', ''])), name='iati_delivery_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('is_record', models.BooleanField(default=True, help_text='no: a comment, or an element of another namespace')),
                ('identifier', models.CharField(blank=True, db_index=True, max_length=400)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('xml', models.TextField()),
                ('valid', models.BooleanField(default=True)),
                ('seal', models.CharField(blank=True, help_text='what the project said when it was taken from here', max_length=64)),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='records', to='iati.delivery')),
                ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='iati_records', to='programmes.project')),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.UniqueConstraint(models.F('delivery'), models.F('position'), name='iati_one_record_a_position')],
            },
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kept_at__isnull', False), ('state', 'kept')), models.Q(models.Q(('state', 'kept'), _negated=True), ('kept_at', None)), _connector='OR'), name='iati_delivery_kept_at_a_time'),
        ),
    ]
