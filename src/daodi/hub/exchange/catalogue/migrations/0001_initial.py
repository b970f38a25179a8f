import datetime
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('authorisations', '0001_initial'),
        ('documents', '0002_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Listing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=9, verbose_name='state')),
                ('kind', models.CharField(choices=[('raw', 'Raw material'), ('piece', 'Decoction piece'), ('extract', 'Extract'), ('granules', 'Granules'), ('finished', 'Finished product'), ('device', 'Device'), ('service', 'Service')], max_length=8, verbose_name='kind')),
                ('material_id', models.CharField(blank=True, editable=False, max_length=100)),
                ('region', models.CharField(blank=True, editable=False, max_length=8)),
                ('published_at', models.DateTimeField(editable=False, null=True)),
                ('open_until', models.DateField(default=datetime.date(9999, 12, 31), editable=False)),
                ('compare_price', models.DecimalField(decimal_places=8, editable=False, max_digits=24, null=True)),
                ('certified', models.BooleanField(default=False, editable=False)),
                ('stands', models.CharField(blank=True, editable=False, max_length=200)),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('unit', models.CharField(default='kg', max_length=10, verbose_name='unit')),
                ('unit_region', models.CharField(blank=True, max_length=2, verbose_name='region of the unit')),
                ('minimum', models.DecimalField(decimal_places=4, default=0, max_digits=18, verbose_name='least amount')),
                ('lead_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='lead time (days)')),
                ('incoterm', models.CharField(blank=True, max_length=3, verbose_name='delivery term')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='named place')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('material', models.CharField(blank=True, max_length=300, verbose_name='material, as stated')),
                ('grade', models.CharField(blank=True, max_length=100, verbose_name='grade')),
                ('origin', models.CharField(blank=True, max_length=300, verbose_name='origin, as stated')),
                ('form', models.CharField(blank=True, max_length=200, verbose_name='form')),
                ('use', models.CharField(blank=True, max_length=100, verbose_name='use')),
                ('specification', models.TextField(blank=True, max_length=4000, verbose_name='specification')),
                ('description', models.TextField(blank=True, max_length=8000, verbose_name='description')),
                ('changed_at', models.DateTimeField(editable=False, null=True)),
                ('authorisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='authorisations.authorisation', verbose_name='authorisation')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'indexes': [models.Index(fields=['owner', '-created_at'], name='listing_by_owner')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='listing_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['raw', 'piece', 'extract', 'granules', 'finished', 'device', 'service'])), name='listing_kind_known'), models.CheckConstraint(condition=models.Q(('minimum__gte', 0)), name='listing_minimum_not_below_nothing')],
            },
        ),
        migrations.CreateModel(
            name='ListedLot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lot_id', models.UUIDField(db_index=True, editable=False)),
                ('listing', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='lots', to='catalogue.listing')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(models.F('listing'), models.F('lot_id'), name='a_lot_once_a_listing')],
            },
        ),
        migrations.CreateModel(
            name='ListingPaper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('cites-permit', 'CITES permit'), ('cites-exempt', 'Authority’s statement that CITES does not cover these goods'), ('species-permit', 'Permit to collect or trade a protected species'), ('cultivation', 'Proof of cultivation'), ('trade-licence', 'Licence to trade a restricted material'), ('special-permit', 'Special permit of the authority for a banned material')], max_length=14, verbose_name='paper')),
                ('number', models.CharField(max_length=100, verbose_name='number')),
                ('issuer', models.CharField(max_length=200, verbose_name='issued by')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('listing', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='catalogue.listing')),
            ],
            options={
                'ordering': ('kind', 'number'),
                'constraints': [models.UniqueConstraint(models.F('listing'), models.F('kind'), models.F('number'), name='a_paper_once_a_listing'), models.CheckConstraint(condition=models.Q(('kind__in', ['cites-permit', 'cites-exempt', 'species-permit', 'cultivation', 'trade-licence', 'special-permit'])), name='listing_paper_kind_known'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='listing_paper_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('says', models.CharField(max_length=200, verbose_name='what it shows')),
                ('place', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('document', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('listing', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='catalogue.listing')),
            ],
            options={
                'ordering': ('place', 'id'),
                'constraints': [models.UniqueConstraint(models.F('listing'), models.F('document'), name='a_picture_once_a_listing')],
            },
        ),
        migrations.CreateModel(
            name='PriceBreak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at_least', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='from')),
                ('price', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='price a unit')),
                ('listing', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='breaks', to='catalogue.listing')),
            ],
            options={
                'ordering': ('at_least',),
                'constraints': [models.UniqueConstraint(models.F('listing'), models.F('at_least'), name='one_price_from_an_amount'), models.CheckConstraint(condition=models.Q(('at_least__gte', 0), ('price__gt', 0)), name='price_is_above_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('market', models.CharField(editable=False, max_length=16)),
                ('outcome', models.CharField(choices=[('pass', 'Meets the rules held'), ('fail', 'Breaks a rule'), ('inconclusive', 'Inconclusive'), ('cannot-decide', 'Cannot decide'), ('no-rule', 'No rule held')], editable=False, max_length=13)),
                ('on', models.DateField(editable=False)),
                ('rules', models.CharField(editable=False, max_length=100)),
                ('lots', models.PositiveIntegerField(default=1, editable=False)),
                ('meeting', models.PositiveIntegerField(default=0, editable=False)),
                ('listing', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='catalogue.listing')),
            ],
            options={
                'ordering': ('market',),
                'constraints': [models.UniqueConstraint(models.F('listing'), models.F('market'), name='one_standing_a_market'), models.CheckConstraint(condition=models.Q(('outcome__in', ['pass', 'fail', 'inconclusive', 'cannot-decide', 'no-rule'])), name='standing_outcome_known')],
            },
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['-published_at', 'kind', 'region', 'currency', 'compare_price', 'lead_days', 'certified', 'grade', 'stands', 'open_until', 'authorisation', 'id'], name='listing_new'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['material_id', '-published_at', 'kind', 'region', 'currency', 'compare_price', 'lead_days', 'certified', 'grade', 'stands', 'open_until', 'authorisation', 'id'], name='listing_new_of_material'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['material_id', 'currency', 'compare_price', 'kind', 'region', 'lead_days', 'certified', 'grade', 'stands', 'open_until', 'authorisation', 'id'], name='listing_price_of_material'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['material_id', 'lead_days', 'kind', 'region', 'currency', 'compare_price', 'certified', 'grade', 'stands', 'open_until', 'authorisation', 'id'], name='listing_lead_of_material'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['kind', '-published_at', 'region', 'currency', 'compare_price', 'lead_days', 'certified', 'grade', 'stands', 'open_until', 'authorisation', 'id'], name='listing_new_of_kind'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['region', '-published_at', 'kind', 'currency', 'compare_price', 'lead_days', 'certified', 'grade', 'stands', 'open_until', 'authorisation', 'id'], name='listing_new_of_region'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['currency', 'compare_price', 'kind', 'region', 'lead_days', 'certified', 'grade', 'stands', 'open_until', 'authorisation', 'id'], name='listing_price'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['owner', '-published_at'], name='listing_new_of_owner'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('visibility', 'published')), fields=['lead_days'], name='listing_lead'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='listing_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private'), models.Q(('published_at__isnull', False), ('state', 'published')), _connector='OR'), name='listing_seen_only_while_published'),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.CheckConstraint(condition=models.Q(('says', ''), _negated=True), name='picture_says_what_it_shows'),
        ),
    ]
