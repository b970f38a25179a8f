from django.apps import AppConfig


class Search(AppConfig):
    name = "daodi.hub.core.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from daodi.hub.core.search import lookup, parties

        lookup.register()
        parties.register()
