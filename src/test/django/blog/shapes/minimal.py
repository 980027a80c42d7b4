"""A small one: ids that are UUIDs, a yes or no for public, a date, nobody as the author."""

import uuid

from django.db import models


class Post(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    title = models.CharField(max_length=100)
    slug = models.SlugField(allow_unicode=True)
    content = models.TextField()
    published = models.BooleanField(default=False)
    pub_date = models.DateField()


def fill(at, admin, ana, bia):
    Post.objects.create(title="Sem autor", slug="sem-autor-ção", content="# Um\n\nTexto", published=True, pub_date=at(0))
    Post.objects.create(title="Oculto", slug="oculto", content="Texto", published=False, pub_date=at(1))
