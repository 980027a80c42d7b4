"""The document: what was found, how, and what cannot be concluded from it."""

from dataclasses import replace

from . import about, plots
from .blocks import Code, Figure, Heading, How, Items, Table, Text
from .figures import Figures
from .hardened import answers, checklist
from .methods import items, method
from .results import Sample
from .words import HEADINGS, NEITHER, PLACES, Row, listed, number

TABLE = 'The figures are in the table below.'


def table(rows):
    return Table(list(HEADINGS), [row.cells() for row in measured(rows)])


def measured(rows):
    return [row for row in rows if row.vm or row.pods]


def in_words(bars, unit):
    return '; '.join(f'{name.replace(chr(10), " ")} {number(sum(value for _, value in parts), unit)}' for name, parts in bars)


class Document:
    def __init__(self, results):
        self.results = results
        self.plan = results['about']['plan']
        self.figures = Figures(results)
        self.compared = []

    def count(self, rows):
        """Notes the rows for the verdict at the top."""
        self.compared += [row for row in measured(rows) if row.better != NEITHER]
        return measured(rows)

    def blocks(self):
        body = [
            block
            for section in (
                self.bringing_up,
                self.changes,
                self.deaths,
                self.memory,
                self.cost,
                self.latency,
                self.footprint,
                self.hardening,
                self.lines,
                self.budgets,
            )
            for block in section()
        ]
        return self.head() + self.trouble() + self.verdict() + body + self.limits() + self.again()

    # --- the beginning ------------------------------------------------------------------------------------------------

    def head(self):
        told, machine = self.results['about'], self.results['about']['machine']
        runs = max(len(runs) for runs in self.results['runs'].values())
        changed = f', with changes in {listed(told["changed"][:6])}' if told['changed'] else ''
        blocks = [
            Heading('The VM and the pods, measured', 1),
            Text(method('what', date=told['date'], commit=told['commit'], changed=changed)),
            Text(
                method(
                    'machine',
                    cores=machine['cores'],
                    processor=machine['processor'],
                    memory=f'{machine["memory"] / 2 ** 30:.0f} GiB',
                    system=machine['system'],
                    kernel=machine['kernel'],
                    disturbance=self._disturbance(),
                )
            ),
            Text(method('reading', runs=number(runs)) if runs > 1 else method('reading one run')),
        ]
        if self.plan['quick']:
            blocks.append(Text('**This was a quick run to try the script out. Its figures mean nothing.**'))
        return blocks

    def _disturbance(self):
        shares = [run['disturbance'] for runs in self.results['runs'].values() for run in runs if 'disturbance' in run]
        once = {key: self.figures.at(key, 'disturbance') for key in PLACES}
        words = [
            f'{share:.0%} during what was done once for the {PLACES[key]}' for key, share in once.items() if share is not None
        ]
        if shares:
            words.append(f'at most {max(shares):.0%} while both were idle in the runs')
        return (
            f'processes that are not known to be its own used, of its cores, {listed(words)}'
            if words
            else 'what else worked on it is not known'
        )

    def trouble(self):
        found = self.results.get('trouble', [])
        return [Heading('What did not work'), Items(found)] if found else []

    def verdict(self):
        blocks = [Heading('Where one is worse')]
        for better, worse, verb in (('pods', 'vm', 'is'), ('vm', 'pods', 'are')):
            won = [row for row in self.compared if row.winner() == better]
            far = sorted((row for row in won if row.far()), key=Row.distance, reverse=True)
            near = [row for row in won if not row.far()]
            blocks.append(
                Text(
                    f'**The {PLACES[worse]} {verb} worse** in {len(won)} of {len(self.compared)} figures' + (':' if won else '.')
                )
            )
            if far:
                blocks.append(Items([row.sentence() for row in far]))
            if near:
                blocks.append(Text(f'{"And by" if far else "By"} less than a quarter: {"; ".join(row.name() for row in near)}.'))
        unjudged = [row.name() for row in self.compared if row.reservation]
        if unjudged:
            blocks.append(Text(f'Not judged, since the machine was busy meanwhile: {"; ".join(unjudged)}.'))
        even = [row for row in self.compared if not row.winner() and not row.reservation and row.vm and row.pods]
        blocks.append(Text(f'In {len(even)} others there is no difference, or none beyond the spread of the runs.'))
        return blocks

    # --- figures ------------------------------------------------------------------------------------------------------

    def bringing_up(self):
        rows, bars = self.count(self.figures.bringing_up()), self.figures.bringing_up_parts()
        blocks = [Heading('From nothing to the first 200')]
        if bars:
            blocks.append(
                Figure(
                    'up',
                    plots.stacked(bars, 's', 'seconds until the home page answers 200'),
                    f'Seconds until the first 200: {in_words(bars, "s")}.',
                    'Seconds until the home page answers, and what they went to. "From nothing" was done once.',
                )
            )
        return blocks + [table(rows), How(method('up', moved=number(self.figures.at('pods', 'moved_in'), 's')))]

    def changes(self):
        rows, failed = self.count(self.figures.changes()), self.count(self.figures.failures(kill=False))
        asked = {key: number(count) for key, count in self.figures.asked().items()}
        return [
            Heading('A new version, and the way back'),
            Figure(
                'changes',
                plots.dots(rows, 's', label='seconds'),
                f'Seconds for the build, the new version and the way back. {TABLE}',
                'Every mark is a run, the figure is the median.',
            ),
            table(rows),
            Text('Requests that failed meanwhile, per run:'),
            *self._failed('changes-failed', failed),
            table(failed),
            How(f'{method("changes")} {method("clients", vm=asked.get("vm", 0), pods=asked.get("pods", 0))}'),
        ]

    def deaths(self):
        rows, failed = self.count(self.figures.deaths()), self.count(self.figures.failures(kill=True))
        how = sorted(self.figures.how_they_failed(), key=lambda found: (found[0], found[2], found[1], found[3]))
        blocks = [
            Heading('After kill -9'),
            Figure(
                'deaths',
                plots.dots(rows, 's', label='seconds until all is well again'),
                f'Seconds until all is well after each part was killed. {TABLE}',
                'Killed: nginx\'s master, PostgreSQL\'s postmaster, one of the two instances of the application.',
            ),
            table(rows),
            Text('Requests that failed meanwhile, per run:'),
            *self._failed('deaths-failed', failed),
            table(failed),
        ]
        if how:
            blocks += [
                Text('How they failed, in all runs and events together (a number is the status that came instead):'),
                Table(
                    ['event', 'who', 'place', 'how', 'requests'],
                    [[event, who, PLACES[key], f'`{words}`', count] for event, who, key, words, count in how],
                    words={0, 1, 2, 3},
                ),
            ]
        return blocks + [How(method('deaths'))]

    def _failed(self, name, rows):
        some = [
            replace(row, label=row.label.removeprefix('kill -9 '))
            for row in rows
            if any(value for sample in (row.vm, row.pods) for value in sample.values)
        ]
        return (
            [
                Figure(
                    name,
                    plots.dots(some, '', label='requests that failed'),
                    f'Requests that failed. {TABLE}',
                    'Only what failed in one of the runs at least.',
                )
            ]
            if some
            else []
        )

    def memory(self):
        rows, bars, totals = self.figures.memory(), self.figures.memory_parts(), self.figures.memory_totals()
        self.count(rows)
        blocks = [Heading('Memory, and what idleness costs')]
        if bars:
            blocks.append(
                Figure(
                    'memory',
                    plots.stacked(bars, 'MiB', 'MiB of PSS', totals),
                    'Memory of the whole: '
                    + '; '.join(f'{bar[0]} {number(all_, "MiB")}' for bar, all_ in zip(bars, totals))
                    + '.',
                    'Medians. The host\'s own daemons are not in it: both places have them.',
                )
            )
        return blocks + [table(rows), How(method('memory', idle=self.plan['idle_seconds']))]

    def cost(self):
        cost, through = self.count(self.figures.cost()), self.count(self.figures.throughput())
        return [
            Heading('What a request costs, and how many fit'),
            Figure(
                'cost',
                plots.dots(cost, 'ms', log=True, label='ms of processor time for one request, logarithmic'),
                f'Milliseconds of processor time for a request of each kind. {TABLE}',
                'Processor time of all processes of the place for one request. Less is better.',
            ),
            table(cost),
            Text('Requests per second at saturation:'),
            Figure(
                'throughput',
                plots.dots(through, '/s', log=True, label='requests per second, logarithmic'),
                f'Requests per second of each kind. {TABLE}',
                'More is better. wrk shares the cores with the blog.',
            ),
            table(through),
            How(
                method(
                    'cost',
                    connections=self.plan['connections'],
                    burst=self.plan['burst_seconds'],
                    refused=number(self.figures.refused()),
                )
            ),
        ]

    def latency(self):
        rows, pairs = self.count(self.figures.latency()), self.figures.latency_pairs()
        blocks = [Heading('How long a request takes')]
        if pairs:
            blocks.append(
                Figure(
                    'latency',
                    plots.pairs(pairs, 'ms', 'ms, logarithmic: the mark is p50, the bar at the end p99'),
                    f'p50 and p99 in milliseconds for each kind. {TABLE}',
                    'Medians of the runs, at a calm rate.',
                )
            )
        return blocks + [table(rows), How(method('latency', calm=self.plan['calm_seconds']))]

    def footprint(self):
        disk, packages = self.figures.disk(), self.figures.packages()
        self.count(disk + packages)
        host, _, images, _ = packages
        bars = [('VM', [('on the host', host.vm.median), ('in the images', 0)])] if host.vm else []
        bars += (
            [('pods', [('on the host', host.pods.median), ('in the images', images.pods.median)])]
            if images.pods and host.pods
            else []
        )
        facts = (self.figures.at('pods', 'images') or {}).items()
        blocks = [Heading('Disk and packages'), table(disk)]
        if facts:
            blocks.append(
                Items(
                    [
                        f'`localhost/{name}`: {number(of["bytes"], "bytes")} with its base, {len(of["packages"])} packages'
                        for name, of in facts
                    ]
                )
            )
        if bars:
            blocks.append(
                Figure(
                    'packages',
                    plots.stacked(bars, '', 'Debian packages to be kept up to date'),
                    f'Packages: {in_words(bars, "")}.',
                    'Packages added to a bare host, and those in the three images, the base\'s own in each of them.',
                )
            )
        return blocks + [table(packages), How(method('footprint'))]

    def hardening(self):
        self.count(answers(self.figures.once))
        return [Heading('How well each is locked in'), *checklist(self.figures.once), How(method('hardening'))]

    def lines(self):
        return [Heading('What an operator owns'), table(self.count(self.figures.lines())), How(method('lines'))]

    def budgets(self):
        def against(what, budget, row):
            return [what, budget, *(number(getattr(row, key).median if getattr(row, key) else None, row.unit) for key in PLACES)]

        cost = {row.label: row for row in self.figures.cost()}
        whole, application = self.figures.memory()[:2]
        with_one = {
            key: Sample([total - two / 2 for total, two in zip(getattr(whole, key).values, getattr(application, key).values)])
            for key in PLACES
        }
        rows = [
            against('home page rendered by the application, processor time', '≤ 0.8 ms', cost['home']),
            against('post page, processor time', '≤ 1.0 ms, with 50 comments; there are none yet', cost['post']),
            against(
                'whole stack with one instance, PSS idle: measured with two, less half of what they have',
                '≤ 300 MiB',
                replace(whole, **with_one),
            ),
            against(
                'to the first 200, packages or images there, empty volume', '≤ 15 s, for the pods', self.figures.bringing_up()[1]
            ),
            ['image of the application', '≤ 300 MB', '–', number(self.figures.at('pods', 'images', 'blog', 'bytes'), 'bytes')],
        ]
        return [
            Heading('Against the project\'s budgets'),
            Table(['what', 'budget', 'VM', 'pods'], rows, words={0, 1}),
            Text(method('budgets')),
        ]

    # --- the end ------------------------------------------------------------------------------------------------------

    def limits(self):
        blocks = [Heading('What cannot be concluded'), Items(items('limits'))]
        vm, pods = self.figures.at('vm', 'settings'), self.figures.at('pods', 'settings')
        if vm and pods:
            found = about.differences(vm, pods)
            blocks.append(
                Text(
                    'Whether both ran with the same settings was asked of the running processes: flags and keys of each instance, '
                    f'{len(vm["postgresql"])} settings of PostgreSQL, nginx\'s workers. '
                    + ('They differ in:' if found else 'They do not differ.')
                )
            )
            if found:
                blocks.append(
                    Table(
                        ['setting', 'VM', 'pods'],
                        [[name, _short(one), _short(other)] for name, one, other in found],
                        words={0, 1, 2},
                    )
                )
        return blocks

    def again(self):
        tools = self.results['about']['machine']['tools']
        names = ['wrk ' + tools['wrk'], tools['ansible'], tools['outer podman'] + ' outside']
        if self.figures.at('pods', 'engine_version'):
            names.append(self.figures.at('pods', 'engine_version') + ' for the pods')
        return [
            Heading('Again'),
            Code(
                'sudo bench/compare              # measures, then writes this document; about 40 minutes\n'
                'bench/compare --report          # only the documents, from docs/comparison.json'
            ),
            Text(method('again', tools=listed(names))),
        ]


def _short(text):
    text = str(text)
    return text if len(text) <= 160 else text[:157] + '…'
