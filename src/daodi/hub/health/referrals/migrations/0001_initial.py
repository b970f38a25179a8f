import daodi.hub.health.referrals.models.referrals
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
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('key', models.CharField(blank=True, max_length=100, verbose_name='your own number for it')),
                ('sent', models.CharField(blank=True, editable=False, max_length=64)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('requested', 'Requested'), ('received', 'Received'), ('accepted', 'Accepted'), ('rejected', 'Rejected'), ('in-progress', 'In progress'), ('completed', 'Completed'), ('cancelled', 'Cancelled'), ('failed', 'Failed')], default='requested', editable=False, max_length=11)),
                ('priority', models.CharField(choices=[('routine', 'Routine'), ('urgent', 'Urgent'), ('asap', 'As soon as possible'), ('stat', 'At once')], default='routine', max_length=7, verbose_name='how soon')),
                ('service', models.CharField(blank=True, max_length=40, verbose_name='what is asked for')),
                ('reason', models.CharField(blank=True, choices=[('no-place', 'No place free in time'), ('not-offered', 'The service is not offered here'), ('better-elsewhere', 'Better treated elsewhere'), ('too-little', 'Too little is known to decide'), ('person-declined', 'The person no longer wishes it'), ('not-come', 'The person did not come'), ('no-consent', 'There is no consent'), ('mistake', 'Sent by mistake'), ('other', 'Another reason')], editable=False, max_length=16, verbose_name='why')),
                ('secret', models.BinaryField(default=daodi.hub.health.referrals.models.referrals._secret)),
                ('asked_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receiver', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-changed_at', 'id'),
                'indexes': [models.Index(fields=['owner', '-changed_at'], name='referral_by_sender'), models.Index(fields=['receiver', '-changed_at'], name='referral_by_receiver')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'requested', 'received', 'accepted', 'rejected', 'in-progress', 'completed', 'cancelled', 'failed'])), name='referral_state_known'), models.CheckConstraint(condition=models.Q(('priority__in', ['routine', 'urgent', 'asap', 'stat'])), name='referral_priority_known'), models.CheckConstraint(condition=models.Q(('reason__in', ['', 'no-place', 'not-offered', 'better-elsewhere', 'too-little', 'person-declined', 'not-come', 'no-consent', 'mistake', 'other'])), name='referral_reason_known'), models.CheckConstraint(condition=models.Q(('receiver', models.F('owner')), _negated=True), name='referral_is_to_another')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('referral', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='offer', serialize=False, to='referrals.referral')),
                ('body', models.JSONField(editable=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('wrong', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('expires_at', models.DateTimeField(editable=False)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('referral', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='links', to='referrals.referral')),
            ],
            options={
                'ordering': ('-made_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('referral'), condition=models.Q(('withdrawn_at', None)), name='one_open_link')],
            },
        ),
        migrations.CreateModel(
            name='Deed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('verb', models.CharField(editable=False, max_length=24)),
                ('step', models.CharField(blank=True, editable=False, max_length=12)),
                ('state', models.CharField(editable=False, max_length=11)),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('party', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('referral', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='deeds', to='referrals.referral')),
            ],
            options={
                'ordering': ('entry', 'id'),
                'indexes': [models.Index(fields=['referral', 'entry'], name='deed_by_referral')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('classes', models.JSONField(verbose_name='what may be read')),
                ('abroad', models.BooleanField(default=False, verbose_name='it may leave the jurisdiction')),
                ('back', models.BooleanField(default=False, verbose_name='the result may be reported back')),
                ('how', models.CharField(choices=[('written', 'In writing'), ('electronic', 'Electronically'), ('spoken', 'Spoken, before a witness'), ('guardian', 'By a parent or guardian, in writing')], default='written', max_length=10, verbose_name='how it was given')),
                ('starts', models.DateField(verbose_name='from')),
                ('ends', models.DateField(verbose_name='until')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('by_person', models.BooleanField(default=False, editable=False, help_text="withdrawn on the person's own page")),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('to', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('referral', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='referrals.referral')),
            ],
            options={
                'ordering': ('-given_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('referral'), condition=models.Q(('withdrawn_at', None)), name='one_standing_consent'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='consent_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('how__in', ['written', 'electronic', 'spoken', 'guardian'])), name='consent_how_known')],
            },
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('sender', 'Sender'), ('receiver', 'Receiver')], editable=False, max_length=8)),
                ('body', models.JSONField(editable=False)),
                ('request', models.JSONField(editable=False, null=True)),
                ('person', models.CharField(blank=True, editable=False, max_length=64)),
                ('birth_year', models.PositiveSmallIntegerField(editable=False, null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('referral', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='records', to='referrals.referral')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('referral'), models.F('side'), name='one_record_a_side'), models.CheckConstraint(condition=models.Q(('side__in', ['sender', 'receiver'])), name='record_side_known')],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('direction', models.CharField(choices=[('out', 'To the receiver'), ('back', 'Back to the sender')], editable=False, max_length=4)),
                ('receiving', models.CharField(editable=False, max_length=10)),
                ('classes', models.JSONField(default=list, editable=False)),
                ('withheld', models.JSONField(default=list, editable=False)),
                ('body', models.JSONField(editable=False, null=True)),
                ('request', models.JSONField(editable=False, null=True)),
                ('emergency', models.CharField(blank=True, editable=False, max_length=500, verbose_name='why it could not wait')),
                ('review', models.CharField(blank=True, choices=[('', 'needs no review'), ('due', 'waits for review'), ('justified', 'found justified'), ('refused', 'found not justified')], editable=False, max_length=9)),
                ('reviewed_at', models.DateTimeField(editable=False, null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('consent', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='referrals.consent')),
                ('referral', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='releases', to='referrals.referral')),
            ],
            options={
                'ordering': ('made_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('referral'), models.F('direction'), condition=models.Q(('ended_at', None)), name='one_standing_release_a_direction'), models.CheckConstraint(condition=models.Q(('direction__in', ['out', 'back'])), name='release_direction_known'), models.CheckConstraint(condition=models.Q(('review__in', ['', 'due', 'justified', 'refused'])), name='release_review_known'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('body__isnull', True), _connector='OR'), name='nothing_is_kept_of_an_ended_release')],
            },
        ),
        migrations.CreateModel(
            name='Exported',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(editable=False)),
                ('person', models.CharField(editable=False, max_length=64)),
                ('first_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('exporter', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('exporter'), models.F('year'), models.F('person'), name='one_person_an_exporter_and_year')],
            },
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('visibility', 'private')), name='referral_is_private'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), ('receiver__isnull', False), _connector='OR'), name='referral_sent_has_receiver'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(models.F('owner'), models.F('key'), condition=models.Q(('key', ''), _negated=True), name='one_referral_a_key'),
        ),
        migrations.AddConstraint(
            model_name='deed',
            constraint=models.UniqueConstraint(models.F('referral'), models.F('step'), condition=models.Q(('step', ''), _negated=True), name='one_step_a_referral'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(('consent__isnull', False), models.Q(('emergency', ''), _negated=True), _connector='OR'), name='release_by_consent_or_emergency'),
        ),
    ]
