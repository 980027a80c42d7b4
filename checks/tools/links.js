// linkinator: every internal link and file of every page answers, and every fragment is there. Readers' pages are followed to the end of
// the blog; those behind the sign-in are looked at one by one.
import { LinkChecker, LinkState } from 'linkinator';
import { Finding, expectNone } from '../lib/finding.js';

export async function links(t, blog, pages) {
  const options = {
    checkCss: true,
    checkFragments: true,
    concurrency: 8,
    timeout: 20_000,
    // A connection that nginx closes as it is used again is no broken link: browsers ask once more, too.
    retryErrors: true,
    retryErrorsCount: 3,
    // Elsewhere is not ours to check, and choosing a language or a theme is an act.
    linksToSkip: async link => blog.local(link) === null || /^\/(language|theme)\//.test(blog.local(link)),
  };
  await t.test('readers, from the home page to the end', async inner => {
    const checked = await check({ ...options, path: blog.url('/'), recurse: true });
    inner.diagnostic(`${checked.length} addresses`);
    expectNone(told(checked.filter(broken)));
    if (checked.length < 20) throw new Finding(`only ${checked.length} addresses were found`);
  });
  for (const page of pages) {
    await t.test(`${page.name}: ${page.path}`, async () => {
      const checked = await check({
        ...options,
        path: blog.url(page.path),
        headers: page.as === 'writer' ? { Cookie: blog.cookies } : {},
        statusCodes: page.status === 200 ? {} : { [page.status]: 'ok' },
      });
      expectNone(told(checked.filter(link => broken(link) || (link.status === page.status && page.status >= 400 && !samePage(blog, link, page)))));
    });
  }
}

async function check(options) {
  return (await new LinkChecker().check(options)).links.filter(link => link.state !== LinkState.SKIPPED);
}

const broken = link => link.state === LinkState.BROKEN;

// Only the page itself may answer with an error (linkinator writes a slash behind it).
const samePage = (blog, link, page) => blog.local(link.url.split('#')[0]).replace(/\/$/, '') === page.path;

function told(links) {
  return links.map(link => {
    const why = link.failureDetails?.map(detail => detail.message ?? detail.statusText).find(Boolean);
    return `${link.url} ${link.status}${why ? ` ${why}` : ''}, linked from ${link.parent}`;
  });
}
