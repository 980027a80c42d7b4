"""As on djangocentral.com and in many that follow it: a status that is a number, a text called content."""

from django.contrib.auth.models import User
from django.db import models


class Post(models.Model):
    title = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    author = models.ForeignKey(User, on_delete=models.CASCADE, related_name="blog_posts")
    updated_on = models.DateTimeField(auto_now=True)
    content = models.TextField()
    created_on = models.DateTimeField(auto_now_add=True)
    status = models.IntegerField(choices=((0, "Draft"), (1, "Publish")), default=0)


def fill(at, admin, ana, bia):
    for number, author in enumerate((admin, ana, bia)):
        post = Post.objects.create(title=f"Post {number}", slug=f"post-{number}", author=author,
                                   content=f"<p>Texto {number}</p>", status=number % 2)
        Post.objects.filter(pk=post.pk).update(created_on=at(number), updated_on=at(number + 1))
