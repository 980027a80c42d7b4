"""The blog on a VM: the playbook of ansible/ against a bare Debian host that is reached by SSH."""

import json
import os
import time

from . import place
from .shell import ROOT, Failure, say

PREPARED = 'localhost/travessia-vm-compare'


class VirtualMachine(place.Place):
    key = 'vm'
    title = 'VM by Ansible'

    def __init__(self, shell, releases):
        super().__init__(shell, releases)
        self.container = shell.environment['MACHINE_VM']
        self.port = int(shell.environment['MACHINE_VM_WEB_PORT'])
        self.packages_before = set()

    def host(self, *command, **keywords):
        """As root on the host, past SSH."""
        return self.shell.run(
            'podman', 'exec', '-i', self.container, *command, **{'name': f'vm-{os.path.basename(str(command[0]))}', **keywords}
        )

    def play(self, *words):
        settings = {
            'BLOG_VM_HOST': '127.0.0.1',
            'BLOG_VM_SSH_PORT': self.shell.environment['MACHINE_VM_SSH_PORT'],
            'BLOG_VM_KEY': str(self.shell.work / 'vm_key'),
            'BLOG_VM_USER': 'deploy',
            'BLOG_BASE_URL': self.url,
            'ANSIBLE_NOCOLOR': '1',
        }
        self.shell.run(
            'ansible-playbook',
            '-i',
            'inventories/local',
            'site.yml',
            '-e',
            json.dumps(self.variables()),
            *words,
            cwd=ROOT / 'ansible',
            name='ansible',
            **settings,
        )

    def variables(self, release='a'):
        return {
            'blog_artifact': str(self.releases[release].artefact),
            'blog_environment': {'BLOG_MEMORY_MAX': place.MEMORY_MAX},
            'blog_sign_in_rate': place.SIGN_IN_RATE,
            'blog_ready_timeout': place.START_LIMIT,
        }

    # --- what is made once ------------------------------------------------------------------------------------------

    def start_bare(self):
        self.shell.machine('machine_vm "$1" "$2"', ROOT, self.shell.work)

    def packages(self):
        return set(self.host('dpkg-query', '-W', '-f', '${Package}\n').split())

    def prepare(self, packages):
        """The host with the packages that the playbook wants, and nothing else of it: what "packages are there" means."""
        self.host('apt-get', 'update', '-qq')
        self.host(
            'env',
            'DEBIAN_FRONTEND=noninteractive',
            'apt-get',
            'install',
            '-y',
            '-qq',
            '--no-install-recommends',
            *sorted(packages),
        )
        self.host('apt-get', 'clean')
        self.shell.run('podman', 'commit', '--quiet', self.container, PREPARED)

    # --- what is timed ----------------------------------------------------------------------------------------------

    def from_nothing(self):
        return self.timed(self.play)

    def start_prepared(self):
        """As machine_vm of .ci/machine does with the bare one."""
        environment = self.shell.environment
        self.shell.run('podman', 'rm', '--force', '--time', '5', '--ignore', self.container)
        self.shell.run(
            'podman',
            'run',
            '--detach',
            '--quiet',
            '--name',
            self.container,
            '--hostname',
            'blog-vm',
            '--privileged',
            '--systemd=always',
            '--tmpfs',
            '/tmp',
            '--publish',
            f'127.0.0.1:{environment["MACHINE_VM_SSH_PORT"]}:22',
            '--publish',
            f'127.0.0.1:{self.port}:80',
            PREPARED,
        )
        for _ in range(60):
            if self.shell.machine('machine_ssh "$COMPARE_WORK" echo there || true', name='ssh').strip() == 'there':
                break
            time.sleep(0.5)
        else:
            raise Failure(f'{self.title}: no SSH on port {environment["MACHINE_VM_SSH_PORT"]}')

    def up(self):
        """A new host each time, packages there."""
        self.start_prepared()
        return self.timed(self.play)

    def clear(self):
        """The next one is a new host."""

    def deploy(self, release):
        self.play('--tags', 'deploy', '-e', json.dumps(self.variables(release.name)))

    def roll_back(self):
        self.play('--tags', 'deploy', '-e', 'blog_rollback=true')

    # --- what is asked ----------------------------------------------------------------------------------------------

    def blog(self, *words, stdin=None):
        return self.host('blog', *words, stdin=stdin)

    def sql(self, statement):
        return self.host('runuser', '-u', 'postgres', '--', 'psql', '-d', 'blog', '-At', '-c', statement)

    def running_release(self):
        """By the line that tells the second from the first."""
        current = self.host('readlink', '-f', '/opt/blog/current').strip()
        files = self.host(
            'grep',
            '--recursive',
            '--files-with-matches',
            '--fixed-strings',
            place.Release.mark,
            f'{current}/standalone',
            check=False,
        )
        return 'b' if files.strip() else 'a'

    def exposure(self, units):
        """What systemd-analyze security gives each unit: 0 is best, 10 worst."""
        found = {}
        for unit in units:
            told = self.host('systemd-analyze', 'security', '--no-pager', unit, check=False)
            line = next((line for line in told.splitlines() if 'Overall exposure level' in line), '')
            if line:
                found[unit] = float(line.split(':')[1].split()[0])
        return found

    def down(self):
        self.shell.machine('machine_vm_down; podman rmi --force --ignore "$1" >/dev/null', PREPARED)
        say('The VM is gone')
