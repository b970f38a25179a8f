import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cooperation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibility', models.CharField(choices=[('private', 'Private'), ('published', 'Published')], default='private', max_length=10, verbose_name='visibility')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('slug', models.SlugField(error_messages={'unique': 'Another cooperation has this address already.'}, max_length=60, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9][a-z0-9-]*\\Z', 'expected small letters, digits and hyphens')], verbose_name='address')),
                ('name', models.CharField(max_length=200, validators=[django.core.validators.RegexValidator('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', "There are signs in it that can't be printed.", inverse_match=True)], verbose_name='name')),
                ('name_zh_hans', models.CharField(blank=True, max_length=200, validators=[django.core.validators.RegexValidator('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', "There are signs in it that can't be printed.", inverse_match=True)], verbose_name='name in simplified Chinese')),
                ('name_zh_hant', models.CharField(blank=True, max_length=200, validators=[django.core.validators.RegexValidator('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', "There are signs in it that can't be printed.", inverse_match=True)], verbose_name='name in traditional Chinese')),
                ('about', models.TextField(blank=True, max_length=5000, validators=[django.core.validators.RegexValidator('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', "There are signs in it that can't be printed.", inverse_match=True)], verbose_name='what it is')),
                ('about_zh_hans', models.TextField(blank=True, max_length=5000, validators=[django.core.validators.RegexValidator('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', "There are signs in it that can't be printed.", inverse_match=True)], verbose_name='what it is, in simplified Chinese')),
                ('about_zh_hant', models.TextField(blank=True, max_length=5000, validators=[django.core.validators.RegexValidator('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', "There are signs in it that can't be printed.", inverse_match=True)], verbose_name='what it is, in traditional Chinese')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField(default=0, editable=False)),
                ('cooperation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='front.cooperation')),
                ('indicator', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.indicator')),
            ],
            options={
                'ordering': ('position', 'id'),
                'constraints': [models.UniqueConstraint(models.F('cooperation'), models.F('indicator'), name='one_figure_an_indicator', violation_error_message='This indicator is shown already.')],
            },
        ),
        migrations.CreateModel(
            name='News',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, validators=[django.core.validators.RegexValidator('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', "There are signs in it that can't be printed.", inverse_match=True)], verbose_name='title')),
                ('text', models.TextField(max_length=20000, validators=[django.core.validators.RegexValidator('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', "There are signs in it that can't be printed.", inverse_match=True)], verbose_name='text')),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='day')),
                ('language', models.CharField(choices=[('en', 'EN'), ('zh-Hans', '简体'), ('zh-Hant', '繁體')], default='en', max_length=7, verbose_name='language')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('cooperation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='news', to='front.cooperation')),
            ],
            options={
                'verbose_name_plural': 'news',
                'ordering': ('-on', '-changed_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['en', 'zh-Hans', 'zh-Hant'])), name='news_language_known')],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'Asked to confirm'), ('confirmed', 'Confirmed by the partner'), ('declined', 'Declined')], default='asked', editable=False, max_length=10)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('cooperation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='front.cooperation')),
                ('member', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('added_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'confirmed', 'declined'])), name='partner_state_known'), models.UniqueConstraint(models.F('cooperation'), models.F('member'), name='one_partner_a_member', violation_error_message='This member was asked already.')],
            },
        ),
        migrations.AddConstraint(
            model_name='cooperation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('slug', ''), _negated=True)), name='cooperation_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='news',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('text', ''), _negated=True)), name='news_says_something'),
        ),
    ]
