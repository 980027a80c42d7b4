"""Open-loop clients: each asks at fixed moments, whether the answer before came or not, and its time counts from the moment it
should have asked. So a server that stands still cannot hide the requests that it kept waiting (coordinated omission)."""

import http.client
import itertools
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable

from . import client

TIMEOUT = 10


@dataclass(frozen=True)
class Kind:
    """One sort of client. `make(number)` gives method, path, body and headers of the request with that number."""

    name: str
    rate: float
    expected: int
    make: Callable


class Traffic:
    """Runs some kinds of clients side by side; use it in a `with`."""

    def __init__(self, address, kinds, keep_alive):
        self.address = address
        self.kinds = kinds
        self.keep_alive = keep_alive
        self.connections = deque()
        self.over = threading.Event()
        self.answers = {kind.name: [] for kind in kinds}
        self.pool = ThreadPoolExecutor(max_workers=sum(max(4, int(kind.rate * TIMEOUT)) for kind in kinds))
        self.threads = [threading.Thread(target=self._send, args=(kind,), daemon=True) for kind in kinds]

    def __enter__(self):
        self.start = time.monotonic()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *trouble):
        self.over.set()
        for thread in self.threads:
            thread.join()
        self.pool.shutdown()
        while self.connections:
            self.connections.pop().close()

    def _send(self, kind):
        for number in itertools.count():
            due = self.start + number / kind.rate
            if self.over.wait(max(0, due - time.monotonic())):
                return
            self.pool.submit(self._ask, kind, number, due)

    def _ask(self, kind, number, due):
        # Whoever waited here for a free place has less time left.
        left = due + TIMEOUT - time.monotonic()
        words, status, connection = '', 0, None
        try:
            if left <= 0:
                raise TimeoutError('no place for one more request')
            if self.keep_alive and self.connections:
                connection = self.connections.pop()
            else:
                connection = client.connect(self.address, left)
            status = client.ask(connection, self.address, *kind.make(number)).status
            words = '' if status == kind.expected else str(status)
        except (OSError, http.client.HTTPException) as error:
            words = type(error).__name__
        except IndexError:
            words = 'IndexError'
        if connection is not None:
            if self.keep_alive and status:
                self.connections.append(connection)
            else:
                connection.close()
        self.answers[kind.name].append((due - self.start, time.monotonic() - due, words))

    def failures(self):
        """By kind: asked, failed, between which seconds, and with which words."""
        told = {}
        for name, answers in self.answers.items():
            failed = sorted((due, words) for due, _, words in answers if words)
            words = sorted({word for _, word in failed})
            told[name] = {
                'asked': len(answers),
                'failed': len(failed),
                'seconds': round(failed[-1][0] - failed[0][0], 2) if failed else 0,
                'how': {word: sum(1 for _, other in failed if other == word) for word in words},
                'slowest': round(max((seconds for _, seconds, _ in answers), default=0), 3),
            }
        return told

    def latencies(self):
        """By kind: milliseconds of what was answered as expected, in order, and how many were not."""
        return {
            name: {
                'milliseconds': sorted(round(seconds * 1000, 2) for _, seconds, words in answers if not words),
                'failed': sum(1 for _, _, words in answers if words),
            }
            for name, answers in self.answers.items()
        }


def people(account, mark, readers=10, signed_in=4, writers=4):
    """Who is there while something is replaced or killed: readers (who may be given what nginx has), somebody signed in and a
    program that writes (who may not)."""
    pages = ['/', '/posts/' + account.post]
    return [
        Kind('readers', readers, 200, lambda number: ('GET', pages[number % 2], None, {})),
        Kind('signed in', signed_in, 200, lambda number: ('GET', '/admin/posts', None, {'Cookie': account.cookie})),
        Kind('writers', writers, 201, lambda number: _draft(account, f'{mark} {number}')),
    ]


def _draft(account, title):
    body = '{"title": "%s", "markdown": "Written while something else happens.", "status": "DRAFT"}' % title
    return 'POST', '/api/v1/posts', body, account.bearer()


def mix(account, mark):
    """A calm blog's requests, far below what it can do: what is measured is how long they take, not how many fit."""
    uncached = {'Cookie': 'session=none'}
    signing_in = {'Cookie': account.sign_in_cookie, 'Content-Type': 'application/x-www-form-urlencoded'}
    return [
        Kind('home, cached', 25, 200, lambda number: ('GET', '/', None, {})),
        Kind('home', 15, 200, lambda number: ('GET', '/', None, uncached)),
        Kind('post', 15, 200, lambda number: ('GET', '/posts/' + account.post, None, uncached)),
        Kind('sign-in', 2, 303, lambda number: ('POST', '/sign-in', account.sign_in_body, signing_in)),
        Kind('write', 5, 201, lambda number: _draft(account, f'{mark} {number}')),
    ]
