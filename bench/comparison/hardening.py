"""The same questions put to the same processes in both places, answered by the kernel and not by a file of settings."""

import os
import re
import stat
from pathlib import Path

from . import processes

NAMESPACES = ('pid', 'net', 'mnt', 'ipc', 'uts', 'user', 'cgroup')
# Where a process may write although its root is read-only, and which is no file system to keep things in.
NOT_STORAGE = {
    'proc',
    'sysfs',
    'cgroup',
    'cgroup2',
    'devpts',
    'mqueue',
    'bpf',
    'tracefs',
    'debugfs',
    'securityfs',
    'pstore',
    'hugetlbfs',
    'fusectl',
    'configfs',
    'autofs',
}


def look(root):
    """Facts by part; of several instances the first."""
    return {part: facts(found[0].pid, root) for part, found in processes.mains(root).items() if found}


def facts(pid, root):
    status = dict(line.split(':', 1) for line in Path(f'/proc/{pid}/status').read_text().splitlines() if ':' in line)
    word = lambda name: status.get(name, '').split()
    mounts = list(_mounts(pid))
    return {
        'uid': int(word('Uid')[1]),
        'no_new_privileges': word('NoNewPrivs') == ['1'],
        'seccomp_filters': int((word('Seccomp_filters') or ['0'])[0]),
        'capabilities': _names(int(word('CapEff')[0], 16)),
        'bounding_capabilities': bin(int(word('CapBnd')[0], 16)).count('1'),
        'read_only_root': _root_is_read_only(mounts),
        'writable_mounts': sorted({target for target, options, kind in mounts if _writable(pid, target, options, kind)}),
        'own_namespaces': [name for name in NAMESPACES if _namespace(pid, name) != _namespace(root, name)],
        'sees_processes': _visible(pid, root),
        'memory_limit': _memory_limit(pid),
        'setuid_files': _setuid(pid),
        'shell': any(os.path.exists(f'/proc/{pid}/root{shell}') for shell in ('/bin/sh', '/bin/bash', '/usr/bin/sh')),
    }


def _names(bits):
    names = (
        'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service '
        'net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin '
        'sys_boot sys_nice sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override '
        'mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore'
    ).split()
    return [names[bit] if bit < len(names) else str(bit) for bit in range(64) if bits >> bit & 1]


def _mounts(pid):
    for line in Path(f'/proc/{pid}/mountinfo').read_text().splitlines():
        before, after = line.split(' - ')
        fields = before.split()
        yield fields[4], fields[5].split(','), after.split()[0]


def _writable(pid, target, options, kind):
    """A folder that is mounted for writing and lets this process do so. (The root is told in any case: what lies below may.)"""
    if 'rw' not in options or kind in NOT_STORAGE or target.startswith(('/proc', '/sys', '/dev')):
        return False
    try:
        folder = os.stat(f'/proc/{pid}/root{target}')
    except OSError:
        return False
    if target == '/' or not stat.S_ISDIR(folder.st_mode):
        return target == '/'
    status = Path(f'/proc/{pid}/status').read_text()
    uid, gid = (int(re.search(rf'^{name}:\s+\d+\s+(\d+)', status, re.M).group(1)) for name in ('Uid', 'Gid'))
    groups = {gid, *map(int, re.search(r'^Groups:(.*)$', status, re.M).group(1).split())}
    mode = folder.st_mode
    mine = folder.st_uid == uid and mode & stat.S_IWUSR
    return bool(mine or folder.st_gid in groups and mode & stat.S_IWGRP or mode & stat.S_IWOTH)


def _root_is_read_only(mounts):
    """The last mount on / hides those before it."""
    roots = [options for target, options, _ in mounts if target == '/']
    return bool(roots) and 'ro' in roots[-1]


def _namespace(pid, name):
    return os.readlink(f'/proc/{pid}/ns/{name}')


def _visible(pid, root):
    """How many processes of its machine it can see in its own /proc: those of its PID namespace, unless /proc hides what
    belongs to others."""
    everyone = processes.tree(root)
    space = _namespace(pid, 'pid')
    seen = []
    for other in everyone.values():
        try:
            if _namespace(other.pid, 'pid') == space:
                seen.append(other)
        except OSError:
            continue
    if _hides(pid):
        uid = os.stat(f'/proc/{pid}').st_uid
        seen = [other for other in seen if Path(f'/proc/{other.pid}').exists() and os.stat(f'/proc/{other.pid}').st_uid == uid]
    return len(seen)


def _hides(pid):
    return any(
        ' /proc ' in line and re.search(r'hidepid=(2|4|invisible|ptraceable)', line)
        for line in Path(f'/proc/{pid}/mountinfo').read_text().splitlines()
    )


def _memory_limit(pid):
    """Bytes that its control group may use, or None."""
    for line in Path(f'/proc/{pid}/cgroup').read_text().splitlines():
        _, controllers, path = line.split(':', 2)
        for file in (
            (Path('/sys/fs/cgroup/memory' + path) / 'memory.limit_in_bytes') if 'memory' in controllers.split(',') else None,
            (Path('/sys/fs/cgroup' + path) / 'memory.max') if not controllers else None,
        ):
            if file is not None and file.exists():
                value = file.read_text().strip()
                if value.isdigit() and int(value) < 1 << 60:
                    return int(value)
    return None


def _setuid(pid):
    """Files that would lend another user's rights, in the folders where commands are; as the process sees them."""
    found = 0
    for folder in ('/usr/bin', '/usr/sbin', '/usr/lib', '/usr/libexec', '/usr/local/bin'):
        base = f'/proc/{pid}/root{folder}'
        for directory, _, files in os.walk(base):
            for file in files:
                try:
                    mode = os.lstat(os.path.join(directory, file)).st_mode
                except OSError:
                    continue
                found += mode & 0o170000 == 0o100000 and bool(mode & 0o6000)
    return found
