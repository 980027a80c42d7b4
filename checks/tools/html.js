// The Nu HTML checker: no error in any page, in either language.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { expectNone } from '../lib/finding.js';

const vnu = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const LANGUAGES = ['en', 'pt-BR'];

export async function html(t, blog, pages) {
  const folder = await mkdtemp(join(tmpdir(), 'checks-html-'));
  try {
    const files = new Map();
    for (const page of pages) {
      for (const language of LANGUAGES) {
        const file = `${files.size}.html`;
        files.set(file, { name: `${page.name}, ${language}: ${page.path}`, errors: [] });
        await writeFile(join(folder, file), (await blog.get(page.path, { as: page.as, language })).body);
      }
    }
    const icon = (await blog.get('/')).$('link[rel=icon][type="image/svg+xml"]').attr('href');
    if (icon) {
      files.set('icon.svg', { name: `icon: ${icon}`, errors: [] });
      await writeFile(join(folder, 'icon.svg'), (await blog.get(icon)).body);
    }
    for (const { url, type, subType, lastLine, message, extract } of await checked(folder)) {
      if (type === 'info' && subType !== 'fatal') continue; // advice
      files.get(basename(url)).errors.push(`line ${lastLine}: ${message}: ${extract ?? ''}`);
    }
    for (const { name, errors } of files.values()) {
      await t.test(name, () => {
        expectNone(errors);
      });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What the checker says about all files of a folder, in one run of its virtual machine. */
async function checked(folder) {
  const { stdout } = await promisify(execFile)(
    'java',
    ['-Xss4m', '-jar', vnu, '--exit-zero-always', '--also-check-svg', '--format', 'json', '--stdout', folder],
    { maxBuffer: 1 << 26 },
  );
  return JSON.parse(stdout).messages;
}
