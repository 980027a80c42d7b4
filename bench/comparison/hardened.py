"""The answers of hardening.py as a table, and what systemd says of its own units."""

from . import processes
from .blocks import Table, Text
from .results import Sample
from .words import MORE, PLACES, Row, listed

PARTS = (processes.APPLICATION, processes.DATABASE, processes.WEB)


def _capabilities(facts):
    return listed(facts['capabilities']) if len(facts['capabilities']) <= 4 else f'{len(facts["capabilities"])} of 41'


# Question, answer in words, and whether it is good (None: it is only told).
QUESTIONS = (
    ('runs as another user than root', lambda f: f'yes, uid {f["uid"]}' if f['uid'] else 'no', lambda f: f['uid'] != 0),
    ('cannot gain privileges (NoNewPrivs)', lambda f: _yes(f['no_new_privileges']), lambda f: f['no_new_privileges']),
    (
        'has no capability',
        lambda f: 'yes' if not f['capabilities'] else 'no: ' + _capabilities(f),
        lambda f: not f['capabilities'],
    ),
    (
        'can get no capability back (bounding set)',
        lambda f: 'yes' if not f['bounding_capabilities'] else f'no: {f["bounding_capabilities"]}',
        lambda f: not f['bounding_capabilities'],
    ),
    (
        'system calls are filtered (seccomp)',
        lambda f: f'yes, {f["seccomp_filters"]} filter{"s" * (f["seccomp_filters"] != 1)}' if f['seccomp_filters'] else 'no',
        lambda f: f['seccomp_filters'] > 0,
    ),
    ('its root is read-only', lambda f: _yes(f['read_only_root']), lambda f: f['read_only_root']),
    ('processes that it can see', lambda f: str(f['sees_processes']), None),
    ('namespaces of its own', lambda f: listed(f['own_namespaces']), None),
    ('network of its own', lambda f: _yes('net' in f['own_namespaces']), lambda f: 'net' in f['own_namespaces']),
    ('user namespace of its own', lambda f: _yes('user' in f['own_namespaces']), lambda f: 'user' in f['own_namespaces']),
    (
        'a limit on its memory is in force',
        lambda f: f'yes, {f["memory_limit"] // 2 ** 20} MiB' if f['memory_limit'] else 'no',
        None,
    ),
    ('a shell is within its reach', lambda f: _yes(f['shell']), lambda f: not f['shell']),
    ('setuid and setgid files within its reach', lambda f: str(f['setuid_files']), None),
    ('places it may write to', lambda f: ', '.join(f'`{place}`' for place in f['writable_mounts']) or 'none', None),
)


def answers(once):
    """For each part how many of the questions that have a good answer got it."""
    rows = []
    for part in PARTS:
        well = {key: once[key]['hardening'].get(part) for key in PLACES if once.get(key, {}).get('hardening')}
        count = {key: sum(bool(good(facts)) for _, _, good in QUESTIONS if good) for key, facts in well.items() if facts}
        rows.append(
            Row(
                part,
                Sample([count.get('vm')]),
                Sample([count.get('pods')]),
                '',
                MORE,
                True,
                f'questions about hardening answered well, {part}',
            )
        )
    return rows


def _yes(answer):
    return 'yes' if answer else 'no'


def checklist(once):
    blocks = []
    known = [(part, key) for part in PARTS for key in PLACES if once.get(key, {}).get('hardening', {}).get(part)]
    facts = {(part, key): once[key]['hardening'][part] for part, key in known}
    for part in PARTS:
        both = [key for key in PLACES if (part, key) in facts]
        if not both:
            continue
        rows = []
        for question, words, _ in QUESTIONS:
            rows.append([question] + [words(facts[part, key]) for key in both])
        blocks.append(Table([part] + [PLACES[key] for key in both], rows, words={0, 1, 2}))
    many = sum(1 for *_, good in QUESTIONS if good)
    told = [row for row in answers(once) if row.vm or row.pods]
    if told:
        blocks.append(Text(f'Of the {many} questions with a good and a bad answer, answered well:'))
        blocks.append(Table(['', 'VM', 'pods'], [row.cells()[:3] for row in told], words={0}))
        blocks.append(Text('They do not weigh the same, so this is a count and no score.'))
    exposure = once.get('vm', {}).get('exposure')
    if exposure:
        blocks.append(
            Text(
                '`systemd-analyze security` gives the VM\'s units, from 0 (best) to 10: '
                + listed(f'`{unit}` {level:.1f}' for unit, level in exposure.items())
                + '. It reads settings of units and has nothing to say about a container, so it stands here for the VM alone.'
            )
        )
    return blocks
