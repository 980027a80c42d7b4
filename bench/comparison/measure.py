"""The order of things: what is done once, and what is done in turns, run after run, so that the machine's moods meet both."""

import os
import time

from . import about, content, events, footprint, hardening, load, processes, results
from .client import Unanswered
from .results import percentile
from .shell import Failure, say
from .traffic import Traffic, mix

UNITS = ('blog@a.service', 'nginx.service', 'postgresql@17-main.service')


class Plan:
    """How long and how often; --quick is for trying things out, its figures mean nothing."""

    def __init__(self, runs, quick=False):
        self.runs = runs
        self.quick = quick
        self.idle = 15 if quick else 90
        self.warm = 2 if quick else 5
        self.burst = 2 if quick else 5
        self.calm = 5 if quick else 20

    def facts(self):
        return {
            'runs': self.runs,
            'quick': self.quick,
            'idle_seconds': self.idle,
            'burst_seconds': self.burst,
            'calm_seconds': self.calm,
            'connections': load.CONNECTIONS,
        }


class Comparison:
    def __init__(self, shell, places, releases, plan, file, before=None):
        self.shell, self.places, self.releases, self.plan, self.file = shell, places, releases, plan, file
        self.accounts = {}
        # Of a run before, what is complete.
        self.found = before or {
            'about': {**about.source(shell), 'machine': about.machine(shell), 'plan': plan.facts()},
            'once': {'build': {}, **{place.key: {} for place in places}},
            'runs': {place.key: [] for place in places},
        }

    def save(self):
        results.save(self.found, self.file)

    def all(self):
        if not self.found['once'].get('complete'):
            self.once()
            self.found['once']['complete'] = True
            self.save()
        for runs in self.found['runs'].values():
            runs[:] = [run for run in runs if run.get('complete')]
        done = min(len(runs) for runs in self.found['runs'].values())
        self.found['about']['plan'] = self.plan.facts()
        for number in range(done + 1, self.plan.runs + 1):
            # Each is first in its turn.
            turn = self.places if number % 2 else self.places[::-1]
            for place in turn:
                self.found['runs'][place.key].append({'number': number})
            for step in (self.bring_up, self.fill):
                for place in turn:
                    step(place, number)
            self.idle(turn)
            for step in (self.look, self.load, self.kill, self.change):
                for place in turn:
                    self.try_to(step, place, number)
            for place in turn:
                place.clear()
                self.run(place)['complete'] = True
            self.save()

    def try_to(self, step, place, number):
        """What fails is told in the document; it does not cost the other figures."""
        say(f'Run {number}, {place.title}: {step.__name__}')
        try:
            step(place, number)
        except (Failure, Unanswered, OSError) as failure:
            say(f'{place.title}: {failure}')
            self.found.setdefault('trouble', []).append(
                f'Run {number}, {place.title}, {step.__name__}: {str(failure).splitlines()[0]}'
            )
        self.save()

    def run(self, place):
        return self.found['runs'][place.key][-1]

    # --- once -----------------------------------------------------------------------------------------------------------

    def once(self):
        say('The two releases')
        self.found['once']['build']['release'] = dict(self.releases.times)
        self.found['once']['lines'] = {place.key: footprint.lines(place.key) for place in self.places}
        for place in self.places:
            found = self.found['once'][place.key]
            start, busy, own = time.monotonic(), processes.busy_seconds(), processes.seconds_of_commands()
            {'vm': self.once_vm, 'pods': self.once_pods}[place.key](place, found)
            others = processes.busy_seconds() - busy - (processes.seconds_of_commands() - own)
            found['disturbance'] = max(0, others - found.pop('processor')) / (time.monotonic() - start) / os.cpu_count()
            self.save()

    def once_vm(self, vm, found):
        say('VM from nothing')
        vm.start_bare()
        found['disk_before'], before = footprint.vm_disk(vm), vm.packages()
        found['from_nothing'] = vm.from_nothing()
        found['disk_after'], after = footprint.vm_disk(vm), vm.packages()
        found['packages'] = {'before': len(before), 'after': len(after), 'added': sorted(after - before)}
        found['processor'] = processes.seconds_of_processor(vm.root())
        say('The VM that has the packages, and nothing else')
        vm.start_bare()
        vm.prepare(after - before)
        found['processor'] += processes.seconds_of_processor(vm.root())

    def once_pods(self, pods, found):
        say('Images from nothing')
        pods.fill_maven_cache(pods.releases['a'])
        start = time.monotonic()
        pods.build_everything(pods.releases['a'])
        found['build_from_nothing'] = time.monotonic() - start
        start = time.monotonic()
        pods.build(pods.releases['b'].image, pods.releases['b'].tree)
        found['build_one_line'] = time.monotonic() - start
        pods.start_engine()
        found['disk_before'] = footprint.pods_disk(pods)
        start = time.monotonic()
        pods.move_in()
        found['moved_in'] = time.monotonic() - start
        found['engine_version'] = pods.podman('--version').strip()
        found['disk_images'] = footprint.pods_disk(pods)
        pods.use(pods.releases['a'])
        found['images'] = footprint.image_facts(pods)
        found['engine'] = footprint.engine_packages(self.shell)
        found['processor'] = processes.seconds_of_processor(pods.root())

    # --- in every run ---------------------------------------------------------------------------------------------------

    def bring_up(self, place, number):
        say(f'Run {number}, {place.title}: up')
        # What a run that broke has left.
        place.clear()
        self.run(place)['up'] = place.up()
        place.wait_until_ready()

    def fill(self, place, number):
        self.accounts[place.key] = content.fill(place)

    def idle(self, turn):
        """Both at once: nobody asks anything of either. What the processors do besides is what disturbs the measurement."""
        say(f'Idle for {self.plan.idle} s')
        before = {place.key: processes.seconds_of_processor(place.root()) for place in turn}
        start, busy = time.monotonic(), processes.busy_seconds()
        time.sleep(self.plan.idle)
        elapsed, others = time.monotonic() - start, processes.busy_seconds() - busy
        for place in turn:
            spent = processes.seconds_of_processor(place.root()) - before[place.key]
            others -= spent
            memory = processes.memory_by_part(place.root())
            self.run(place)['idle'] = {'processor_ms_per_s': spent * 1000 / elapsed, 'memory': memory}
        for place in turn:
            self.run(place)['disturbance'] = others / elapsed / os.cpu_count()

    def look(self, place, number):
        if number > 1:
            return
        found = self.found['once'][place.key]
        found['hardening'] = hardening.look(place.root())
        found['settings'] = about.settings(place)
        if place.key == 'vm':
            found['exposure'] = place.exposure(UNITS)
        else:
            found['disk_up'] = footprint.pods_disk(place)

    def load(self, place, number):
        account, mark = self.accounts[place.key], f'run {number}'
        kinds = load.kinds(account)
        for name in ('home', 'post', 'sign-in', 'write'):
            load.run(place, self.shell, kinds[name], self.plan.warm, f'{mark} warm')
        self.run(place)['load'] = {name: load.run(place, self.shell, kind, self.plan.burst, mark) for name, kind in kinds.items()}
        with Traffic(place.address(), mix(account, mark), keep_alive=True) as traffic:
            time.sleep(self.plan.calm)
        self.run(place)['latency'] = {
            name: {
                'asked': len(told['milliseconds']) + told['failed'],
                'failed': told['failed'],
                **{f'p{share}': percentile(told['milliseconds'], share) for share in (50, 99)},
            }
            for name, told in traffic.latencies().items()
        }

    def kill(self, place, number):
        for part in (processes.WEB, processes.DATABASE, processes.APPLICATION):
            self.run(place).setdefault('kill', {})[part] = events.killed(place, self.accounts[place.key], f'run {number}', part)
            place.wait_until_ready()

    def change(self, place, number):
        account = self.accounts[place.key]
        self.run(place)['deploy'] = events.deployed(place, account, f'run {number}', 'b')
        self.run(place)['rollback'] = events.rolled_back(place, account, f'run {number}')
