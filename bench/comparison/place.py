"""What the two places have in common: an address, a tree of processes, and the deeds that are timed."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from . import client, processes
from .namespace import inside_network
from .shell import Failure

MEMORY_MAX = '256m'
SIGN_IN_RATE = '6000r/m'
ADMINISTRATOR, PASSWORD = 'compare', 'a-long-password-for-the-comparison'
READY_LIMIT = 240
# A slow machine is measured as well; both places would give up earlier by themselves.
START_LIMIT = 600


@dataclass
class Release:
    """One version of the blog in both of its forms."""

    name: str
    tree: Path
    # What only the second one has in its style sheet.
    mark = 'second-release'

    @property
    def artefact(self):
        return self.tree / 'target' / 'blog'

    @property
    def image(self):
        return f'localhost/blog-compare:{self.name}'


class Place:
    """One of the two; `key` is its name in the results."""

    key = title = container = ''
    port = 0

    def __init__(self, shell, releases):
        self.shell = shell
        self.releases = releases
        self._root = None

    @property
    def url(self):
        return f'http://localhost:{self.port}'

    def address(self):
        return client.Address('127.0.0.1', self.port, f'localhost:{self.port}')

    def root(self):
        """The first process of the machine that this place is."""
        if self._root is None or not Path(f'/proc/{self._root}').exists():
            self._root = int(self.shell.run('podman', 'inspect', '--format', '{{.State.Pid}}', self.container, name='pid'))
        return self._root

    def timed(self, deed):
        """How many seconds the deed takes until the first 200, and until it ends by itself. Asked every tenth of a second;
        another page than the blog's (the one that comes with nginx) does not count."""
        first, over = [], threading.Event()

        def ask():
            while not over.is_set() and not first:
                if client.is_the_blog(self.address()):
                    first.append(time.monotonic())
                over.wait(0.1)

        asking = threading.Thread(target=ask, daemon=True)
        start = time.monotonic()
        asking.start()
        try:
            deed()
            ended = time.monotonic()
            asking.join(READY_LIMIT)
        finally:
            over.set()
        if not first:
            raise Failure(f'{self.title}: no 200 from {self.url} within {READY_LIMIT} s after the end')
        return {'first_200': first[0] - start, 'ended': ended - start}

    def instances(self):
        return processes.mains(self.root())[processes.APPLICATION]

    def ready(self):
        """Both instances say so on their management port, asked in their own network namespace."""
        instances = self.instances()
        if len(instances) != 2:
            return False
        for process in instances:
            try:
                port = int(process.environment().get('BLOG_MANAGEMENT_PORT', '9990'))
                if (
                    inside_network(
                        process.pid, lambda p=port: client.get(client.Address('127.0.0.1', p, 'localhost'), '/health/ready', 2)
                    ).status
                    != 200
                ):
                    return False
            except (OSError, ValueError, client.Unanswered):
                return False
        return True

    def wait_until_ready(self, limit=READY_LIMIT):
        end = time.monotonic() + limit
        while not (self.ready() and client.is_the_blog(self.address())):
            if time.monotonic() > end:
                raise Failure(f'{self.title} is not ready after {limit} s')
            time.sleep(0.3)
