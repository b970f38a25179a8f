"""Settings of the tests: a site of their own, made anew each time, that sends no letter."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

os.environ["DAODI_SITE"] = tempfile.mkdtemp(prefix="daodi-test-")
atexit.register(shutil.rmtree, os.environ["DAODI_SITE"], ignore_errors=True)
for name in ("DAODI_SECRET_KEY", "DAODI_ALLOWED_HOSTS", "DAODI_MEDIA", "DAODI_TIME_ZONE", "DAODI_TLS"):
    os.environ.pop(name, None)

from daodi.hub.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Argon2 costs a tenth of a second a sign-in on purpose; tests sign in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A file, not memory: tests that start other processes share it, and WAL and IMMEDIATE are what runs later.
DATABASES["default"].setdefault("TEST", {})["NAME"] = (  # noqa: F405
    os.path.join(os.environ["DAODI_SITE"], "test.sqlite3") if "sqlite3" in DATABASES["default"]["ENGINE"] else None  # noqa: F405
)
