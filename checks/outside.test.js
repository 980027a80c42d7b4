// Everything that is looked at from outside, one tool after the other. See docs/checks.md.
import { test } from 'node:test';
import { Blog } from './lib/blog.js';
import { Finding, expectNone } from './lib/finding.js';
import { from } from './lib/given.js';
import { walk } from './lib/walk.js';
import { kinds } from './pages.js';
import { axe } from './tools/axe.js';
import { crawlers } from './tools/crawlers.js';
import { feeds } from './tools/feeds.js';
import { html } from './tools/html.js';
import { lighthouse } from './tools/lighthouse.js';
import { links } from './tools/links.js';
import { structuredData } from './tools/structured-data.js';

const tools = { html, axe, links, feeds, crawlers, structuredData, lighthouse };
const only = process.env.CHECKS_ONLY?.split(',').filter(Boolean) ?? [];
for (const name of only) {
  if (!(name in tools)) throw new Error(`no tool is called ${name}: ${Object.keys(tools).join(', ')}`);
}

const blog = await new Blog(...from(process.env.CHECKS_BASE_URL)).open();
const { pages, strays } = await walk(blog);
const there = pages.filter(page => !page.missing);

await test('kinds of page', async t => {
  for (const page of pages) {
    await t.test(`${page.name}: ${page.missing ?? page.path}`, { skip: page.pending && page.missing !== undefined && 'not there yet' }, inner => {
      if (page.missing) throw new Finding(page.missing);
      if (page.pending) inner.diagnostic(`${page.name} is there: take the mark "pending" away in pages.js`);
    });
  }
  await t.test('no page is of a kind that pages.js does not know', () => {
    expectNone(strays);
  });
});

for (const [name, tool] of Object.entries(tools)) {
  if (only.length && !only.includes(name)) continue;
  await test(name, t => tool(t, blog, there, kinds));
}

// Not a hook: the runner calls those of a file before the tests that it has not come to yet.
await blog.close();
