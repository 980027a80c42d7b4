// Finds one page of each kind along the blog's own links.
import { kinds, otherwise, writersLand } from '../pages.js';

/** More of one kind need not be opened to find what they link to. */
const EACH = 4;

/**
 * @returns {Promise<{pages: object[], strays: string[]}>} a page for each kind (its `path`, and `missing` when there is none), and the
 *   addresses of pages that no kind describes
 */
export async function walk(blog) {
  const found = new Map(); // kind → paths
  const strays = new Map();
  for (const as of ['reader', 'writer']) {
    const own = kinds.filter(kind => (kind.as ?? 'reader') === as);
    const opened = new Map();
    const seen = new Set();
    // What no link of the walk leads to may lead on.
    const queue = [['/', 'the start'], ...own.filter(kind => kind.path && (kind.status ?? 200) === 200 && kind.pattern).map(kind => [kind.path, 'pages.js'])];
    if (as === 'reader') {
      for (const [, address] of (await blog.get('/sitemap.xml')).text.matchAll(/<loc>([^<]+)<\/loc>/g)) queue.push([address, 'the sitemap']);
    }
    while (queue.length) {
      const [href, from] = queue.shift();
      const path = blog.local(href);
      if (path === null || seen.has(path) || otherwise.some(pattern => pattern.test(path))) continue;
      seen.add(path);
      const kind = own.find(each => each.pattern?.test(path));
      if (!kind) {
        if (as === 'reader' || writersLand.test(path)) strays.set(path, `${path} (${as}, linked from ${from})`);
        continue;
      }
      found.set(kind, [...(found.get(kind) ?? []), path]);
      const times = opened.get(kind) ?? 0;
      if (times >= EACH && !kind.prefer?.test(path)) continue;
      opened.set(kind, times + 1);
      const page = await blog.get(path, { as });
      if (page.type !== 'text/html') continue;
      page.$('a[href], link[rel=next], link[rel=prev]').each((_, link) => {
        const to = blog.local(link.attribs.href, path);
        if (to !== null) queue.push([to, path]);
      });
    }
  }
  const pages = [];
  for (const kind of kinds) {
    const paths = found.get(kind) ?? [];
    const path = kind.path ?? paths.find(each => kind.prefer?.test(each)) ?? paths[0];
    const page = { as: 'reader', status: 200, ...kind, path };
    page.missing = path === undefined ? 'no link leads to one' : await absent(blog, page);
    pages.push(page);
  }
  return { pages, strays: [...strays.values()] };
}

async function absent(blog, page) {
  const { status, type } = await blog.get(page.path, page);
  if (status !== page.status) return `${page.path} answers ${status} instead of ${page.status}`;
  return type === 'text/html' ? undefined : `${page.path} is ${type}`;
}
