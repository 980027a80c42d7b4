"""The same blog in both places: an administrator, and this project's own documents as posts."""

from . import client, place
from .shell import ROOT, Failure

DOCUMENTS = ('CONTRIBUTING.md', 'docs/architecture.md', 'docs/pods.md', 'docs/design-system.md', 'docs/adr/*.md', 'README.md')


def documents():
    found = [path for pattern in DOCUMENTS for path in sorted(ROOT.glob(pattern))]
    if not found:
        raise Failure(f'no documents under {ROOT} to fill the blog with')
    return found


def fill(where):
    """Returns the account; the post that is read is the README, a text of usual length with tables and code."""
    where.blog(
        'createsuperuser',
        f'--username={place.ADMINISTRATOR}',
        '--email=compare@example.com',
        '--password-file=-',
        stdin=place.PASSWORD + '\n',
    )
    address = where.address()
    account = client.sign_in(address, place.ADMINISTRATOR, place.PASSWORD)
    for path in documents():
        text = path.read_text(encoding='utf-8')
        title = next((line.lstrip('# ') for line in text.splitlines() if line.startswith('# ')), path.stem)
        written = client.write_post(address, account, title, text, 'PUBLISHED', 30)
        if written.status != 201:
            raise Failure(f'{where.title}: {path.name} was not taken as a post: {written.status} {written.text()[:200]}')
    # The last one is the README.
    slug = client.json.loads(written.text())['slug']
    return client.Account(account.cookie, account.token, account.sign_in_cookie, account.sign_in_body, slug)
