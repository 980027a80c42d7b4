// What a blog is filled with before it is looked at: one of each thing that a writer can make. The members are the
// fields of the form of a post.
import { readFileSync } from 'node:fs';

const text = name => readFileSync(new URL(name, import.meta.url), 'utf8');

/** How many short posts there are: more than any list shows on one page. */
export const SHORT = 24;

/** An image for the library, and its description. */
export const image = {
  name: 'map.png',
  type: 'image/png',
  bytes: readFileSync(new URL('map.png', import.meta.url)),
  alt: 'A map of the crossing',
};

/** Where the discussion is, and what is said: by the administrator, in answer to that, and by a guest whom a moderator has to see first. */
export const discussed = 'every-construct';
export const comment = 'A first **comment**, with `code` and a [link](https://example.com).\n\n> quoted\n';
export const answer = 'An answer to it.';
export const guest = { name: 'Iara Guimarães', email: 'iara@example.com', text: 'I crossed there once, and it rained.' };

export const documents = [
  ...Array.from({ length: SHORT }, (_, i) => ({
    title: `Log entry ${i + 1}`,
    slug: `log-entry-${i + 1}`,
    markdown: `Day ${i + 1} of the crossing: wind from the ${['north', 'east', 'south', 'west'][i % 4]}, all is well on board.\n`,
    status: 'PUBLISHED',
    tags: `Log, ${i % 2 ? 'Odd days' : 'Even days'}`,
    category: 'Voyages',
  })),
  {
    title: 'Travessia do rio, de madrugada',
    slug: 'travessia-do-rio',
    markdown: text('travessia.md'),
    status: 'PUBLISHED',
    language: 'pt-BR',
    tags: 'Rios, Não ficção',
    category: 'Voyages',
  },
  {
    title: 'Every construct & <every> "mark"',
    slug: 'every-construct',
    markdown: text('every-construct.md'),
    status: 'PUBLISHED',
    summary: 'One of each thing that Markdown can make.',
    tags: 'Markdown, Log',
    category: 'Workshop',
    pinned: 'true',
  },
  {
    title: 'About this blog',
    slug: 'about-this-blog',
    markdown: 'What the tools look at from outside.\n\n## Who writes\n\nNobody in particular.\n',
    status: 'PUBLISHED',
    kind: 'PAGE',
  },
  { title: 'Behind a word', slug: 'behind-a-word', markdown: 'Read by those who know the word.\n', status: 'PUBLISHED', visibility: 'PASSWORD', password: 'caravela' },
  { title: 'Only by its address', slug: 'only-by-its-address', markdown: 'In no list.\n', status: 'PUBLISHED', visibility: 'UNLISTED' },
];

/** Saved twice, so that there is something to compare. */
export const revised = { title: 'Not finished yet', slug: 'not-finished-yet', markdown: 'A draft with a [link](/).\n\nA line.\n', status: 'DRAFT', tags: 'Log' };

/** Lies in the trash. */
export const thrownAway = { title: 'Thrown away', slug: 'thrown-away', markdown: 'Perhaps for good.\n', status: 'PUBLISHED' };

/** Published, then removed: its address says so for good. */
export const removed = { title: 'Taken back', slug: 'taken-back', markdown: 'Not for long.\n', status: 'PUBLISHED' };
