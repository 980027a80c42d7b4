"""The parts of a document, and how each looks as Markdown and as HTML."""

import html
import re
import textwrap
from dataclasses import dataclass, field

_INLINE = ((re.compile(r'`([^`]+)`'), r'<code>\1</code>'), (re.compile(r'\*\*([^*]+)\*\*'), r'<strong>\1</strong>'))


def inline(text):
    text = html.escape(text, quote=False)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text


def wrapped(text):
    return textwrap.fill(text, 132, break_long_words=False, break_on_hyphens=False)


def anchor(text):
    return re.sub(r'[^a-z0-9]+', '-', text.lower()).strip('-')


@dataclass
class Heading:
    text: str
    level: int = 2

    def markdown(self, _):
        return '#' * self.level + ' ' + self.text

    def html(self):
        return f'<h{self.level} id="{anchor(self.text)}">{inline(self.text)}</h{self.level}>'


@dataclass
class Text:
    text: str

    def markdown(self, _):
        return wrapped(self.text)

    def html(self):
        return f'<p>{inline(self.text)}</p>'


@dataclass
class How(Text):
    """How the figures above were taken."""

    def markdown(self, _):
        return wrapped(f'*How it was taken.* {self.text}')

    def html(self):
        return f'<p class="how"><strong>How it was taken.</strong> {inline(self.text)}</p>'


@dataclass
class Items:
    items: list

    def markdown(self, _):
        return '\n'.join(f'- {item}' for item in self.items)

    def html(self):
        return '<ul>' + ''.join(f'<li>{inline(item)}</li>' for item in self.items) + '</ul>'


@dataclass
class Code:
    text: str

    def markdown(self, _):
        return f'```\n{self.text}\n```'

    def html(self):
        return f'<pre><code>{html.escape(self.text)}</code></pre>'


@dataclass
class Table:
    headings: list
    rows: list
    caption: str = ''
    # Columns of words; the others are figures and stand at the right.
    words: set = field(default_factory=lambda: {0, 4})

    def markdown(self, _):
        line = lambda cells: '| ' + ' | '.join(str(cell).replace('|', '\\|') for cell in cells) + ' |'
        rule = '|' + '|'.join('---' if column in self.words else '---:' for column in range(len(self.headings))) + '|'
        return '\n'.join([line(self.headings), rule] + [line(row) for row in self.rows])

    def html(self):
        kind = lambda column: '' if column in self.words else ' class="figure"'
        head = ''.join(f'<th scope="col"{kind(i)}>{inline(cell)}</th>' for i, cell in enumerate(self.headings))
        body = ''.join(
            '<tr>' + ''.join(self._cell(i, cell, kind(i)) for i, cell in enumerate(row)) + '</tr>' for row in self.rows
        )
        caption = f'<caption>{inline(self.caption)}</caption>' if self.caption else ''
        return f'<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'

    def _cell(self, column, cell, kind):
        text = inline(str(cell))
        if column == 0:
            return f'<th scope="row">{text}</th>'
        # On a telephone the heading stands in front of each.
        return f'<td{kind} data-label="{html.escape(self.headings[column])}"><span>{text}</span></td>'


@dataclass
class Figure:
    name: str
    svg: str
    # In words, for who does not see it; the table beside it has the figures.
    alternative: str
    caption: str

    def markdown(self, folder):
        return f'![{self.alternative}]({folder}/{self.name}.svg)\n\n*{self.caption}*'

    def html(self):
        # Several drawings in one page: each name in them has to be its own.
        svg = re.sub(r'\bid="([^"]+)"', rf'id="{self.name}-\1"', self.svg)
        svg = re.sub(r'(href="#|url\(#)', rf'\g<1>{self.name}-', svg)
        svg = svg[svg.index('<svg') :]
        svg = re.sub(r'<metadata>.*?</metadata>\s*', '', svg, flags=re.S)
        label = html.escape(self.alternative, quote=True)
        svg = re.sub(r'<svg ', f'<svg role="img" aria-label="{label}" ', svg, count=1)
        svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r'\1', svg, count=1)
        svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r'\1', svg, count=1)
        return f'<figure>{svg}<figcaption>{inline(self.caption)}</figcaption></figure>'
