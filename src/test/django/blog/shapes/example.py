"""As in "Django by Example": a status of two letters, a slug that is unique for a day, comments beside."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Post(models.Model):
    title = models.CharField(max_length=250)
    slug = models.SlugField(max_length=250, unique_for_date="publish")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blog_posts")
    body = models.TextField()
    publish = models.DateTimeField(default=timezone.now)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    status = models.CharField(max_length=2, choices=[("DF", "Draft"), ("PB", "Published")], default="DF")


class Comment(models.Model):
    post = models.ForeignKey(Post, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    body = models.TextField()


def fill(at, admin, ana, bia):
    posts = [
        ("Olá, mundo", "ola-mundo", admin, "A **primeira** travessia.\r\n\r\n- um\r\n- dois", "PB", 0),
        ("Who was Django Reinhardt?", "who-was-django-reinhardt", ana, "<p>Um <em>guitarrista</em>.</p>\r\n\r\n"
         "<ul>\r\n\t<li>swing</li>\r\n\r\n\t<li>jazz</li>\r\n</ul>\r\n<p><img src=\"/media/foto.png\"></p>", "PB", 10),
        # The same slug on another day, which the tutorial allows.
        ("Olá de novo", "ola-mundo", bia, "Outra vez.", "PB", 20),
        ("Rascunho", "rascunho", bia, "Ainda não.", "DF", 30),
        ("Depois", "depois", admin, "No futuro.", "PB", 365 * 70),
        ("Um título " + "muito " * 39 + "longo", "My_Slug", ana, "<script>alert(1)</script>Texto", "PB", 40),
        ("<script>alert('título')</script>", "xss", ana, "<p onclick=\"alert(1)\">Oi <img src=x onerror=alert(2)></p>", "PB", 50),
    ]
    for title, slug, author, body, status, day in posts:
        post = Post.objects.create(title=title, slug=slug, author=author, body=body, status=status, publish=at(day))
        Post.objects.filter(pk=post.pk).update(created=at(day, 9), updated=at(day, 18))
    Comment.objects.create(post=Post.objects.first(), name="Leitor", body="Bom!")
