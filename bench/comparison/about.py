"""What was measured on what: the machine, the versions, and whether both places really have the same settings."""

import os
import platform
import re
import time
from pathlib import Path

from . import processes

# They differ by where a file is or by what the machine found out by itself, and mean the same.
PATHS = re.compile(
    r'(_file|_directory|_directories|_path|_command|_library)$|^(cluster_name|data_checksums|ssl.*|lc_.*|unix_socket.*|'
    r'event_source|server_version.*|config_file|shared_memory_size.*|application_name|in_hot_standby)$'
)


def machine(shell):
    cpu = re.search(r'^model name\s*: (.*)$', Path('/proc/cpuinfo').read_text(), re.M)
    memory = re.search(r'^MemTotal:\s*(\d+)', Path('/proc/meminfo').read_text(), re.M)
    system = re.search(r'^PRETTY_NAME="?([^"\n]*)', Path('/etc/os-release').read_text(), re.M)
    return {
        'processor': cpu.group(1) if cpu else platform.machine(),
        'cores': os.cpu_count(),
        'memory': int(memory.group(1)) * 1024,
        'system': system.group(1) if system else platform.system(),
        'kernel': platform.release(),
        'load': os.getloadavg()[0],
        'tools': {
            'wrk': shell.run('dpkg-query', '-W', '-f', '${Version}', 'wrk', check=False),
            'ansible': shell.run('ansible', '--version', check=False).partition('\n')[0],
            'outer podman': shell.run('podman', '--version', check=False).strip(),
        },
    }


def source(shell):
    changed = shell.run('git', 'status', '--porcelain', '--untracked-files=no', name='git')
    return {
        'commit': shell.run('git', 'rev-parse', '--short=12', 'HEAD', name='git').strip(),
        'changed': [line[3:] for line in changed.splitlines()],
        'date': time.strftime('%Y-%m-%d %H:%M %Z'),
    }


def settings(place):
    """What the running processes were given, from /proc and from PostgreSQL itself."""
    instances = []
    for process in place.instances():
        environment = process.environment()
        flags = [word for word in process.command.split() if word.startswith(('-X', '-XX'))]
        instances.append(
            {
                'java': _java(process.pid),
                'flags': flags,
                **{key: environment.get(key) for key in ('BLOG_MEMORY_MAX', 'WEB_CONCURRENCY', 'BLOG_DB_POOL_MAX')},
            }
        )
    rows = place.sql("SELECT name || '=' || setting FROM pg_settings ORDER BY name").splitlines()
    return {
        'instances': instances,
        'postgresql': dict(row.split('=', 1) for row in rows if '=' in row),
        'nginx_workers': sum(1 for process in processes.tree(place.root()).values() if 'nginx: worker' in process.command),
    }


def _java(pid):
    release = Path(f'/proc/{pid}/root') / os.readlink(f'/proc/{pid}/exe').lstrip('/')
    try:
        text = (release.parents[1] / 'release').read_text()
    except OSError:
        return 'unknown'
    return (re.search(r'^JAVA_(?:RUNTIME_)?VERSION="([^"]*)"', text, re.M) or ['', 'unknown'])[1]


def differences(vm, pods):
    """Settings that are not the same, each as (name, on the VM, in pods)."""
    found = []
    for name in sorted(set(vm['postgresql']) | set(pods['postgresql'])):
        one, other = vm['postgresql'].get(name), pods['postgresql'].get(name)
        if one != other and not PATHS.search(name):
            found.append([f'PostgreSQL {name}', one, other])
    for key in ('BLOG_MEMORY_MAX', 'WEB_CONCURRENCY', 'BLOG_DB_POOL_MAX', 'java', 'flags'):
        one, other = ([instance[key] for instance in place['instances']] for place in (vm, pods))
        if key == 'flags':
            one, other = ([' '.join(flag for flag in flags) for flags in both] for both in (one, other))
        if one != other:
            found.append([key, ', '.join(map(str, dict.fromkeys(one))), ', '.join(map(str, dict.fromkeys(other)))])
    for key in ('nginx_workers',):
        if vm[key] != pods[key]:
            found.append([key, vm[key], pods[key]])
    if len(vm['instances']) != len(pods['instances']):
        found.append(['instances', len(vm['instances']), len(pods['instances'])])
    return found
