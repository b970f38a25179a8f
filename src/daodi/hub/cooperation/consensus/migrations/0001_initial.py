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
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('code', models.SlugField(help_text='STD-2026-1', max_length=40, unique=True, verbose_name='number')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('title_zh_hans', models.CharField(blank=True, max_length=200, verbose_name='title in simplified Chinese')),
                ('title_zh_hant', models.CharField(blank=True, max_length=200, verbose_name='title in traditional Chinese')),
                ('about', models.TextField(blank=True, max_length=5000, verbose_name='what it is for')),
                ('force', models.CharField(choices=[('voluntary', 'Voluntary standard'), ('guideline', 'Guidance')], default='voluntary', max_length=10, verbose_name='force')),
                ('market', models.CharField(max_length=8, verbose_name='market')),
                ('use', models.CharField(default='medicine-material', max_length=20, verbose_name='use')),
                ('state', models.CharField(choices=[('drafting', 'Being drafted'), ('comment', 'Open to comments'), ('ballot', 'In ballot'), ('resolution', 'Ballot closed'), ('published', 'Published'), ('withdrawn', 'Withdrawn'), ('ended', 'No longer in force')], default='drafting', editable=False, max_length=10)),
                ('effective_from', models.DateField(editable=False, null=True)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consensus.draft')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['drafting', 'comment', 'ballot', 'resolution', 'published', 'withdrawn', 'ended'])), name='draft_state_known'), models.CheckConstraint(condition=models.Q(('force__in', ['voluntary', 'guideline'])), name='draft_force_known')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='consensus.draft')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('added_at', 'id'),
                'constraints': [models.UniqueConstraint(models.F('draft'), models.F('member'), name='one_seat_a_member')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('frozen_at', models.DateTimeField(null=True)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='consensus.draft')),
            ],
            options={
                'ordering': ('-number',),
                'constraints': [models.UniqueConstraint(models.F('draft'), models.F('number'), name='one_version_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('clause', models.CharField(blank=True, max_length=20, verbose_name='clause')),
                ('kind', models.CharField(choices=[('general', 'General'), ('technical', 'Technical'), ('editorial', 'Editorial')], default='general', max_length=10, verbose_name='kind')),
                ('text', models.TextField(max_length=5000, verbose_name='comment')),
                ('proposal', models.TextField(blank=True, max_length=5000, verbose_name='proposed change')),
                ('disposition', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('in-part', 'Accepted in part'), ('not-accepted', 'Not accepted'), ('noted', 'Noted')], default='open', max_length=12)),
                ('reason', models.TextField(blank=True, max_length=5000)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('member', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('version', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='consensus.version')),
            ],
            options={
                'ordering': ('clause', 'made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('disposition__in', ['open', 'accepted', 'in-part', 'not-accepted', 'noted'])), name='disposition_known')],
            },
        ),
        migrations.CreateModel(
            name='Clause',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=20, verbose_name='clause')),
                ('text', models.TextField(max_length=5000, verbose_name='text')),
                ('analyte', models.CharField(blank=True, max_length=200, verbose_name='what is measured')),
                ('operator', models.CharField(blank=True, choices=[('<=', '≤'), ('>=', '≥'), ('<', '<'), ('absent', 'absent')], max_length=6, verbose_name='limit is')),
                ('value', models.CharField(blank=True, max_length=20, verbose_name='value')),
                ('unit', models.CharField(blank=True, max_length=30, verbose_name='unit')),
                ('material', models.CharField(blank=True, help_text='any name of it', max_length=100, verbose_name='material')),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('version', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='clauses', to='consensus.version')),
            ],
            options={
                'ordering': ('position', 'number', 'id'),
                'constraints': [models.UniqueConstraint(models.F('version'), models.F('number'), name='one_clause_a_number', violation_error_message='This version has a clause of this number.')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('quorum', models.PositiveSmallIntegerField(default=50, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='quorum (% of members)')),
                ('threshold', models.PositiveSmallIntegerField(default=66, validators=[django.core.validators.MinValueValidator(51), django.core.validators.MaxValueValidator(100)], verbose_name='threshold (% of votes for or against)')),
                ('closes_on', models.DateField(verbose_name='closes on')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('state', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed')], default='open', editable=False, max_length=6)),
                ('electorate', models.ManyToManyField(related_name='+', to='organisations.organisation')),
                ('version', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='consensus.version')),
            ],
            options={
                'ordering': ('-opened_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(('quorum__range', (1, 100))), name='quorum_is_a_share'), models.CheckConstraint(condition=models.Q(('threshold__range', (51, 100))), name='threshold_is_a_majority')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(help_text='the order in which votes came, within the ballot')),
                ('choice', models.CharField(choices=[('approve', 'Approve'), ('approve-with-comments', 'Approve with comments'), ('disapprove', 'Disapprove, with reasons'), ('abstain', 'Abstain')], max_length=22, verbose_name='vote')),
                ('reasons', models.TextField(blank=True, max_length=5000, verbose_name='reasons')),
                ('answer', models.TextField(blank=True, max_length=5000, verbose_name='answer')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='consensus.ballot')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(models.F('ballot'), models.F('number'), name='votes_come_in_order'), models.CheckConstraint(condition=models.Q(('choice__in', ['approve', 'approve-with-comments', 'disapprove', 'abstain'])), name='vote_choice_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='draft_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('disposition', 'open'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='disposed_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('choice__in', ('disapprove', 'approve-with-comments')), _negated=True), models.Q(('reasons', ''), _negated=True), _connector='OR'), name='reasons_where_they_are_due'),
        ),
    ]
