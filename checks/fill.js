// Fills a running blog with one of each thing that a writer can make, through the forms that a writer uses, as its administrator. What is
// there already stays as it is.
//     BLOG_E2E_ADMIN=admin BLOG_E2E_PASSWORD=… node fill.js http://localhost:8080
// With BLOG_COMMAND (how to call the blog's own command line, such as "target/blog/bin/blog") and the course beside the
// checkout, that is imported first.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answer, comment, discussed, documents, guest, image, removed, revised, thrownAway } from './content/index.js';
import { Blog } from './lib/blog.js';
import { from } from './lib/given.js';

const blog = await new Blog(...from(process.argv[2])).open();
try {
  importCourse();
  const feature = await upload();
  let written = 0;
  for (const document of documents) written += (await write(document.slug === discussed ? illustrated(document, feature) : document)) ? 1 : 0;
  for (const document of [thrownAway, removed]) {
    const editor = await write(document);
    if (!editor) continue;
    written++;
    expect(303, await send(editor, 'form.post-form', {}, editor.replace('/edit', '/trash')));
    const erase = editor.replace('/edit', '/erase');
    if (document === removed) expect(303, await send(erase, `form[action="${erase}"]`));
  }
  const draft = await write(revised);
  if (draft) {
    written++;
    expect(303, await send(draft, 'form.post-form', { markdown: revised.markdown + '\nAnd a line more.\n', action: 'draft' }));
  }
  await discuss();
  await appearing(written);
  console.log(`${written} of ${documents.length + 3} documents written`);
} finally {
  await blog.close();
}

function importCourse() {
  const course = fileURLToPath(new URL('../../shared/data/course-day1', import.meta.url));
  if (!process.env.BLOG_COMMAND || !existsSync(course)) return;
  const [command, ...words] = process.env.BLOG_COMMAND.split(' ');
  console.log(execFileSync(command, [...words, 'import', course], { encoding: 'utf8' }).trim());
}

/** The address of the editor of what was written; null if it was there. */
async function write({ status, ...fields }) {
  if ((await blog.get(`/posts/${fields.slug}`, { as: 'writer' })).status === 200) return null;
  const answer = await send('/admin/posts/new', 'form.post-form', { ...fields, action: status === 'DRAFT' ? 'draft' : 'publish' });
  if (answer.status === 303) return blog.local(answer.headers.get('location')).split('?')[0];
  const { $ } = answer;
  const problems = $('.error-summary a').toArray();
  if (answer.status === 422 && problems.length === 1 && $(problems[0]).attr('href') === '#slug') return null;
  throw new Error(`${fields.slug}: ${answer.status} ${$('.error-summary, main h1').text().replace(/\s+/g, ' ')}`);
}

/** With the image above its text and wherever it says so. */
function illustrated(document, feature) {
  return { ...document, ...feature, markdown: document.markdown.replaceAll(`/${image.name}`, feature.featureImage) };
}

/** Puts the image into the library, with its description; the fields of a post that shows it. */
async function upload() {
  const page = await blog.get('/admin/media', { as: 'writer' });
  const form = page.$('form[enctype="multipart/form-data"]');
  const body = new FormData();
  for (const { name, value } of form.serializeArray()) body.append(name, value);
  body.append('file', new Blob([image.bytes], { type: image.type }), image.name);
  expect(303, await blog.get(form.attr('action'), { as: 'writer', method: 'POST', body, headers: { Origin: new URL(blog.address).origin } }));
  const item = (await blog.get(`/admin/media?q=${image.name}`, { as: 'writer' })).$('.media-grid a').attr('href');
  expect(303, await send(item, `form[action="${item}"]`, { alt: image.alt }));
  return { featureImage: (await blog.get(item, { as: 'writer' })).$('figure a').attr('href'), featureImageAlt: image.alt };
}

/** A comment, an answer to it, and one that waits. */
async function discuss() {
  const post = `/posts/${discussed}`;
  const form = `${post}/comment`;
  if ((await blog.get(post, { as: 'writer' })).$('article.comment').length) return;
  const first = await send(form, '#comment-form', { text: comment, action: 'send' });
  expect(303, first);
  const id = /comment=(\d+)/.exec(first.headers.get('location'))[1];
  expect(303, await send(`${form}?reply=${id}`, '#comment-form', { text: answer, action: 'send' }));
  const context = await blog.context({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(blog.url(form));
  for (const [name, value] of Object.entries(guest)) await page.fill(`#${name}`, value);
  // Who is too quick is taken for a program.
  await page.waitForTimeout(5000);
  await page.click('#comment-form button[value=send]');
  await page.waitForURL(/comment=/);
  await context.close();
}

function expect(status, answer) {
  if (answer.status !== status) throw new Error(`${answer.path} answers ${answer.status}: ${answer.$('main').text().replace(/\s+/g, ' ')}`);
}

/** Sends a page's form as a browser without JavaScript would, with some fields filled in, where it says or elsewhere. */
async function send(path, selector, fields = {}, to = undefined) {
  const page = await blog.get(path, { as: 'writer' });
  const form = page.$(selector);
  if (!form.length) throw new Error(`${path} answers ${page.status} and has no ${selector}`);
  const body = new URLSearchParams(form.serializeArray().map(({ name, value }) => [name, value]));
  for (const [name, value] of Object.entries(fields)) {
    if (name !== 'action' && !form.find(`[name="${name}"]`).length) throw new Error(`${path} has no field ${name}`);
    body.set(name, value);
  }
  return blog.get(to ?? (form.attr('action') || path), { as: 'writer', method: 'POST', body, headers: { Origin: new URL(blog.address).origin } });
}

/** A cache in front may show the blog as it was for a moment. */
async function appearing(written) {
  for (let i = 0; written && i < 20; i++) {
    await blog.get('/');
    if ((await blog.get('/sitemap.xml')).text.includes('/every-construct')) return;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
