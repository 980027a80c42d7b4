"""As in the Django Girls tutorial: no slug, and a post is public as soon as it has a date."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Post(models.Model):
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    title = models.CharField(max_length=200)
    text = models.TextField()
    created_date = models.DateTimeField(default=timezone.now)
    published_date = models.DateTimeField(blank=True, null=True)


def fill(at, admin, ana, bia):
    Post.objects.create(author=bia, title="Minha primeira publicação", text="Uma linha\nOutra linha",
                        created_date=at(0), published_date=at(1))
    Post.objects.create(author=bia, title="Minha primeira publicação", text="De novo", created_date=at(2),
                        published_date=at(3))
    Post.objects.create(author=ana, title="Rascunho", text="Sem data", created_date=at(4))
