import django.db.models.deletion
import django.db.models.functions.text
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
            name='Alert',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('raised', 'Raised'), ('acknowledged', 'Acknowledged'), ('assessed', 'Assessed'), ('closed', 'Closed')], default='raised', editable=False, max_length=12)),
                ('verdict', models.CharField(blank=True, choices=[('event', 'An event'), ('no-event', 'No event'), ('cannot-say', 'Cannot say')], editable=False, max_length=10)),
                ('outside', models.BooleanField(editable=False)),
                ('raised_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ('-raised_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['raised', 'acknowledged', 'assessed', 'closed'])), name='alert_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Cell',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('step', models.IntegerField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('cases', models.PositiveBigIntegerField()),
                ('population', models.FloatField(null=True)),
                ('withheld', models.BooleanField(default=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ('step', 'id'),
            },
        ),
        migrations.CreateModel(
            name='AlertStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=12)),
                ('verdict', models.CharField(blank=True, choices=[('event', 'An event'), ('no-event', 'No event'), ('cannot-say', 'Cannot say')], max_length=10)),
                ('words', models.TextField(max_length=5000, verbose_name='words')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('alert', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='surveillance.alert')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('code', models.CharField(help_text='ISO 3166-2, for example CN-53, or your own', max_length=40, verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('org_unit', models.CharField(blank=True, max_length=40, verbose_name='DHIS2 organisation unit')),
                ('column', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='column on the map')),
                ('row', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='row on the map')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('within', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='surveillance.area', verbose_name='lies within')),
            ],
            options={
                'ordering': ('code', 'id'),
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('code'), name='one_area_a_code', violation_error_message='You have an area of this code.'), models.CheckConstraint(condition=models.Q(('within', models.F('id')), _negated=True), name='area_lies_within_another')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(blank=True, max_length=255, verbose_name='file')),
                ('new', models.PositiveIntegerField(default=0, editable=False)),
                ('revised', models.PositiveIntegerField(default=0, editable=False)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-created_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Network',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='name')),
                ('title_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('title_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('about', models.TextField(blank=True, max_length=2000, verbose_name='what it is for')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('title', 'id'),
                'constraints': [models.UniqueConstraint(models.F('owner'), models.F('title'), name='one_network_a_name', violation_error_message='You have a network of this name.')],
            },
        ),
        migrations.CreateModel(
            name='NetworkMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('invited', 'Invited'), ('accepted', 'Member'), ('declined', 'Declined'), ('left', 'Left'), ('removed', 'Removed')], default='invited', editable=False, max_length=10)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('network', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='surveillance.network')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('organisation__name', 'id'),
                'constraints': [models.UniqueConstraint(models.F('network'), models.F('organisation'), name='one_standing_a_member'), models.CheckConstraint(condition=models.Q(('state__in', ['invited', 'accepted', 'declined', 'left', 'removed'])), name='network_member_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('cases', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('cell', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='surveillance.cell')),
                ('delivery', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='surveillance.delivery')),
            ],
            options={
                'ordering': ('-number',),
                'constraints': [models.UniqueConstraint(models.F('cell'), models.F('number'), name='one_revision_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('method', models.CharField(blank=True, choices=[('ears-c1', 'EARS C1'), ('ears-c2', 'EARS C2'), ('ears-c3', 'EARS C3'), ('cusum', 'CUSUM'), ('farrington', 'Farrington (1996)'), ('farrington-flexible', 'Farrington flexible')], max_length=20, verbose_name='method')),
                ('area', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='series', to='surveillance.area')),
            ],
            options={
                'ordering': ('area__code', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.IntegerField()),
                ('outside', models.BooleanField()),
                ('method', models.CharField(choices=[('ears-c1', 'EARS C1'), ('ears-c2', 'EARS C2'), ('ears-c3', 'EARS C3'), ('cusum', 'CUSUM'), ('farrington', 'Farrington (1996)'), ('farrington-flexible', 'Farrington flexible')], max_length=20)),
                ('expected', models.FloatField(null=True)),
                ('upper', models.FloatField(null=True)),
                ('alarm', models.BooleanField(null=True)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('series', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='surveillance.series')),
            ],
            options={
                'ordering': ('step',),
                'constraints': [models.UniqueConstraint(models.F('series'), models.F('step'), models.F('outside'), name='one_judgement_a_step')],
            },
        ),
        migrations.AddField(
            model_name='cell',
            name='series',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='cells', to='surveillance.series'),
        ),
        migrations.AddField(
            model_name='alert',
            name='series',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='surveillance.series'),
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('disease', models.CharField(max_length=200, verbose_name='disease or syndrome')),
                ('disease_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='name in simplified Chinese')),
                ('disease_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='name in traditional Chinese')),
                ('unit', models.CharField(choices=[('day', 'by day'), ('week', 'by week'), ('month', 'by month')], default='week', max_length=5, verbose_name='counted')),
                ('data_element', models.CharField(blank=True, max_length=40, verbose_name='DHIS2 data element')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('disease', 'id'),
                'constraints': [models.UniqueConstraint(models.F('owner'), django.db.models.functions.text.Lower('disease'), name='one_tally_a_disease', violation_error_message='You count this disease already.'), models.CheckConstraint(condition=models.Q(('unit__in', ['day', 'week', 'month'])), name='tally_unit_known')],
            },
        ),
        migrations.CreateModel(
            name='Sum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.IntegerField()),
                ('withheld', models.BooleanField()),
                ('tally', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='sums', to='surveillance.tally')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('tally'), models.F('step'), name='one_sum_a_step')],
            },
        ),
        migrations.AddField(
            model_name='series',
            name='tally',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='series', to='surveillance.tally'),
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('network', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='surveillance.network')),
                ('tally', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='surveillance.tally')),
            ],
            options={
                'ordering': ('since', 'id'),
                'constraints': [models.UniqueConstraint(models.F('tally'), models.F('network'), condition=models.Q(('withdrawn_at', None)), name='one_standing_publication_a_network')],
            },
        ),
        migrations.AddField(
            model_name='delivery',
            name='tally',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='surveillance.tally'),
        ),
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.IntegerField()),
                ('outside', models.BooleanField()),
                ('observed', models.PositiveBigIntegerField()),
                ('expected', models.FloatField(null=True)),
                ('upper', models.FloatField(null=True)),
                ('method', models.CharField(choices=[('ears-c1', 'EARS C1'), ('ears-c2', 'EARS C2'), ('ears-c3', 'EARS C3'), ('cusum', 'CUSUM'), ('farrington', 'Farrington (1996)'), ('farrington-flexible', 'Farrington flexible')], max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('alert', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='alarms', to='surveillance.alert')),
            ],
            options={
                'ordering': ('-step', '-at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('alert'), models.F('step'), models.F('outside'), name='one_alarm_a_step')],
            },
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.UniqueConstraint(models.F('owner'), models.F('org_unit'), condition=models.Q(('org_unit', ''), _negated=True), name='one_area_a_dhis2_unit', violation_error_message='Another area has this organisation unit.'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='area_is_seen_with_its_counts'),
        ),
        migrations.AddConstraint(
            model_name='network',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='network_is_seen_by_its_members'),
        ),
        migrations.AddConstraint(
            model_name='cell',
            constraint=models.UniqueConstraint(models.F('series'), models.F('step'), name='one_cell_a_step'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('verdict', ''), ('verdict__in', ['event', 'no-event', 'cannot-say']), _connector='OR'), name='alert_verdict_known'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.UniqueConstraint(models.F('series'), models.F('outside'), condition=models.Q(('state', 'closed'), _negated=True), name='one_open_alert_a_series'),
        ),
        migrations.AddConstraint(
            model_name='tally',
            constraint=models.UniqueConstraint(models.F('owner'), models.F('data_element'), condition=models.Q(('data_element', ''), _negated=True), name='one_tally_a_dhis2_element', violation_error_message='Another disease has this data element.'),
        ),
        migrations.AddConstraint(
            model_name='tally',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='tally_is_seen_in_networks'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.UniqueConstraint(models.F('tally'), models.F('area'), name='one_series_an_area'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.CheckConstraint(condition=models.Q(('method', ''), ('method__in', ['ears-c1', 'ears-c2', 'ears-c3', 'cusum', 'farrington', 'farrington-flexible']), _connector='OR'), name='series_method_known'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='delivery_is_seen_by_its_own'),
        ),
    ]
