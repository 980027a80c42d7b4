"""The blog in pods: the scripts of podman/ in an engine of Podman 5 that stands in a container of its own."""

import os
from pathlib import Path

from . import place
from .shell import ROOT, Failure

IMAGES = {'blog-postgres': 'podman/postgres', 'blog-nginx': 'nginx'}


class Pods(place.Place):
    key = 'pods'
    title = 'Podman pods'

    def __init__(self, shell, releases):
        super().__init__(shell, releases)
        self.container = shell.environment['MACHINE_NESTED']
        self.port = int(shell.environment['BLOG_WEB_PORT'])

    def engine(self, *command, **keywords):
        return self.shell.run(
            'podman', 'exec', '-i', self.container, *command, **{'name': f'pods-{os.path.basename(str(command[0]))}', **keywords}
        )

    def podman(self, *words, **keywords):
        return self.engine('podman', *words, **keywords)

    def script(self, name, *words):
        settings = {
            'BLOG_BASE_URL': self.url,
            'SIGN_IN_RATE': place.SIGN_IN_RATE,
            'BLOG_START_TIMEOUT': place.START_LIMIT,
        }
        pairs = [f'{key}={value}' for key, value in settings.items()]
        return self.engine('env', *pairs, ROOT / 'podman' / name, *words, name=f'podman-{name}')

    # --- what is made once ------------------------------------------------------------------------------------------

    def build(self, what, folder, fresh=False):
        cache = ['--no-cache'] if fresh else []
        self.shell.machine('buildah bud --quiet --layers "$@"', *cache, '--tag', what, folder, name='buildah')

    def build_everything(self, release):
        """With no layer at hand; Maven's repository is, as a cache of the builder's (--mount=type=cache)."""
        for image, folder in IMAGES.items():
            self.build(f'localhost/{image}-compare:a', ROOT / folder, fresh=True)
        self.build(release.image, release.tree, fresh=True)

    def fill_maven_cache(self, release):
        """The builder's Maven has its repository, as the control node's has; where it is filled already that takes no time."""
        folders = Path(os.environ.get('TMPDIR', '/var/tmp')).glob('buildah-cache*')
        if not any(next(folder.glob('**/org/wildfly'), None) for folder in folders):
            self.build(release.image, release.tree)

    def start_engine(self):
        """With nothing in it; what a run before has left is not this one's."""
        self.down()
        self.shell.machine('machine_engine "$1"', ROOT)

    def move_in(self):
        """From where the images were built to the engine; on an ordinary machine both are the same."""
        images = [f'localhost/{image}-compare:a' for image in IMAGES] + [release.image for release in self.releases.values()]
        self.shell.machine('machine_move_in "$@"', *images)
        for image in IMAGES:
            self.podman('tag', f'localhost/{image}-compare:a', f'localhost/{image}')

    # --- what is timed ----------------------------------------------------------------------------------------------

    def use(self, release):
        self.podman('tag', release.image, 'localhost/blog')

    def up(self):
        """Images are there; network, secret and volumes are not."""
        self.use(self.releases['a'])
        return self.timed(lambda: self.script('up'))

    def clear(self):
        self.script('down', '--volumes')

    def deploy(self, release):
        self.use(release)
        self.script('roll')

    def roll_back(self):
        self.script('roll', '--back')

    # --- what is asked ----------------------------------------------------------------------------------------------

    def blog(self, *words, stdin=None):
        return self.podman('exec', '-i', 'blog-app-a-blog', 'blog', *words, stdin=stdin)

    def sql(self, statement):
        return self.podman('exec', '-i', 'blog-db-postgres', 'psql', '-U', 'blog', '-d', 'blog', '-At', '-c', statement)

    def running_release(self):
        image = self.podman('inspect', '--format', '{{.Image}}', 'blog-app-a-blog').strip()
        for name, release in self.releases.items():
            if self.podman('image', 'inspect', '--format', '{{.Id}}', release.image).strip() == image:
                return name
        raise Failure(f'blog-app-a runs neither release: {image}')

    def down(self):
        self.shell.machine('machine_down; podman volume rm --force "$MACHINE_NESTED" >/dev/null')
