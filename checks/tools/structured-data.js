// JSON-LD: jsonld.js expands it (so that every term is schema.org's), and Google's schema-dts, by the TypeScript compiler, says whether
// each thing has only what its type may have. Then the graph is held against the page: nothing points nowhere, and what it says is so.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import jsonld from 'jsonld';
import ts from 'typescript';
import { structured } from '../pages.js';
import { Finding, expectNone } from '../lib/finding.js';

const SCHEMA = 'https://schema.org/';

export async function structuredData(t, blog, pages) {
  const found = [];
  for (const page of pages.filter(each => each.as === 'reader')) {
    const { $ } = await blog.get(page.path);
    $('script[type="application/ld+json"]').each((_, script) => found.push({ page, text: $(script).text(), $ }));
  }
  for (const { name, types, pending } of structured) {
    const page = pages.find(each => each.name === name);
    const graphs = found.filter(each => each.page === page);
    await t.test(`${name}: is ${types.join(' or ')}`, { skip: pending && !graphs.length && 'not there yet' }, inner => {
      if (!page) throw new Finding('there is no such page');
      if (!graphs.some(({ text }) => things(JSON.parse(text)).some(thing => [thing['@type']].flat().some(type => types.includes(type))))) {
        throw new Finding(`has ${graphs.length} graphs, none of which tells of one`);
      }
      if (pending) inner.diagnostic(`${name} has JSON-LD: take the mark "pending" away in pages.js`);
    });
  }
  const typed = await typeErrors(found);
  for (const [index, { page, text, $ }] of found.entries()) {
    await t.test(`${page.name}: ${page.path}`, async () => {
      const problems = [...typed[index]];
      const data = JSON.parse(text);
      const nodes = await jsonld.flatten(data, null, { documentLoader });
      if (!nodes.length) problems.push('says nothing');
      const declared = new Set(nodes.filter(node => node['@type']).map(node => node['@id']));
      for (const node of nodes) {
        for (const type of node['@type'] ?? []) if (!type.startsWith(SCHEMA)) problems.push(`${type} is no type of schema.org`);
        if (!node['@type'] && !declared.has(node['@id'])) problems.push(`${node['@id']} is pointed to and not said what it is`);
      }
      const post = things(data).find(thing => [thing['@type']].flat().includes('BlogPosting'));
      if (post) problems.push(...asOnThePage(post, page, $, blog));
      expectNone(problems);
    });
  }
}

/** The context is not fetched: all that it says of names is that they are schema.org's. */
async function documentLoader(url) {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Finding(`the context ${url} is not schema.org's`);
  return { contextUrl: null, documentUrl: url, document: { '@context': { '@vocab': SCHEMA, id: '@id', type: '@type' } } };
}

/** Everything with a type, at any depth. */
function things(data) {
  if (Array.isArray(data)) return data.flatMap(things);
  if (data === null || typeof data !== 'object') return [];
  return [...(data['@type'] ? [data] : []), ...Object.values(data).flatMap(things)];
}

function asOnThePage(post, page, $, blog) {
  const problems = [];
  const heading = $('h1').first().text().trim();
  if (post.headline !== heading) problems.push(`its headline is ${post.headline}, the page's ${heading}`);
  const published = $('article time').first().attr('datetime');
  if (Date.parse(post.datePublished) !== Date.parse(published)) problems.push(`published ${post.datePublished}, and on the page ${published}`);
  const address = post.url ?? post.mainEntityOfPage?.['@id'] ?? post.mainEntityOfPage;
  if (!address || blog.local(address) !== page.path.replace(/[?]comments?=.*/, '')) problems.push(`its address is ${address}`);
  if (!post.author) problems.push('has no author');
  return problems;
}

/** What the TypeScript compiler says about each graph as schema-dts' Graph or Thing. */
async function typeErrors(found) {
  if (!found.length) return [];
  // Beside node_modules, where the types are looked for.
  const folder = await mkdtemp(fileURLToPath(new URL('../.graphs-', import.meta.url)));
  try {
    const files = [];
    for (const [index, { text }] of found.entries()) {
      const data = JSON.parse(text);
      const type = data['@graph'] ? 'Graph' : 'WithContext<Thing>';
      files.push(join(folder, `${index}.ts`));
      // What an action asks for ("query-input") may stand in any action, schema.org says; the types know it only where one asks them to.
      const typed = JSON.stringify(data, (name, value) => (/-(input|output)$/.test(name) ? undefined : value), 2);
      await writeFile(files[index], `import type { Graph, Thing, WithContext } from 'schema-dts';\nexport const data: ${type} = ${typed};\n`);
    }
    const program = ts.createProgram(files, { noEmit: true, strict: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022 });
    return files.map(file =>
      program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText, start, file: source }) => {
        const line = source.text.split('\n')[source.getLineAndCharacterOfPosition(start).line].trim();
        return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 600)}`;
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
