"""The results file, and what is made of several figures for the same thing."""

import json
import statistics
from pathlib import Path

from .shell import Failure


def load(path):
    if not path.exists():
        raise Failure(f'{path} is not there: run bench/compare without --report first')
    return json.loads(path.read_text(encoding='utf-8'))


def save(results, path: Path):
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix('.part')
    partial.write_text(json.dumps(_rounded(results), indent=1, ensure_ascii=False) + '\n', encoding='utf-8')
    partial.replace(path)


def _rounded(thing):
    if isinstance(thing, float):
        return round(thing, 4)
    if isinstance(thing, dict):
        return {key: _rounded(value) for key, value in thing.items()}
    return [_rounded(value) for value in thing] if isinstance(thing, list) else thing


class Sample:
    """The figures of all runs for one thing in one place."""

    def __init__(self, values):
        self.values = [value for value in values if value is not None]

    def __bool__(self):
        return bool(self.values)

    @property
    def median(self):
        return statistics.median(self.values)

    @property
    def low(self):
        return min(self.values)

    @property
    def high(self):
        return max(self.values)


def dig(run, *keys):
    """run[a][b][c], or None where that was not measured."""
    for key in keys:
        if not isinstance(run, dict) or key not in run:
            return None
        run = run[key]
    return run


def sample(results, place, *keys):
    return Sample([dig(run, *keys) for run in results['runs'].get(place, [])])


def percentile(ordered, share):
    """The nearest-rank percentile of figures in order."""
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)] if ordered else None
