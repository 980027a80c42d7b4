"""A small HTTP client with the sign-in of the blog. One connection for each request unless told otherwise: a connection that a
killed nginx left behind would make a failure of its own."""

import http.client
import json
import re
import urllib.parse
from dataclasses import dataclass


class Unanswered(Exception):
    """No answer, or not in time."""


@dataclass(frozen=True)
class Address:
    host: str
    port: int
    name: str


@dataclass
class Answer:
    status: int
    headers: list
    body: bytes

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def cookies(self):
        return dict(value.split(';')[0].split('=', 1) for key, value in self.headers if key.lower() == 'set-cookie')

    def text(self):
        return self.body.decode('utf-8', 'replace')


def connect(address, timeout):
    return http.client.HTTPConnection(address.host, address.port, timeout=timeout)


def ask(connection, address, method, path, body=None, headers=None):
    connection.request(method, path, body, {'Host': address.name, **(headers or {})})
    response = connection.getresponse()
    return Answer(response.status, response.getheaders(), response.read())


def request(address, method, path, timeout=10, body=None, headers=None):
    connection = connect(address, timeout)
    try:
        return ask(connection, address, method, path, body, headers)
    except (OSError, http.client.HTTPException) as error:
        raise Unanswered(f'{type(error).__name__}: {error}') from error
    finally:
        connection.close()


def get(address, path, timeout=10, headers=None):
    return request(address, 'GET', path, timeout, None, headers)


def form(address, path, fields, headers):
    return request(
        address,
        'POST',
        path,
        30,
        urllib.parse.urlencode(fields),
        {'Content-Type': 'application/x-www-form-urlencoded', **headers},
    )


def is_the_blog(address):
    try:
        answer = get(address, '/', 5)
    except Unanswered:
        return False
    return answer.status == 200 and answer.header('X-Request-ID') is not None and b'/feeds/' in answer.body


@dataclass
class Account:
    """Somebody who signed in: the session's cookie for pages, a token for the API, and how to sign in once more."""

    cookie: str
    token: str
    sign_in_cookie: str
    sign_in_body: str
    # The slug of the post that is read.
    post: str = ''

    def bearer(self):
        return {'Authorization': f'Bearer {self.token}', 'Content-Type': 'application/json'}


def _field(page, name):
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page) or re.search(rf'value="([^"]*)"[^>]*name="{name}"', page)
    if not found:
        raise Unanswered(f'no field {name} in the page')
    return found.group(1)


def sign_in(address, username, password):
    page = get(address, '/sign-in')
    visitor = '; '.join(f'{name}={value}' for name, value in page.cookies().items())
    fields = {'_csrf': _field(page.text(), '_csrf'), 'username': username, 'password': password, 'next': ''}
    entered = form(address, '/sign-in', fields, {'Cookie': visitor})
    if entered.status != 303:
        raise Unanswered(f'signing in answered {entered.status}')
    cookie = '; '.join(f'{name}={value}' for name, value in {**page.cookies(), **entered.cookies()}.items() if value)
    overview = get(address, '/account', headers={'Cookie': cookie}).text()
    made = form(
        address, '/account/tokens', {'_csrf': _field(overview, '_csrf'), 'name': 'compare', 'days': '30', 'scope': 'posts:write'}, {'Cookie': cookie}
    )
    secret = re.search(r'<[^>]*id="secret"[^>]*>', made.text())
    if not secret:
        raise Unanswered(f'no token was made: {made.status}')
    token = re.search(r'value="([^"]*)"', secret.group(0)).group(1)
    return Account(cookie, token, visitor, urllib.parse.urlencode(fields))


def write_post(address, account, title, markdown, status='DRAFT', timeout=10):
    return request(
        address,
        'POST',
        '/api/v1/posts',
        timeout,
        json.dumps({'title': title, 'markdown': markdown, 'status': status}),
        account.bearer(),
    )
