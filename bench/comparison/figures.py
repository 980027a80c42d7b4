"""From the results file to rows that can be compared."""

from . import processes
from .results import Sample, dig, sample
from .words import LESS, MORE, NEITHER, Row

KINDS = ('home, cached', 'post, cached', 'home', 'post', 'sign-in', 'write')
CALM = ('home, cached', 'home', 'post', 'sign-in', 'write')
CLIENTS = ('readers', 'signed in', 'writers')
PARTS = (processes.APPLICATION, processes.DATABASE, processes.WEB, processes.ENGINE)
EVENTS = (
    ('deploy', ('deploy',)),
    ('rollback', ('rollback',)),
    ('kill -9 nginx', ('kill', processes.WEB)),
    ('kill -9 PostgreSQL', ('kill', processes.DATABASE)),
    ('kill -9 one application', ('kill', processes.APPLICATION)),
)

# So much of the cores may go to something else.
QUIET = 0.1


class Figures:
    def __init__(self, results):
        self.results = results
        self.once = results['once']

    def row(self, label, keys, unit='', better=LESS, subject=''):
        return Row(label, sample(self.results, 'vm', *keys), sample(self.results, 'pods', *keys), unit, better, False, subject)

    def one(self, label, vm, pods, unit='', better=LESS, counted=True, subject=''):
        reservation = 'not judged: the machine was busy' if not counted and self.busy() else ''
        return Row(label, Sample([vm]), Sample([pods]), unit, better, counted, subject, reservation)

    def busy(self):
        """Whether something else worked on the machine while that was measured which is measured once."""
        return any((self.at(key, 'disturbance') or 0) > QUIET for key in ('vm', 'pods'))

    def at(self, *keys):
        return dig(self.once, *keys)

    # --- bringing up ------------------------------------------------------------------------------------------------

    def bringing_up(self):
        total = lambda *parts: None if None in parts else sum(parts)
        build, host, images = (
            self.at('build', 'release', 'clean'),
            self.at('vm', 'from_nothing', 'first_200'),
            self.at('pods', 'build_from_nothing'),
        )
        up = sample(self.results, 'pods', 'up', 'first_200')
        return [
            self.one(
                'from nothing to the first 200', total(build, host), total(images, up.median if up else None), 's', counted=False
            ),
            self.row('packages or images there, to the first 200', ('up', 'first_200'), 's'),
            self.row(
                'the same, until the command ends',
                ('up', 'ended'),
                's',
                subject='packages or images there, until the command ends',
            ),
        ]

    def bringing_up_parts(self):
        """For the drawing: which part of the time is what."""
        build, host = self.at('build', 'release', 'clean'), self.at('vm', 'from_nothing', 'first_200')
        images, ups = self.at('pods', 'build_from_nothing'), {
            key: sample(self.results, key, 'up', 'first_200') for key in ('vm', 'pods')
        }
        bars = []
        if build and host:
            bars.append(('VM,\nfrom nothing', [('Maven builds', build), ('image builds', 0), ('playbook or podman/up', host)]))
        if images and ups['pods']:
            bars.append(
                (
                    'pods,\nfrom nothing',
                    [('Maven builds', 0), ('image builds', images), ('playbook or podman/up', ups['pods'].median)],
                )
            )
        for key, name in (('vm', 'VM,\npackages there'), ('pods', 'pods,\nimages there')):
            if ups[key]:
                bars.append((name, [('Maven builds', 0), ('image builds', 0), ('playbook or podman/up', ups[key].median)]))
        return bars

    # --- changes and deaths -----------------------------------------------------------------------------------------

    def changes(self):
        build, images = self.at('build', 'release', 'one_line'), self.at('pods', 'build_one_line')
        return [
            self.one('build after a change of one line', build, images, 's', counted=False),
            self.row('put it in service', ('deploy', 'seconds'), 's', subject='putting a new version in service'),
            self.row('back to the version before', ('rollback', 'seconds'), 's', subject='going back to the version before'),
        ]

    def deaths(self):
        return [
            self.row(label.removeprefix('kill -9 '), (*keys, 'seconds'), 's', subject=f'until all is well after {label}')
            for label, keys in EVENTS
            if keys[0] == 'kill'
        ]

    def failures(self, kill):
        return [
            self.row(f'{label}: {who}', (*keys, 'failures', who, 'failed'), '', subject=f'requests failed in {label}, {who}')
            for label, keys in EVENTS
            if (keys[0] == 'kill') == kill
            for who in CLIENTS
        ]

    def asked(self):
        """How many requests the clients sent around the events, by place."""
        return {
            key: sum(dig(run, *keys, 'failures', who, 'asked') or 0 for run in runs for _, keys in EVENTS for who in CLIENTS)
            for key, runs in self.results['runs'].items()
        }

    def how_they_failed(self):
        """Every way in which a request failed: (event, who, place, words, how many in all runs)."""
        found = {}
        for key, runs in self.results['runs'].items():
            for run in runs:
                for label, keys in EVENTS:
                    for who in CLIENTS:
                        for how, count in (dig(run, *keys, 'failures', who, 'how') or {}).items():
                            found[(label, who, key, how)] = found.get((label, who, key, how), 0) + count
        return [(*key, count) for key, count in found.items()]

    # --- memory and processor ---------------------------------------------------------------------------------------

    def _stack(self, key, parts, what):
        values = []
        for run in self.results['runs'].get(key, []):
            found = dig(run, 'idle', 'memory', what)
            values.append(None if found is None else sum(found.get(part, 0) for part in parts))
        return Sample(values)

    def memory(self):
        rows = [
            Row(name, self._stack('vm', parts, 'bytes'), self._stack('pods', parts, 'bytes'), 'MiB', better, False, subject)
            for name, parts, better, subject in (
                ('**the whole stack**', PARTS, LESS, 'memory of the whole stack, idle'),
                ('the application, two instances', (processes.APPLICATION,), LESS, 'memory of the application'),
                ('PostgreSQL', (processes.DATABASE,), LESS, 'memory of PostgreSQL'),
                ('nginx and the watcher of its upstreams', (processes.WEB,), LESS, 'memory of nginx'),
                ("Podman's helpers (conmon, aardvark-dns, pause)", (processes.ENGINE,), NEITHER, ''),
                ("not in the sum: the host's own (systemd, journald, sshd)", (processes.HOST,), NEITHER, ''),
            )
        ]
        return rows + [
            self.row(
                'processor time while idle, ms per second',
                ('idle', 'processor_ms_per_s'),
                'ms',
                subject='processor time while idle, per second',
            )
        ]

    def memory_parts(self):
        names = {
            processes.APPLICATION: 'application × 2',
            processes.DATABASE: 'PostgreSQL',
            processes.WEB: 'nginx',
            processes.ENGINE: "Podman's helpers",
        }
        bars = []
        for key, name in (('vm', 'VM'), ('pods', 'pods')):
            parts = [(names[part], self._stack(key, (part,), 'bytes')) for part in PARTS]
            if all(found for _, found in parts):
                bars.append((name, [(part, found.median) for part, found in parts]))
        return bars

    def memory_totals(self):
        return [found.median for found in (self._stack(key, PARTS, 'bytes') for key in ('vm', 'pods')) if found]

    def cost(self):
        return [
            self.row(kind, ('load', kind, 'processor_ms'), 'ms', subject=f'processor time of one request ({kind})')
            for kind in KINDS
        ]

    def throughput(self):
        rows = []
        for kind in KINDS:
            values = {
                key: Sample(
                    [found and found['requests'] / found['seconds'] for found in (dig(run, 'load', kind) for run in runs)]
                )
                for key, runs in self.results['runs'].items()
            }
            rows.append(
                Row(
                    kind,
                    values.get('vm', Sample([])),
                    values.get('pods', Sample([])),
                    '/s',
                    MORE,
                    False,
                    f'requests per second ({kind})',
                )
            )
        return rows

    def refused(self):
        """Requests of the load that were not answered as they should, in all runs."""
        return sum(
            (dig(run, 'load', kind, 'failed') or 0) + (dig(run, 'load', kind, 'unanswered') or 0)
            for runs in self.results['runs'].values()
            for run in runs
            for kind in KINDS
        ) + sum(
            dig(run, 'latency', kind, 'failed') or 0 for runs in self.results['runs'].values() for run in runs for kind in CALM
        )

    def latency(self):
        return [
            self.row(f'{kind}, p{share}', ('latency', kind, f'p{share}'), 'ms', subject=f'p{share} of {kind}')
            for kind in CALM
            for share in (50, 99)
        ]

    def latency_pairs(self):
        pairs = []
        for kind in CALM:
            both = {
                key: tuple(sample(self.results, key, 'latency', kind, f'p{share}') for share in (50, 99))
                for key in ('vm', 'pods')
            }
            both = {key: tuple(found.median for found in pair) for key, pair in both.items() if all(pair)}
            if both:
                pairs.append((kind, both))
        return pairs

    # --- what it leaves and takes -------------------------------------------------------------------------------------

    def disk(self):
        vm = pods = None
        if self.at('vm', 'disk_after'):
            vm = self.at('vm', 'disk_after', 'root') - self.at('vm', 'disk_before', 'root')
        if self.at('pods', 'disk_up'):
            pods = self.at('pods', 'disk_up', 'storage') - self.at('pods', 'disk_before', 'storage')
        apt = (self.at('vm', 'disk_after', 'apt') or 0) - (self.at('vm', 'disk_before', 'apt') or 0)
        engine = self.at('pods', 'engine', 'bytes')
        return [
            self.one('added to the disk, the blog running and empty', vm, pods, 'bytes', subject='disk'),
            self.one("of that, what apt keeps (lists, downloaded packages)", apt, 0, 'bytes', NEITHER),
            self.one('Podman and Buildah themselves, as packages', 0, engine, 'bytes', NEITHER),
        ]

    def packages(self):
        images = self.at('pods', 'images') or {}
        union = set().union(*(image['packages'] for image in images.values())) if images else None
        total = sum(len(image['packages']) for image in images.values()) if images else None
        added, engine = self.at('vm', 'packages', 'added'), self.at('pods', 'engine', 'packages')
        extra = lambda size: None if size is None or engine is None else size + engine
        return [
            self.one('packages added to the host', len(added) if added else None, engine, subject='packages added to the host'),
            self.one('packages in the images, each name once', 0, len(union) if union else None, '', NEITHER),
            self.one('packages in the images, in each image', 0, total, '', NEITHER),
            self.one(
                '**to be kept up to date: host and images**',
                len(added) if added else None,
                extra(total),
                subject='packages to be kept up to date',
            ),
        ]

    def lines(self):
        rows = []
        for what, label in (('edited', 'that an operator edits'), ('own', 'that the place consists of')):
            for unit, better in (('lines', LESS), ('files', NEITHER)):
                rows.append(
                    self.one(
                        f'{unit} {label}', self.at('lines', 'vm', what, unit), self.at('lines', 'pods', what, unit), '', better
                    )
                )
        return rows
