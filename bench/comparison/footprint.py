"""What each place leaves on a disk, how many packages it brings, and how many lines somebody has to own."""

import re
from pathlib import Path

from .shell import ROOT

# What an operator edits, and all that is this place's own. What both use (nginx's files, the application) is in neither.
EDITED = {'vm': ('ansible/inventories/production/**/*',), 'pods': ('podman/configmap.yaml',)}
OWN = {
    'vm': ('ansible/**/*',),
    'pods': ('podman/**/*', 'Containerfile', '.containerignore', 'nginx/Containerfile', 'nginx/entrypoint', 'nginx/web-health'),
}
# Documents, what is there for tests only, and the move from one place to the other, which both need.
LEFT_OUT = re.compile(r'\.md$|^ansible/(inventories/local|test)/|^podman/move|/\.')
COMMENT = re.compile(r'^\s*(#|//|---\s*$|$|\{#.*#\}\s*$)')

# What runs the pods, on a Debian that has nothing of it: the engine, its builder, and what they only recommend but need.
ENGINE_PACKAGES = 'podman buildah crun netavark aardvark-dns nftables uidmap catatonit passt fuse-overlayfs'.split()


def lines(key):
    counts = {'edited': _count(EDITED[key]), 'own': _count(OWN[key])}
    return {what: count for what, count in counts.items() if count['files']}


def _count(patterns):
    files = sorted(
        {
            path
            for pattern in patterns
            for path in ROOT.glob(pattern)
            if path.is_file() and not LEFT_OUT.search(str(path.relative_to(ROOT)))
        }
    )
    return {'files': len(files), 'lines': sum(_lines(path) for path in files)}


def _lines(path: Path):
    """Lines that say something: neither blank nor a comment."""
    return sum(1 for line in path.read_text(encoding='utf-8', errors='replace').splitlines() if not COMMENT.match(line))


def vm_disk(vm):
    """Bytes on the host's root, without other file systems; what apt keeps of downloaded packages is told apart."""
    used = lambda path: int(vm.host('du', '-sx', '--block-size=1', path, check=False).split()[0])
    return {'root': used('/'), 'apt': used('/var/cache/apt') + used('/var/lib/apt/lists')}


def pods_disk(pods):
    """Bytes under the engine's own folder: the layers of the images, each once, and the volumes."""
    used = lambda path: int((pods.engine('du', '-sx', '--block-size=1', path, check=False) or '0').split()[0])
    return {'storage': used('/var/lib/containers'), 'volumes': used('/var/lib/containers/storage/volumes')}


def image_facts(pods):
    """Of each image the bytes and the Debian packages in it."""
    facts = {}
    for image in ('blog', 'blog-postgres', 'blog-nginx'):
        name = f'localhost/{image}'
        packages = pods.podman(
            'run', '--rm', '--network', 'none', '--entrypoint', 'dpkg-query', name, '-W', '-f', '${Package}\n'
        ).split()
        facts[image] = {
            'bytes': int(pods.podman('image', 'inspect', '--format', '{{.Size}}', name)),
            'packages': sorted(packages),
        }
    return facts


def engine_packages(shell):
    """What Podman and Buildah add to the bare host that the VM begins as: asked of apt, not installed."""
    script = (
        'apt-get update -qq; names=$(apt-get install --simulate --no-install-recommends "$@" | sed -n "s/^Inst \\([^ ]*\\).*/\\1/p"); '
        'echo "$names" | wc -l; apt-cache show --no-all-versions $names | awk "/^Installed-Size:/ { sum += \\$2 } END { print sum * 1024 }"'
    )
    told = shell.run(
        'podman',
        'run',
        '--rm',
        'localhost/travessia-vm-machine',
        'bash',
        '-c',
        script,
        'bash',
        *ENGINE_PACKAGES,
        name='engine-packages',
    )
    count, size = told.split()[-2:]
    return {'packages': int(count), 'bytes': int(size)}
