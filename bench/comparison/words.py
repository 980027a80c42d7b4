"""Figures and verdicts in words. A verdict comes from the figures, never from what somebody expected."""

import math
from dataclasses import dataclass

from .results import Sample

PLACES = {'vm': 'VM', 'pods': 'pods'}
LESS, MORE, NEITHER = 'less', 'more', 'neither'
# From here on a difference is more than the colour of the day.
FAR = 1.25


def number(value, unit=''):
    """Three digits that mean something, or all of a count."""
    if value is None:
        return '–'
    if isinstance(value, str):
        return value
    if not value:
        return f'0 {unit}'.rstrip().replace('bytes', 'MB')
    if unit == 'bytes':
        return f'{value / 1e6:,.0f} MB' if value >= 1e6 else f'{value / 1e3:,.0f} kB'
    if unit == 'MiB':
        return f'{value / 2 ** 20:,.0f} MiB' if value >= 9.5 * 2**20 else f'{value / 2 ** 20:,.1f} MiB'
    if float(value).is_integer() or abs(value) >= 100:
        text = f'{value:,.0f}'
    elif abs(value) >= 10:
        text = f'{value:.1f}'
    elif abs(value) >= 0.095:
        text = f'{value:.2f}'
    else:
        text = f'{value:.3f}'
    return f'{text} {unit}'.rstrip()


def spread(sample: Sample, unit):
    """The median, and from the lowest to the highest where there is more than one."""
    if not sample:
        return '–'
    if len(sample.values) == 1 or sample.low == sample.high:
        return number(sample.median, unit)
    # The unit is said once; "bytes" becomes one that fits, so it is not known before.
    median, low, high = (number(value, unit) for value in (sample.median, sample.low, sample.high))
    word = median.rpartition(' ')[2]
    return f'**{median}** ({_without(low, word)}–{_without(high, word)})'


def _without(text, word):
    return text.removesuffix(f' {word}')


@dataclass
class Row:
    """One thing that is compared. `counted` is what cannot vary from run to run: a number of packages, of lines."""

    label: str
    vm: Sample
    pods: Sample
    unit: str = ''
    better: str = LESS
    counted: bool = False
    # What the sentences about it begin with, where the label alone would not be understood.
    subject: str = ''
    # Why nobody is called better, where figures alone would do so.
    reservation: str = ''

    def name(self):
        return self.subject or self.label

    def winner(self):
        """'vm', 'pods', or '' if the figures do not part them."""
        if self.reservation or self.better == NEITHER or not self.vm or not self.pods:
            return ''
        if self.vm.low <= self.pods.high and self.pods.low <= self.vm.high:
            return ''
        if self.once() and not self.far():
            return ''
        vm_is_better = (self.vm.median < self.pods.median) == (self.better == LESS)
        return 'vm' if vm_is_better else 'pods'

    def ratio(self):
        if not self.vm or not self.pods or not self.vm.median:
            return '–'
        return f'{self.pods.median / self.vm.median:.2f}'

    def distance(self):
        """How many times the smaller median goes into the larger; without end if one of them is none."""
        low, high = sorted((self.vm.median, self.pods.median))
        return high / low if low > 0 else math.inf if high > 0 else 1

    def far(self):
        return self.distance() >= FAR

    def once(self):
        return not self.counted and min(len(self.vm.values), len(self.pods.values)) == 1

    def verdict(self):
        if not self.vm or not self.pods:
            return 'one place only'
        if self.better == NEITHER:
            return ''
        if self.reservation:
            return self.reservation
        winner = self.winner()
        if not winner:
            if self.once() and self.vm.values != self.pods.values:
                return 'measured once, too near to tell'
            same = len({*self.vm.values, *self.pods.values}) == 1
            return 'the same' if same else 'no difference beyond the spread'
        return f'{PLACES[winner]} better' + (' (measured once)' if self.once() else '')

    def cells(self):
        return [self.label, spread(self.vm, self.unit), spread(self.pods, self.unit), self.ratio(), self.verdict()]

    def sentence(self):
        """For the list of where somebody is worse: what, how much."""
        worse = {'vm': 'pods', 'pods': 'vm'}[self.winner()]
        figures = {'vm': self.vm, 'pods': self.pods}
        there, here = figures[worse].median, figures[self.winner()].median
        times = f', {self.distance():.1f} times' if math.isfinite(self.distance()) else ''
        return f'{self.name()}: {number(there, self.unit)} instead of {number(here, self.unit)}{times}' + (
            ' (measured once)' if self.once() else ''
        )


HEADINGS = ['', 'VM', 'pods', 'pods ÷ VM', 'which is better']


def listed(words):
    words = list(words)
    return words[0] if len(words) == 1 else ', '.join(words[:-1]) + ' and ' + words[-1] if words else 'none'
