"""The entries, and beside them what each database finds words with; kept up to date by the database itself."""

from typing import Any

from django.db import migrations, models

SQLITE = (
    # Only ASCII is parted: the words come plain already, whatever version of Unicode the database knows.
    """CREATE VIRTUAL TABLE search_words USING fts5(
           tokens, content='', columnsize=0, prefix='2 3 4', tokenize="ascii tokenchars '_'")""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
           INSERT INTO search_words(rowid, tokens) VALUES (new.id, new.scope || ' ' || new.words);
       END""",
    """CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
           INSERT INTO search_words(search_words, rowid, tokens)
           VALUES ('delete', old.id, old.scope || ' ' || old.words);
       END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry
       WHEN old.scope <> new.scope OR old.words <> new.words BEGIN
           INSERT INTO search_words(search_words, rowid, tokens)
           VALUES ('delete', old.id, old.scope || ' ' || old.words);
           INSERT INTO search_words(rowid, tokens) VALUES (new.id, new.scope || ' ' || new.words);
       END""",
)
POSTGRESQL = (
    # The words come plain already: no parser that reads them differently from one locale to the next.
    """CREATE FUNCTION search_tokens(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
           SELECT string_agg(quote_literal(word) || ':' || place, ' ')::tsvector
           FROM unnest(string_to_array(said, ' ')) WITH ORDINALITY AS words(word, place) WHERE word <> ''
       $$""",
    """ALTER TABLE search_entry ADD COLUMN tokens tsvector
       GENERATED ALWAYS AS (search_tokens(scope || ' ' || words)) STORED""",
    "CREATE INDEX search_entry_by_words ON search_entry USING gin (tokens)",
)


def make_index(_apps: Any, schema: Any) -> None:
    for command in SQLITE if schema.connection.vendor == "sqlite" else POSTGRESQL:
        schema.execute(command)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(help_text="the record's model, like laboratory.lot", max_length=80)),
                ("object_id", models.UUIDField()),
                ("owner", models.UUIDField(help_text="the organisation whose record it is")),
                ("published", models.BooleanField()),
                (
                    "title",
                    models.BinaryField(
                        help_text="its plain letters in bytes, in one order everywhere", max_length=120
                    ),
                ),
                ("scope", models.TextField(help_text="who finds it, as words that no text can hold")),
                ("words", models.TextField(help_text="plain words, parted by single spaces, Han characters apart")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "owner", "title"], name="entry_by_owner_and_title"),
                    models.Index(
                        condition=models.Q(("published", True)),
                        fields=["kind", "title"],
                        name="entry_published_by_title",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="one_entry_a_record")
                ],
            },
        ),
        migrations.RunPython(make_index, migrations.RunPython.noop),
    ]
