"""Writes the documents from the results file: Markdown with drawings beside it, and one HTML page with everything in it."""

from . import results
from .blocks import Figure
from .page import page
from .sections import Document
from .shell import say

DRAWINGS = 'img/comparison'


def write(folder):
    found = results.load(folder / 'comparison.json')
    blocks = Document(found).blocks()
    drawings = folder / DRAWINGS
    drawings.mkdir(parents=True, exist_ok=True)
    for block in blocks:
        if isinstance(block, Figure):
            (drawings / f'{block.name}.svg').write_text(block.svg, encoding='utf-8')
    text = '\n\n'.join(block.markdown(DRAWINGS) for block in blocks) + '\n'
    (folder / 'comparison.md').write_text(text, encoding='utf-8')
    (folder / 'comparison.html').write_text(page(blocks), encoding='utf-8')
    say(f'Written: {folder}/comparison.md, {folder}/comparison.html')
