"""Django's settings. Every one that an installation may change comes from the environment; see docs in
README.
"""

from doorstep.config import data as data_folder
from doorstep.config import env, frontend, logs, postgres
from doorstep.config import tiles as map_tiles
from doorstep.core.zone import ZONE

DATA = data_folder.folder()
DEBUG = env.flag("DOORSTEP_DEBUG")
SECRET_KEY = env.text("DOORSTEP_SECRET_KEY") or data_folder.secret_key(DATA)
PUBLIC_URL = env.text("DOORSTEP_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
CHANNELS = env.words("DOORSTEP_CHANNELS")
ENCRYPTED = PUBLIC_URL.startswith("https://")

ALLOWED_HOSTS = env.words("DOORSTEP_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "doorstep.core",
    "doorstep.standards",
    "doorstep.people",
    "doorstep.accounts",
    "doorstep.orders",
    "doorstep.booking",
    "doorstep.dispatch",
    "doorstep.visits",
    "doorstep.quality",
    "doorstep.projects",
    "doorstep.insight",
    "doorstep.notify",
    "doorstep.web",
]

MIDDLEWARE = [
    "doorstep.config.requests.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "doorstep.config.security.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "doorstep.config.urls"
WSGI_APPLICATION = "doorstep.config.wsgi.application"

_address = env.database(postgres.database_url())
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **_address,
        # The pool hands a connection over only when it has looked that the server still answers.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **dict(_address["OPTIONS"]),  # type: ignore[call-overload]
            "application_name": "doorstep",
            "pool": {"min_size": 1, "max_size": env.number("DOORSTEP_DB_POOL", 16, least=2), "timeout": 20},
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
#: Throttles count in it: in the default's 300 entries a script with made-up names would push out the login's.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = ZONE.key
USE_TZ = True

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENCRYPTED
# A technician's phone stays signed in over a shift and the night after it.
SESSION_COOKIE_AGE = env.number("DOORSTEP_SESSION_HOURS", 72, least=1) * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = ENCRYPTED and env.flag("DOORSTEP_REDIRECT_TO_HTTPS")
SECURE_HSTS_SECONDS = 31_536_000 if ENCRYPTED else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("DOORSTEP_BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"

FRONTEND = env.path("DOORSTEP_FRONTEND", env.CHECKOUT / "frontend" / "dist")
WHITENOISE_ROOT = FRONTEND if FRONTEND.is_dir() else None
WHITENOISE_USE_FINDERS = False
WHITENOISE_MIMETYPES = {".webmanifest": "application/manifest+json"}
WHITENOISE_ADD_HEADERS_FUNCTION = frontend.headers
# Vite puts the content's hash into the names below assets/.
WHITENOISE_IMMUTABLE_FILE_TEST = r"/assets/.+[.-][A-Za-z0-9_-]{8}\.\w+$"

LOGGING = logs.logging_settings(env.text("DOORSTEP_LOG_LEVEL", "INFO"))

# Who serves: on messages, the customer's page and the acceptance form.
OPERATOR = env.text("DOORSTEP_OPERATOR", "合肥示范宽带")
HOTLINE = env.text("DOORSTEP_HOTLINE", "400-000-1000")
COMPLAINT_LINE = env.text("DOORSTEP_COMPLAINT_LINE", "400-000-1001")
# Hours within which the customer is promised an answer to a complaint.
COMPLAINT_ANSWER_H = env.number("DOORSTEP_COMPLAINT_ANSWER_H", 24, least=1)

# Whether anybody may ask for a visit on the web, at /door/request.
WEB_REQUESTS = env.flag("DOORSTEP_WEB_REQUESTS", default=True)

# How long a window's place is kept for a customer who is deciding.
HOLD_MINUTES = env.number("DOORSTEP_HOLD_MINUTES", 10, least=1)

# Evidence is looked over on arrival; beyond these limits somebody is asked to look (docs/evidence.md).
PHOTO_CHECKS = env.flag("DOORSTEP_PHOTO_CHECKS", True)
PHOTO_LIMITS = {
    "sharp_least": env.number("DOORSTEP_PHOTO_SHARP_LEAST", 12),
    "dark_most": env.number("DOORSTEP_PHOTO_DARK_MOST", 32),
    "bright_most_percent": env.number("DOORSTEP_PHOTO_BRIGHT_MOST_PERCENT", 60),
    "alike_least_percent": env.number("DOORSTEP_PHOTO_ALIKE_LEAST_PERCENT", 92, least=50),
    "time_margin_min": env.number("DOORSTEP_PHOTO_TIME_MARGIN_MIN", 10),
    "place_most_m": env.number("DOORSTEP_PHOTO_PLACE_MOST_M", 1000, least=50),
}

# Whose travel times days are planned with: haversine, osrm:http://host:port, matrix:path (docs/planning.md).
TRAVEL = env.travel("DOORSTEP_TRAVEL")

# What lies below the dispatcher's map; None: grids and places on plain ground.
TILES = map_tiles.tiles()
