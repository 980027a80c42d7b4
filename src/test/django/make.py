"""Makes the database of a blog as one of the known tutorials has it, by Django's own migrations and ORM:

    python3 make.py example /tmp/db.sqlite3
    PGPASSWORD=… python3 make.py example postgresql://django@127.0.0.1:5432/django

Django 3.2 to 5. The shapes are the files of blog/shapes.
"""

import os
import sqlite3
import sys
import tempfile
import warnings
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

shape, target = sys.argv[1], sys.argv[2]
os.environ["BLOG_SHAPE"] = shape

if target.startswith("postgresql://"):
    address = urlsplit(target)
    database = {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": address.hostname,
        "PORT": address.port or 5432,
        "USER": address.username,
        "PASSWORD": os.environ.get("PGPASSWORD", ""),
        "NAME": address.path[1:],
    }
else:
    Path(target).unlink(missing_ok=True)
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": target}

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": database},
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "blog",
    ],
    # The shapes share one app, so each has its migration made anew, elsewhere.
    MIGRATION_MODULES={"blog": "migrations_of_" + shape},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    SECRET_KEY="of no use: nothing is served",
    USE_TZ=os.environ.get("BLOG_USE_TZ", "yes") == "yes",
    TIME_ZONE=os.environ.get("BLOG_TIME_ZONE", "UTC"),
    # As Django's own tests do: as many iterations as it likes make the tests that sign in slow.
    PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"],
)
django.setup()

from django.contrib.auth.models import Group, User
from django.core.management import call_command

# Times are given with their zone; a project without USE_TZ keeps them without.
warnings.simplefilter("ignore")

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    migrations = Path(folder, "migrations_of_" + shape)
    migrations.mkdir()
    migrations.joinpath("__init__.py").touch()
    call_command("makemigrations", "blog", verbosity=0)
    call_command("migrate", verbosity=0)


def at(day, hour=12):
    moment = datetime(2024, 1, 1, hour, 30, 15, 123456, tzinfo=timezone.utc) + timedelta(days=day)
    return moment if settings.USE_TZ else moment.replace(tzinfo=None)


admin = User.objects.create_superuser("admin", "admin@django.example", "admin do tutorial")
ana = User.objects.create_user("ana", "ana@django.example", "sênha", first_name="Ana", last_name="Souza", is_staff=True)
bia = User.objects.create_user("bia", "", "bia12345")
User.objects.create_user("leitor", "leitor@django.example", "leitor12345")
# What Django allows and this blog does not, or only in part.
User.objects.create_user("BIA", "outra@django.example", "bia54321")
User.objects.create_user("dora", "ana@django.example", "dora12345", is_active=False)
User.objects.create_user("eva", "eva@django.example")
User.objects.create_user("x" * 150, "x@django.example", "xxxxxxxx")
User.objects.create_user("_under", "under@django.example", "under12345")
Group.objects.create(name="editors").user_set.add(ana)
User.objects.filter(username="ana").update(date_joined=at(-30))

import_module("blog.shapes." + shape).fill(at, admin, ana, bia)

if not target.startswith("postgresql://"):
    from django.db import connections

    connections.close_all()
    # A fixture is small: the smallest pages hold the same rows.
    with sqlite3.connect(target) as small:
        small.execute("pragma page_size = 1024")
        small.isolation_level = None
        small.execute("vacuum")
