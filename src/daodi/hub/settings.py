"""The hub's settings. Without any environment: a private SQLite site that answers on this machine alone.

``DATABASE_URL`` · ``DAODI_SECRET_KEY`` · ``DAODI_ALLOWED_HOSTS`` · ``DAODI_MEDIA`` · ``DAODI_TIME_ZONE`` ·
``DAODI_SITE`` (the folder) · ``DAODI_TLS`` · ``DAODI_EMAIL_URL`` (smtp://user:password@host:587) · ``DAODI_EMAIL_FROM``
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages import constants as levels

from daodi.hub import mail, place

HERE = Path(__file__).parent
SITE = place.folder()
SECRET_KEY = place.secret_key(SITE)
DEBUG = False
ALLOWED_HOSTS = place.hosts()
TLS = place.behind_tls(ALLOWED_HOSTS)

# How letters name this site; the first host that is one.
ADDRESS = place.address(ALLOWED_HOSTS, TLS)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "daodi.hub.web.apps.Web",
    "django_htmx",
    "ninja",
    "csp",
    "daodi.hub.core.organisations.apps.Organisations",
    "daodi.hub.core.access.apps.Access",
    "daodi.hub.core.audit.apps.Audit",
    "daodi.hub.core.documents.apps.Documents",
    "daodi.hub.core.jobs.apps.Jobs",
    "daodi.hub.core.search.apps.Search",
    "daodi.hub.core.rulebook.apps.Rulebook",
    "daodi.hub.materia.materials.apps.Materials",
    "daodi.hub.materia.standards.apps.Standards",
    "daodi.hub.materia.desk.apps.Desk",
    "daodi.hub.materia.laboratory.apps.Laboratory",
    "daodi.hub.exchange.catalogue.apps.Catalogue",
    "daodi.hub.exchange.inquiries.apps.Inquiries",
    "daodi.hub.exchange.orders.apps.Orders",
    "daodi.hub.exchange.papers.apps.Papers",
    "daodi.hub.exchange.ubl.apps.Ubl",
    "daodi.hub.exchange.authorisations.apps.Authorisations",
    "daodi.hub.exchange.centre.apps.Centre",
    "daodi.hub.exchange.fairs.apps.Fairs",
    "daodi.hub.exchange.removal.apps.Removal",
    "daodi.hub.health.fhir.apps.Fhir",
    "daodi.hub.health.alliance.apps.Alliance",
    "daodi.hub.health.referrals.apps.Referrals",
    "daodi.hub.health.qualifications.apps.Qualifications",
    "daodi.hub.health.surveillance.apps.Surveillance",
    "daodi.hub.health.emergencies.apps.Emergencies",
    "daodi.hub.health.safety.apps.Safety",
    "daodi.hub.health.research.apps.Research",
    "daodi.hub.cooperation.mechanisms.apps.Mechanisms",
    "daodi.hub.cooperation.programmes.apps.Programmes",
    "daodi.hub.cooperation.evidence.apps.Evidence",
    "daodi.hub.cooperation.docking.apps.Docking",
    "daodi.hub.cooperation.consensus.apps.Consensus",
    "daodi.hub.cooperation.iati.apps.Iati",
    "daodi.hub.cooperation.front.apps.Front",
    # Last: the hub's own templates and words win over the library's.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "daodi.hub.web.preferences.Preferences",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "daodi.hub.core.access.middleware.SetActor",
    "daodi.hub.core.access.middleware.SayErrors",
    "daodi.hub.core.access.idempotency.OnceOnly",
]

APPEND_SLASH = False
ROOT_URLCONF = "daodi.hub.urls"
WSGI_APPLICATION = "daodi.hub.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "daodi.hub.core.access.context.actor",
                "daodi.hub.web.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "daodi.hub.web.templatetags.look",
            ],
        },
    }
]

DATABASES = {"default": place.database(SITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by every process of this machine, so that a limit on tries holds across workers.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(SITE / "cache")}
}

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文"), ("zh-hant", "繁體中文")]
LOCALE_PATHS = [HERE / "locale", HERE / "core" / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = os.environ.get("DAODI_TIME_ZONE") or "UTC"
USE_TZ = True

# Files: documents are never under a path that a server could hand out by itself.
MEDIA_ROOT = Path(os.environ.get("DAODI_MEDIA") or SITE / "media")
DOCUMENT_BYTES = 64 * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = DOCUMENT_BYTES + 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20
FILE_UPLOAD_PERMISSIONS = 0o600
STATIC_URL = "/static/"
# Read from the packages as they are: nothing to collect, and nothing to forget after an update.
WHITENOISE_USE_FINDERS = True

# People
AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "daodi.hub.core.organisations.adapter.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if TLS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if TLS else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not TLS
MFA_TOTP_ISSUER = "daodi"

# Letters
EMAIL_URL = os.environ.get("DAODI_EMAIL_URL", "")
vars().update(mail.settings(EMAIL_URL, SITE))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("DAODI_EMAIL_FROM") or "daodi@localhost"

# What a browser may do with our pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "daodi.hub.web.errors.unforgeable"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = TLS
SECURE_SSL_REDIRECT = TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = TLS
CSRF_TRUSTED_ORIGINS = [f"https://{name.replace('*', '', 1) or '*'}" for name in ALLOWED_HOSTS] if TLS else []

# How a message looks: the names of notices in the pages
MESSAGE_TAGS = {levels.INFO: "inf", levels.SUCCESS: "good", levels.WARNING: "warn", levels.ERROR: "warn"}

# The API
NINJA_PAGINATION_CLASS = "daodi.hub.core.access.paging.Pages"
NINJA_NUM_PROXIES = 1 if TLS else 0
# Requests a minute, in each process; a site that only this machine reaches has nobody to share with.
API_RATE = {"anonymous": 120, "member": 1200} if TLS else {"anonymous": 12_000, "member": 120_000}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # A page that isn't there is no event of ours; a page that breaks is.
        "django.request": {"level": "ERROR"},
    },
}
