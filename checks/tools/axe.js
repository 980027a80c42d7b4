// axe-core: WCAG 2.2 AA and axe's own good practice, in both languages, both themes, on a phone and on a desktop. On the way: what the
// page complains about (scripts, the Content-Security-Policy, missing files), and whether it is wider than the window.
import axeCore from 'axe-core';
import { expectNone } from '../lib/finding.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };
/** How many pages are looked at at once: the machine's processors are shared with the blog. */
const WINDOWS = 2;

// Every language, theme and width, and each two of them together.
const LOOKS = {
  en: [
    ['light', DESKTOP],
    ['dark', PHONE],
  ],
  'pt-BR': [
    ['dark', DESKTOP],
    ['light', PHONE],
  ],
};

/** A quarter of them takes a quarter of the time: then each page has one look, and the three after it the others. */
const FEW = process.env.CHECKS_LOOKS === 'few';

function looksOf(number, language) {
  const looks = LOOKS[language];
  if (!FEW) return looks;
  const turn = Object.keys(LOOKS)[number % 2];
  return turn === language ? [looks[Math.floor(number / 2) % looks.length]] : [];
}

export async function axe(t, blog, pages) {
  const queue = pages
    .flatMap((page, number) => Object.keys(LOOKS).map(language => ({ page, language, looks: looksOf(number, language) })))
    .filter(({ looks }) => looks.length > 0);
  const results = new Map();
  await Promise.all(Array.from({ length: WINDOWS }, () => work(blog, queue, results)));
  for (const [number, page] of pages.entries()) {
    for (const language of Object.keys(LOOKS)) {
      for (const [index, [theme, { width }]] of looksOf(number, language).entries()) {
        await t.test(`${page.name}, ${language}, ${theme}, ${width} px: ${page.path}`, () => {
          const findings = results.get(`${page.name} ${language} ${index}`);
          expectNone(findings);
        });
      }
    }
  }
}

async function work(blog, queue, results) {
  const contexts = new Map();
  for (let next; (next = queue.shift()); ) {
    const { page: kind, language, looks } = next;
    const key = `${kind.as} ${language}`;
    if (!contexts.has(key)) contexts.set(key, await blog.context({ as: kind.as, locale: language, reducedMotion: 'reduce' }));
    const page = await contexts.get(key).newPage();
    const complaints = [];
    page.on('pageerror', error => complaints.push(`script: ${error.message}`));
    page.on('console', message => {
      // An error page is an answer, not a complaint.
      const itself = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
      if (message.type() === 'error' && !itself) complaints.push(`console: ${message.text()} at ${message.location().url}`);
    });
    for (const [index, [theme, viewport]] of looks.entries()) {
      const findings = [];
      try {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewport);
        if (index === 0) {
          await page.goto(blog.url(kind.path), { waitUntil: 'load' });
          const spoken = await page.getAttribute('html', 'lang');
          if (spoken !== language && !kind.pattern?.source.includes('travessia')) findings.push(`the page is in ${spoken}`);
          await page.evaluate(axeCore.source);
        }
        findings.push(...complaints.splice(0));
        const { violations } = await page.evaluate(
          tags => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }),
          TAGS,
        );
        for (const { id, help, nodes } of violations) {
          for (const node of nodes.slice(0, 5)) findings.push(`${id}: ${help} at ${node.target.join(' ')}: ${node.html.slice(0, 160)}`);
          if (nodes.length > 5) findings.push(`${id}: and ${nodes.length - 5} more`);
        }
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wider > 0) findings.push(`the page is ${wider} px wider than the window`);
      } catch (error) {
        findings.push(error.message);
      }
      results.set(`${kind.name} ${language} ${index}`, findings);
    }
    await page.close();
  }
}
