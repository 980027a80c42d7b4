"""The texts of methods.md, by heading, with figures put in their places."""

import re
from pathlib import Path


def _read():
    text = Path(__file__).with_name('methods.md').read_text(encoding='utf-8')
    found = {}
    for section in re.split(r'^## ', text, flags=re.M)[1:]:
        name, _, body = section.partition('\n')
        found[name.strip()] = body.strip()
    return found


_TEXTS = _read()


def method(name, **figures):
    return ' '.join(_TEXTS[name].split()).format(**figures)


def items(name):
    return [' '.join(item.split()) for item in re.split(r'^- ', _TEXTS[name], flags=re.M) if item.strip()]
