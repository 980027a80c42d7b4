// What search engines read: robots.txt by robots-parser, the sitemap by the package sitemap and by its schema with libxml2; what they say
// is held against the pages: an indexed page is allowed, is in the sitemap, has a canonical address, a description, a title of its own.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import robotsParser from 'robots-parser';
import { parseSitemap, parseSitemapIndex } from 'sitemap';
import { validateXML } from 'xmllint-wasm';
import { writersLand } from '../pages.js';
import { Finding, expectNone } from '../lib/finding.js';

const SITEMAP_SCHEMAS = join(dirname(createRequire(import.meta.url).resolve('sitemap/package.json')), 'schema');
const SCHEMAS = fileURLToPath(new URL('../schemas', import.meta.url));
const schema = (folder, fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), 'utf8') });

export async function crawlers(t, blog, pages) {
  const answer = await blog.get('/robots.txt');
  const robots = robotsParser(blog.url('/robots.txt'), answer.text);
  await t.test('robots.txt: leads to the sitemap, keeps out what is no page', () => {
    const problems = [];
    if (answer.type !== 'text/plain') problems.push(`is sent as ${answer.type}`);
    if (!robots.getSitemaps().some(address => blog.local(address) === '/sitemap.xml')) problems.push(`names no sitemap here: ${robots.getSitemaps()}`);
    for (const { path } of pages.filter(page => page.indexed)) {
      if (!robots.isAllowed(blog.url(path), 'AnyBot')) problems.push(`keeps ${path} from being indexed`);
    }
    for (const { path } of pages.filter(page => page.as === 'writer' && /^\/(admin|account)/.test(page.path))) {
      if (robots.isAllowed(blog.url(path), 'AnyBot')) problems.push(`lets robots into ${path}`);
    }
    expectNone(problems);
  });

  const listed = [];
  await t.test('sitemap.xml: parses, and is by its schema', async () => {
    const main = await blog.get('/sitemap.xml');
    const files = /<sitemapindex/.test(main.text) ? (await parseSitemapIndex(Readable.from([main.body]))).map(each => each.url) : ['/sitemap.xml'];
    for (const file of files) {
      const { body, text, type } = await blog.get(file);
      if (!/^(application|text)\/xml$/.test(type)) throw new Finding(`${file} is sent as ${type}`);
      const validity = await validateXML({
        xml: [{ fileName: 'sitemap.xml', contents: text }],
        schema: schema(SCHEMAS, 'sitemap-with-extensions.xsd'),
        preload: [schema(SITEMAP_SCHEMAS, 'sitemap.xsd'), schema(SCHEMAS, 'sitemap-image.xsd'), schema(SCHEMAS, 'xhtml-link.xsd')],
      });
      expectNone(validity.errors.map(error => `${file}: ${error.message}`));
      listed.push(...(await parseSitemap(Readable.from([body]))));
    }
  });
  await t.test(`sitemap.xml: every address answers, may be indexed and is its page's own`, async inner => {
    const problems = [];
    for (const { url, links = [], img = [] } of listed) {
      const path = blog.local(url);
      if (path === null) {
        problems.push(`${url} is not of this blog`);
        continue;
      }
      const page = await blog.get(path);
      if (page.status !== 200) problems.push(`${url} answers ${page.status}`);
      else {
        if (noindex(page)) problems.push(`${url} is not to be indexed`);
        const canonical = page.$('link[rel=canonical]').attr('href');
        if (canonical !== url) problems.push(`${url} says that it is ${canonical}`);
      }
      for (const other of links) if (blog.local(other.url) !== null && (await blog.get(blog.local(other.url))).status !== 200) problems.push(`${url}: its translation ${other.url} does not answer`);
      for (const image of img) if (blog.local(image.url) !== null && (await blog.get(blog.local(image.url))).status !== 200) problems.push(`${url}: its image ${image.url} does not answer`);
    }
    inner.diagnostic(`${listed.length} addresses`);
    expectNone(problems);
  });

  const titles = new Map();
  for (const page of pages) {
    // Robots do not sign in: what they would not find behind the sign-in is of no matter.
    if (page.as === 'writer' && !writersLand.test(page.path)) continue;
    await t.test(`${page.name}: ${page.indexed ? 'to be indexed' : 'not to be indexed'}: ${page.path}`, async () => {
      const answer = await blog.get(page.path, page);
      const { $ } = answer;
      const problems = [];
      const title = $('title').text().trim();
      if (!title) problems.push('has no title');
      if (!page.indexed) {
        // A further page of a list has no address of its own to be found by; what leads on from it has. A post at a comment is the post.
        const canonical = $('link[rel=canonical]').attr('href');
        const another = canonical !== undefined && canonical !== blog.url(page.path);
        if (page.status === 200 && !another && !noindex(answer) && !robots.isDisallowed(blog.url(page.path), 'AnyBot') && !/[?&](before|after|page)=/.test(page.path)) {
          problems.push('may be indexed');
        }
        expectNone(problems);
        return;
      }
      if (titles.has(title)) problems.push(`has the title of ${titles.get(title)}: ${title}`);
      titles.set(title, page.path);
      if (noindex(answer)) problems.push('says noindex');
      const canonical = $('link[rel=canonical]').attr('href');
      if (canonical !== blog.url(page.path)) problems.push(`its canonical address is ${canonical}`);
      if (page.mapped && !listed.some(each => each.url === canonical)) problems.push('is not in the sitemap');
      if (!$('meta[name=description]').attr('content')?.trim()) problems.push('has no description');
      for (const link of $('link[rel=alternate][hreflang]').toArray()) {
        const path = blog.local(link.attribs.href, page.path);
        if (path !== null && (await blog.get(path)).status !== 200) problems.push(`its translation ${link.attribs.href} does not answer`);
      }
      const image = $('meta[property="og:image"]').attr('content');
      if (image && blog.local(image) !== null) {
        const picture = await blog.get(image);
        if (picture.status !== 200 || !/^image\/(png|jpeg|webp|gif)$/.test(picture.type)) problems.push(`its og:image answers ${picture.status} ${picture.type}`);
      }
      expectNone(problems);
    });
  }
}

function noindex(answer) {
  return /noindex/.test(answer.headers.get('x-robots-tag') ?? '') || /noindex/.test(answer.$('meta[name=robots]').attr('content') ?? '');
}
