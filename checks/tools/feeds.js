// feedsmith: each feed that a page names (and those of pages.js) parses as what it says it is, and is complete: an identity, a title, a
// date and an address that answers for each entry, and its own address in itself.
import { parseFeed } from 'feedsmith';
import { feeds as known } from '../pages.js';
import { Finding, expectNone } from '../lib/finding.js';

const FORMATS = { 'application/rss+xml': 'rss', 'application/atom+xml': 'atom', 'application/feed+json': 'json' };

export async function feeds(t, blog, pages) {
  const named = new Map();
  for (const page of pages.filter(each => each.as === 'reader' && each.status === 200)) {
    (await blog.get(page.path)).$('link[rel=alternate][href]').each((_, { attribs }) => {
      const format = FORMATS[attribs.type];
      const path = format && blog.local(attribs.href, page.path);
      if (path && !named.has(path)) named.set(path, { path, format, from: page.name });
    });
  }
  for (const feed of known) {
    const match = [...named.values()].find(each => feed.pattern.test(each.path));
    await t.test(`${feed.name}: ${match?.path ?? 'no page names one'}`, { skip: feed.pending && !match && 'not there yet' }, inner => {
      if (!match) throw new Finding(`no page has a <link rel="alternate"> to it`);
      if (feed.pending) inner.diagnostic(`${feed.name} is there: take the mark "pending" away in pages.js`);
    });
  }
  for (const { path, format, from } of named.values()) {
    await t.test(`${path} (${from})`, () => check(blog, path, format));
  }
}

async function check(blog, path, format) {
  const problems = [];
  const answer = await blog.get(path, { headers: { Accept: '*/*' } });
  if (answer.status !== 200) throw new Finding(`answers ${answer.status}`);
  if (FORMATS[answer.type] !== format) problems.push(`is sent as ${answer.type}`);
  const parsed = parseFeed(answer.text);
  if (parsed.format !== format) throw new Finding(`is ${parsed.format}, not ${format}`);
  const feed = shape(parsed);
  if (!feed.title) problems.push('the feed has no title');
  if (!feed.self) problems.push('the feed does not say its own address');
  else if (blog.local(feed.self) !== path) problems.push(`the feed says that it is at ${feed.self}`);
  if (!feed.site || blog.local(feed.site) === null) problems.push(`the feed does not lead to a page of the blog: ${feed.site}`);
  const seen = new Set();
  for (const [index, entry] of feed.entries.entries()) {
    const name = entry.title ?? `entry ${index + 1}`;
    if (!entry.id) problems.push(`${name} has no identity`);
    if (seen.has(entry.id)) problems.push(`${name} has the identity of another: ${entry.id}`);
    seen.add(entry.id);
    if (!entry.title) problems.push(`${name} has no title`);
    if (!entry.content) problems.push(`${name} is empty`);
    if (Number.isNaN(Date.parse(entry.date))) problems.push(`${name} has no date: ${entry.date}`);
    const local = entry.url && URL.canParse(entry.url) ? blog.local(entry.url) : null;
    if (local === null) problems.push(`${name} has no address of this blog: ${entry.url}`);
    else if ((await blog.get(local)).status !== 200) problems.push(`${name} is not at ${entry.url}`);
    // Read elsewhere, a relative address leads nowhere.
    for (const [, address] of (entry.content ?? '').matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (!URL.canParse(address)) problems.push(`${name} has a relative address: ${address}`);
    }
  }
  const again = await blog.get(path, { headers: { 'If-None-Match': answer.headers.get('etag') ?? '' } });
  if (again.status !== 304) problems.push(`asked again with its ETag it answers ${again.status}`);
  expectNone(problems);
}

/** The same of all three formats. */
function shape({ format, feed }) {
  switch (format) {
    case 'rss':
      return {
        title: feed.title,
        self: feed.atom?.links?.find(link => link.rel === 'self')?.href,
        site: feed.link,
        entries: (feed.items ?? []).map(item => ({
          id: item.guid?.value ?? item.guid,
          title: item.title,
          url: item.link,
          date: item.pubDate,
          content: item.content?.encoded ?? item.description,
        })),
      };
    case 'atom':
      return {
        title: text(feed.title),
        self: feed.links?.find(link => link.rel === 'self')?.href,
        site: feed.links?.find(link => (link.rel ?? 'alternate') === 'alternate')?.href,
        entries: (feed.entries ?? []).map(entry => ({
          id: entry.id,
          title: text(entry.title),
          url: entry.links?.find(link => (link.rel ?? 'alternate') === 'alternate')?.href,
          date: entry.published ?? entry.updated,
          content: text(entry.content) ?? text(entry.summary),
        })),
      };
    default:
      return {
        title: feed.title,
        self: feed.feed_url,
        site: feed.home_page_url,
        entries: (feed.items ?? []).map(item => ({
          id: item.id,
          title: item.title,
          url: item.url,
          date: item.date_published,
          content: item.content_html ?? item.content_text,
        })),
      };
  }
}

const text = value => value?.value ?? value;
