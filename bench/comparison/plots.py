"""The drawings, by matplotlib, as SVG with text as text. They are read in print and in greys: the VM is dark and filled, the pods
are light with a dark edge, and every mark has its figure beside it."""

import io
import re

import matplotlib

matplotlib.use('svg')
from matplotlib import pyplot  # noqa: E402

from .words import number  # noqa: E402

# Two of Okabe and Ito's colours, far apart in hue and in lightness.
COLOUR = {'vm': '#00507f', 'pods': '#f0b02e'}
EDGE = {'vm': '#00507f', 'pods': '#5a3d00'}
MARK = {'vm': 'o', 'pods': 'D'}
NAME = {'vm': 'VM', 'pods': 'pods'}
INK, FAINT = '#1c1c1c', '#c9c9c9'
# From dark to light, for the parts of a whole.
PARTS = ('#00507f', '#5b8db3', '#a9c4d8', '#e3ecf2', '#ffffff')
# Inches, of which a telephone shows three quarters.
WIDTH = 4.7
# Where in its row a thing has its name, the VM and the pods.
LABEL, ROWS = -0.34, (('vm', -0.04), ('pods', 0.25))

matplotlib.rcParams.update(
    {
        'svg.fonttype': 'none',
        'svg.hashsalt': 'travessia',
        'font.family': 'sans-serif',
        'font.sans-serif': ['DejaVu Sans', 'Arial', 'sans-serif'],
        'font.size': 9.5,
        'text.color': INK,
        'axes.labelcolor': INK,
        'xtick.color': INK,
        'ytick.color': INK,
        'axes.edgecolor': FAINT,
        'axes.spines.top': False,
        'axes.spines.right': False,
        'axes.spines.left': False,
        'axes.titlesize': 9.5,
        'axes.titleweight': 'bold',
        'axes.titlelocation': 'left',
        'hatch.linewidth': 0.5,
    }
)


def _svg(figure):
    file = io.StringIO()
    figure.savefig(file, format='svg', bbox_inches='tight', pad_inches=0.06, metadata={'Date': None, 'Creator': None})
    pyplot.close(figure)
    # Whatever of these the reader has; the drawing keeps room for the widest.
    text = re.sub(r"font: ([^;\"]*?)'DejaVu Sans'[^;\"]*", r"font: \1'DejaVu Sans', Verdana, Arial, sans-serif", file.getvalue())
    return re.sub(r'[ \t]+$', '', text, flags=re.M)


def _axes(rows, height=0.42, extra=0.55):
    figure, axes = pyplot.subplots(figsize=(WIDTH, rows * height + extra))
    axes.tick_params(left=False, bottom=False)
    axes.grid(axis='x', color=FAINT, linewidth=0.5)
    axes.set_axisbelow(True)
    return figure, axes


def _legend(axes, handles=None):
    handles = handles or [
        pyplot.Line2D(
            [],
            [],
            linestyle='',
            marker=MARK[key],
            markerfacecolor=COLOUR[key],
            markeredgecolor=EDGE[key],
            markersize=6,
            label=NAME[key],
        )
        for key in ('vm', 'pods')
    ]
    axes.legend(
        handles=handles,
        loc='lower left',
        bbox_to_anchor=(0, 1.0),
        ncols=2 if len(handles) == 4 else 3,
        frameon=False,
        borderaxespad=0,
        handletextpad=0.3,
        columnspacing=1.2,
        fontsize=9,
        handlelength=1.2,
    )


def dots(rows, unit, log=False, label=''):
    """One line for each thing: every run as a mark, the median as the figure beside it."""
    figure, axes = _axes(len(rows), 0.66)
    low = min((min(sample.values) for row in rows for sample in (row.vm, row.pods) if sample), default=0)
    high = max((max(sample.values) for row in rows for sample in (row.vm, row.pods) if sample), default=1)
    if log:
        axes.set_xscale('log')
        axes.set_xlim(low / 1.6 or 0.1, high * 4)
    else:
        axes.set_xlim(0, (high or 1) * 1.3)
    for place, row in enumerate(rows):
        for key, shift in ROWS:
            sample = getattr(row, key)
            if not sample:
                continue
            y = place + shift
            axes.plot([sample.low, sample.high], [y, y], color=EDGE[key], linewidth=1, zorder=2)
            axes.plot(
                sample.values,
                [y] * len(sample.values),
                linestyle='',
                marker=MARK[key],
                markersize=6,
                markerfacecolor=COLOUR[key],
                markeredgecolor=EDGE[key],
                zorder=3,
                clip_on=False,
            )
            axes.annotate(
                number(sample.median, unit), (sample.high, y), xytext=(7, 0), textcoords='offset points', va='center', fontsize=9
            )
    _names(axes, [row.label for row in rows])
    _finish(axes, log, label)
    _legend(axes)
    return _svg(figure)


def _names(axes, names):
    """Each above its marks, so that the drawing stays narrow."""
    axes.set_yticks([])
    axes.set_ylim(len(names) - 0.5, -0.6)
    for place, name in enumerate(names):
        axes.annotate(
            name,
            (0, place + LABEL),
            xycoords=axes.get_yaxis_transform(),
            xytext=(2, 0),
            textcoords='offset points',
            va='center',
            weight='bold',
            fontsize=9,
            zorder=4,
            bbox={'facecolor': '#ffffff', 'edgecolor': 'none', 'pad': 0.8},
        )


def _finish(axes, log, label):
    if log:
        axes.xaxis.set_major_formatter(matplotlib.ticker.FuncFormatter(lambda value, _: number(value)))
        axes.xaxis.set_minor_formatter(matplotlib.ticker.NullFormatter())
    axes.set_xlabel(label, fontsize=9)


def stacked(bars, unit, label, totals=()):
    """bars: (label, [(part, value)…]); parts that are wide enough carry their figure, the whole stands at the end: it is
    the sum, unless totals say otherwise (a sum of medians is not the median of the sums)."""
    figure, axes = _axes(len(bars), 0.5, 0.75)
    present = {part for _, parts in bars for part, value in parts if value}
    names = [part for part in dict.fromkeys(part for _, parts in bars for part, _ in parts) if part in present]
    longest = max(sum(value for _, value in parts) for _, parts in bars) or 1
    axes.set_xlim(0, longest * 1.24)
    for place, (_, parts) in enumerate(bars):
        left = 0
        for part, value in parts:
            if not value:
                continue
            colour = PARTS[names.index(part) % len(PARTS)]
            axes.barh(place, value, left=left, height=0.62, color=colour, edgecolor=INK, linewidth=0.6)
            if value > longest * 0.13:
                axes.text(
                    left + value / 2,
                    place,
                    number(value, unit),
                    ha='center',
                    va='center',
                    fontsize=8.5,
                    color='#ffffff' if names.index(part) == 0 else INK,
                )
            left += value
        axes.annotate(
            number(totals[place] if totals else left, unit),
            (left, place),
            xytext=(6, 0),
            textcoords='offset points',
            va='center',
            fontsize=9,
            weight='bold',
        )
    axes.set_yticks(range(len(bars)), [name for name, _ in bars])
    axes.set_ylim(len(bars) - 0.5, -0.5)
    if unit == 'MiB':
        axes.xaxis.set_major_formatter(matplotlib.ticker.FuncFormatter(lambda value, _: f'{value / 2 ** 20:,.0f}'))
        axes.xaxis.set_major_locator(matplotlib.ticker.MultipleLocator(100 * 2**20))
    axes.set_xlabel(label, fontsize=9)
    handles = [
        pyplot.Rectangle((0, 0), 1, 1, facecolor=PARTS[i % len(PARTS)], edgecolor=INK, linewidth=0.6, label=name)
        for i, name in enumerate(names)
    ]
    _legend(axes, handles)
    return _svg(figure)


def pairs(rows, unit, label, log=True):
    """p50 and p99 of each thing as two marks joined by a line: rows are (label, {'vm': (p50, p99), 'pods': …})."""
    figure, axes = _axes(len(rows), 0.66)
    values = [value for _, both in rows for pair in both.values() for value in pair if value]
    if log:
        axes.set_xscale('log')
        axes.set_xlim(min(values) / 1.6, max(values) * 4)
    for place, (_, both) in enumerate(rows):
        for key, shift in ROWS:
            if key not in both or None in both[key]:
                continue
            median, tail = both[key]
            y = place + shift
            axes.plot([median, tail], [y, y], color=EDGE[key], linewidth=1.2, zorder=2)
            axes.plot(
                [median],
                [y],
                linestyle='',
                marker=MARK[key],
                markersize=6,
                markerfacecolor=COLOUR[key],
                markeredgecolor=EDGE[key],
                zorder=3,
                clip_on=False,
            )
            axes.plot([tail], [y], linestyle='', marker='|', markersize=9, markeredgecolor=EDGE[key], markeredgewidth=2, zorder=3)
            axes.annotate(
                f'{number(median)} – {number(tail, unit)}',
                (tail, y),
                xytext=(7, 0),
                textcoords='offset points',
                va='center',
                fontsize=9,
            )
    _names(axes, [name for name, _ in rows])
    _finish(axes, log, label)
    _legend(axes)
    return _svg(figure)
