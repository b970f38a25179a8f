"""The directory under ``/api/alliance``: services and places, people and endpoints, alliances, campaigns."""

from ninja import Router

from daodi.hub.health.alliance.api import alliances, campaigns, people, places

router = Router()
for part in (places, people, alliances, campaigns):
    router.add_router("", part.router)
