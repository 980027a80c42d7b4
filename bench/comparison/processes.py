"""The processes of a place, read from /proc of the machine that runs it: memory, processor time, which part they belong to."""

import os
import re
import resource
from collections import defaultdict
from pathlib import Path

TICK = os.sysconf('SC_CLK_TCK')
PROC = Path('/proc')

APPLICATION, DATABASE, WEB, ENGINE, HOST = 'application', 'PostgreSQL', 'nginx', "Podman's helpers", "the host's own"

# Asked of a process and then of its ancestors, nearest first: `sleep` of the watcher of nginx's upstreams belongs to nginx.
PARTS = (
    (APPLICATION, re.compile(r'^java ')),
    (DATABASE, re.compile(r'^(postgres|pg_ctlcluster) ')),
    (WEB, re.compile(r'^nginx |reload-upstreams')),
    (ENGINE, re.compile(r'^(conmon|catatonit|aardvark-dns|netavark|podman|crun|rootlessport|pasta) ')),
)


class Process:
    def __init__(self, pid):
        self.pid = pid
        stat = (PROC / str(pid) / 'stat').read_text()
        # The name may hold blanks and brackets: what follows the last bracket is safe to split.
        fields = stat[stat.rindex(')') + 2 :].split()
        self.parent = int(fields[1])
        # With the children that ended and were waited for: the sum over a whole tree loses nobody's time.
        self.ticks = sum(map(int, fields[11:15]))
        self.started = int(fields[19])
        self.name = stat[stat.index('(') + 1 : stat.rindex(')')]
        self.command = (PROC / str(pid) / 'cmdline').read_bytes().replace(b'\0', b' ').decode(errors='replace')

    def words(self):
        return f'{self.name} {self.command}'

    def memory(self):
        """Proportional set size in bytes: shared pages are divided among those who share them."""
        for line in (PROC / str(self.pid) / 'smaps_rollup').read_text().splitlines():
            if line.startswith('Pss:'):
                return int(line.split()[1]) * 1024
        return 0

    def environment(self):
        pairs = (PROC / str(self.pid) / 'environ').read_bytes().decode(errors='replace').split('\0')
        return dict(pair.split('=', 1) for pair in pairs if '=' in pair)


def tree(root):
    """All living processes from this one downwards, by pid."""
    everyone, children = {}, defaultdict(list)
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                process = Process(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue
            everyone[process.pid] = process
            children[process.parent].append(process.pid)
    found, waiting = {}, [root]
    while waiting:
        pid = waiting.pop()
        if pid in everyone:
            found[pid] = everyone[pid]
            waiting += children[pid]
    return found


def part_of(process, processes):
    while process is not None:
        for part, pattern in PARTS:
            if pattern.search(process.words()):
                return part
        process = processes.get(process.parent)
    return HOST


def memory_by_part(root):
    """Bytes of PSS and number of processes of each part."""
    processes = tree(root)
    memory, count = defaultdict(int), defaultdict(int)
    for process in processes.values():
        try:
            memory[part_of(process, processes)] += process.memory()
        except (FileNotFoundError, ProcessLookupError):
            continue
        count[part_of(process, processes)] += 1
    return {'bytes': dict(memory), 'processes': dict(count)}


def seconds_of_processor(root):
    return sum(process.ticks for process in tree(root).values()) / TICK


def busy_seconds():
    """What all processors of the machine together have worked since it started, for whomever."""
    user, nice, system, _, _, irq, softirq, steal = map(int, (PROC / 'stat').read_text().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / TICK


def seconds_of_commands():
    """What this program and the commands that it ran have worked."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def mains(root):
    """The process to kill, or to look at, of each part: the instances of the application in the order they started, the
    postmaster, nginx's master."""
    processes = tree(root)

    def leaders(pattern):
        matching = [p for p in processes.values() if re.search(pattern, p.words())]
        return sorted(
            (p for p in matching if not (p.parent in processes and re.search(pattern, processes[p.parent].words()))),
            key=lambda p: p.started,
        )

    return {
        APPLICATION: leaders(r'^java .*jboss-modules|^java .*org\.jboss\.as'),
        DATABASE: leaders(r'^postgres '),
        WEB: leaders(r'^nginx nginx: master'),
    }
