"""Settings common to development, tests and production."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from config.env import ROOT, database_url, home, host, is_loopback
from config.settings.code import *
from config.settings.databases import database
from config.settings.logs import *
from config.settings.mail import *
from config.settings.queue import *
from config.settings.spark import *

BASE_DIR = ROOT
DEBUG = False
SECRET_KEY = ""
ALLOWED_HOSTS: list[str] = []

WEFT_HOME = home()
WEFT_SECRET_KEY = os.environ.get("WEFT_SECRET_KEY", "")
HOST = host()
BOUND_TO_LOOPBACK = is_loopback(HOST)

# May targets lie on loopback and private addresses?
WEFT_PRIVATE_TARGETS = False
WEFT_SUBMISSION_PACE: dict[str, float] = {}

# Where steps run: what an execution calls its target, and what opens it.
WEFT_RUN_TARGETS = {
    "local": "apps.targets.local.target.open_target",
    "rehearsal": "apps.targets.rehearsal.target.open_target",
}
# What opens a row of `targets.Target` as the place that runs whole executions.
WEFT_RUN_MIRROR = "apps.targets.modelarts.mirror.open_mirror"
# What checks the options an execution gives its target; a target that is not here takes none.
WEFT_RUN_OPTIONS = {"rehearsal": "apps.targets.rehearsal.script.problems_of"}
DEMO = False

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "django_htmx",
    "template_partials",
    "csp",
    "apps.core",
    "apps.teams",
    "apps.storage",
    "apps.gallery",
    "apps.datasets",
    "apps.serving",
    "apps.workflows",
    "apps.executions",
    "apps.targets",
    "apps.api",
    "apps.editor",
    "apps.pages",
    "config.apps.ProjectConfig",
]

MIDDLEWARE = [
    "apps.api.middleware.request_id",
    "apps.api.middleware.json_errors",
    "django.middleware.security.SecurityMiddleware",
    "config.health.HealthMiddleware",
    "config.middleware.WholeRequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "apps.pages.middleware.AnswersMiddleware",
    "config.middleware.LostKeyMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
AUTH_USER_MODEL = "teams.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "apps.pages.context.page",
            ],
        },
    },
]


DATABASES = {"default": database(database_url())}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

MEDIA_ROOT = home() / "files"  # what is stored beside the database; a backup holds it too

STATIC_URL = "static/"
STATIC_ROOT: Path | None = None  # development finds files where they lie
STATICFILES_DIRS = [ROOT / "static" / "dist"]

# The largest body that is read into memory: the largest specification and something around it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 9 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "library"
LOGOUT_REDIRECT_URL = "login"
CSRF_FAILURE_VIEW = "apps.pages.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # The JSON editor makes a style sheet of its own, which carries the nonce of its page.
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "apps.api.auth.KeySignature",
        "apps.api.auth.TokenHeader",
        "apps.api.auth.BrowserSession",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["apps.api.bodies.JsonBody"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "apps.api.answers.answer_to",
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Weft",
    "VERSION": "2",
    "DESCRIPTION": "The workflow API of ModelArts, as its official client speaks it.",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
}
