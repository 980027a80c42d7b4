"""Closed-loop load by wrk: how many requests fit, and what each costs in processor time of the whole place."""

import json
import re
from pathlib import Path

from . import processes
from .shell import Failure

CONNECTIONS = 8
SCRIPT = Path(__file__).with_name('load.lua')


def kinds(account):
    """Name → method, path, headers, body. `session=none` is no session; nginx sees the name, passes its cache by, and the
    application renders the page as for anybody."""
    uncached = {'Cookie': 'session=none'}
    return {
        'home, cached': ('GET', '/', {}, ''),
        'home': ('GET', '/', uncached, ''),
        'post, cached': ('GET', '/posts/' + account.post, {}, ''),
        'post': ('GET', '/posts/' + account.post, uncached, ''),
        'sign-in': (
            'POST',
            '/sign-in',
            {'Cookie': account.sign_in_cookie, 'Content-Type': 'application/x-www-form-urlencoded'},
            account.sign_in_body,
        ),
        # wrk.lua puts a number of its own in the place of @.
        'write': (
            'POST',
            '/api/v1/posts',
            account.bearer(),
            json.dumps(
                {'title': 'Load @', 'markdown': 'One paragraph with *emphasis*.\n\n- a list\n- of two', 'status': 'DRAFT'}
            ),
        ),
    }


def run(place, shell, kind, seconds, mark):
    """One burst of one kind: requests per second and the milliseconds of processor time of each. One kind after the other."""
    method, path, headers, body = kind
    lines = '\n'.join(f'{name}: {value}' for name, value in headers.items())
    before = processes.seconds_of_processor(place.root())
    told = shell.run(
        'wrk',
        '--threads',
        '1',
        '--connections',
        CONNECTIONS,
        '--duration',
        f'{seconds}s',
        '--timeout',
        '10s',
        '--script',
        SCRIPT,
        place.url,
        '--',
        method,
        path,
        lines,
        body.replace('@', f'{mark} @'),
        name='wrk',
    )
    spent = processes.seconds_of_processor(place.root()) - before
    found = re.search(r'^result (.*)$', told, re.M)
    if not found:
        raise Failure(f'wrk said nothing that could be read: {told[:300]}')
    result = json.loads(found.group(1))
    result['processor_ms'] = spent * 1000 / result['requests'] if result['requests'] else None
    return result
