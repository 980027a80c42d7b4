"""What happens to a blog that is read and written meanwhile: a new version, the way back, and the death of a part."""

import os
import signal
import time

from . import client, processes
from .shell import Failure
from .traffic import Traffic, people

BEFORE = AFTER = 3
READY_LIMIT = 180


def watched(place, account, mark, deed):
    """Does it under the eyes of readers, somebody signed in and a writer. The deed returns its own figures."""
    with Traffic(place.address(), people(account, mark), keep_alive=False) as traffic:
        time.sleep(BEFORE)
        start = time.monotonic()
        figures = deed() or {}
        figures.setdefault('seconds', time.monotonic() - start)
        time.sleep(AFTER)
    return {**figures, 'failures': traffic.failures()}


def deployed(place, account, mark, release):
    found = watched(place, account, f'{mark} deploy', lambda: place.deploy(place.releases[release]))
    place.wait_until_ready()
    _expect(place, release)
    return found


def rolled_back(place, account, mark):
    found = watched(place, account, f'{mark} rollback', place.roll_back)
    place.wait_until_ready()
    _expect(place, 'a')
    return found


def _expect(place, release):
    if place.running_release() != release:
        raise Failure(f'{place.title} runs release {place.running_release()} and not {release}')


def killed(place, account, mark, part):
    """kill -9 of its main process, from the machine that the place stands on: nobody in there has wished for it. Over when
    another process has its place, both instances say that they are ready, a page that no cache holds comes, and a post is
    written: all of it twice in a row, so that each instance was asked."""
    return watched(place, account, f'{mark} kill {part}', lambda: _kill(place, account, mark, part))


def _kill(place, account, mark, part):
    victim = processes.mains(place.root())[part][0]
    many = len(processes.mains(place.root())[part])
    start = time.monotonic()
    os.kill(victim.pid, signal.SIGKILL)
    well, replaced = 0, None
    while well < 2:
        if time.monotonic() - start > READY_LIMIT:
            raise Failure(f'{place.title}: not well {READY_LIMIT} s after {part} was killed')
        now = processes.mains(place.root())[part]
        if len(now) >= many and all(process.pid != victim.pid for process in now):
            replaced = replaced or time.monotonic()
            well = well + 1 if _works(place, account, f'{mark} {part} {time.monotonic()}') else 0
        time.sleep(0.2)
    return {'seconds': time.monotonic() - start, 'replaced': replaced - start}


def _works(place, account, title):
    if not place.ready():
        return False
    try:
        page = client.get(place.address(), '/', 5, {'Cookie': 'session=none'})
        return page.status == 200 and client.write_post(place.address(), account, title, 'Is it well?', timeout=5).status == 201
    except client.Unanswered:
        return False
