"""Running commands: what they say goes to a log of its own, and what fails is told with its last lines."""

import itertools
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND_LIMIT = 1800


class Failure(Exception):
    """What stops the comparison, in one message for the person who started it."""


def say(words):
    print(time.strftime('%H:%M:%S'), words, file=sys.stderr, flush=True)


class Shell:
    """Runs commands with one environment; `.ci/machine` makes the machines that both places stand on."""

    def __init__(self, work, settings):
        self.work = work
        self.environment = {**os.environ, **settings}
        self.number = itertools.count(1)
        (work / 'log').mkdir(exist_ok=True)

    def run(self, *command, stdin=None, cwd=ROOT, check=True, limit=COMMAND_LIMIT, name=None, **settings):
        words = [str(word) for word in command]
        log = self.work / 'log' / f'{time.strftime("%H%M%S")}-{name or Path(words[0]).name}-{next(self.number)}'
        with open(f'{log}.out', 'w+', encoding='utf-8', errors='replace') as out, open(
            f'{log}.err', 'w', encoding='utf-8'
        ) as errors:
            errors.write('+ ' + shlex.join(words) + '\n')
            errors.flush()
            source = {'input': stdin} if stdin is not None else {'stdin': subprocess.DEVNULL}
            environment = {**self.environment, **settings}
            try:
                done = subprocess.run(
                    words, **source, stdout=out, stderr=errors, text=True, cwd=cwd, env=environment, timeout=limit, check=False
                )
            except FileNotFoundError as missing:
                raise Failure(f'{words[0]} is not installed') from missing
            except subprocess.TimeoutExpired as slow:
                raise Failure(f'{shlex.join(words)}: no end after {limit} s; see {log}.*') from slow
            out.seek(0)
            said = out.read()
        if check and done.returncode:
            tail = (said + Path(f'{log}.err').read_text(errors='replace')).splitlines()[-25:]
            raise Failure(
                f'{shlex.join(words)[:300]}: exit code {done.returncode}\n' + '\n'.join(tail) + f'\n(all of it: {log}.*)'
            )
        return said

    def machine(self, script, *arguments, **keywords):
        """A piece of Bash with the functions of .ci/machine at hand. The pods' engine is always a nested one, as the VM is always
        a container: both places stand on the same ground, and no blog that somebody runs on this machine is touched."""
        prelude = (
            '. .ci/machine; machine_containers_conf "$COMPARE_WORK"; machine_podman_is_at_least() { return 1; }; '
            'PODMAN=(podman exec -i "$MACHINE_NESTED" podman); '
        )
        return self.run(
            'bash',
            '-euo',
            'pipefail',
            '-c',
            prelude + script,
            'machine',
            *arguments,
            COMPARE_WORK=str(self.work),
            **{'name': script.split()[0], **keywords},
        )
