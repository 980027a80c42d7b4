"""The HTML page: one file, nothing fetched, readable on a telephone and on paper."""

from .blocks import Heading, anchor, inline

STYLE = """
:root { color-scheme: light; --ink: #1c1c1c; --faint: #5c5c5c; --line: #cfcfcf; --accent: #00507f }
* { box-sizing: border-box }
body { margin: 0; background: #fff; color: var(--ink); font: 1rem/1.55 system-ui, 'DejaVu Sans', Verdana, sans-serif }
main { max-width: 56rem; margin: 0 auto; padding: 1rem 1rem 4rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 1rem }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 3rem 0 .8rem; padding-top: .8rem; border-top: 2px solid var(--accent) }
p, ul { max-width: 44rem }
.how { font-size: .9rem; color: var(--faint); border-left: 3px solid var(--line); padding-left: .8rem }
code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .9em; overflow-wrap: anywhere }
pre { overflow-x: auto; background: #f5f5f5; padding: .8rem }
nav ul { columns: 2 16rem; padding-left: 1.2rem }
a { color: var(--accent) }
figure { margin: 1.2rem 0; max-width: 34rem }
figure svg { width: 100%; height: auto; display: block }
figcaption, caption { font-size: .9rem; color: var(--faint); text-align: left }
.figure span { white-space: nowrap }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .92rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); font-weight: normal }
thead th { border-bottom: 2px solid var(--ink); font-weight: 600 }
.figure { text-align: right; font-variant-numeric: tabular-nums }
@media (max-width: 42rem) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  table, tbody, tr, th, td { display: block }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line) }
  tbody th { font-weight: 600 }
  th, td, td.figure { border: 0; padding: .1rem 0; text-align: left }
  td { display: grid; grid-template-columns: 8.5rem 1fr; column-gap: .6rem }
  td::before { content: attr(data-label); color: var(--faint) }
}
@media print {
  @page { margin: 15mm }
  body { font-size: 10pt }
  main { max-width: none; padding: 0 }
  nav { display: none }
  h2 { break-after: avoid }
  figure, tr { break-inside: avoid }
  figure { max-width: 13cm }
  table { font-size: 8.5pt }
  a { color: inherit }
}
"""


def page(blocks):
    title = next(block.text for block in blocks if isinstance(block, Heading))
    contents = ''.join(
        f'<li><a href="#{anchor(block.text)}">{inline(block.text)}</a></li>'
        for block in blocks
        if isinstance(block, Heading) and block.level == 2
    )
    parts = [block.html() for block in blocks]
    # The contents stand after the title and what was measured on what.
    first = next((i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2), len(parts))
    parts.insert(first, f'<nav aria-label="Contents"><ul>{contents}</ul></nav>')
    body = '\n'.join(parts)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{inline(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    )
