// The running blog, as a reader and as its administrator see it.
import * as cheerio from 'cheerio';
import { launch } from './chromium.js';

export class Blog {
  /** @param {string} address without a slash at its end */
  constructor(address, { username, password }) {
    this.address = address;
    this.username = username;
    this.password = password;
    this.cookies = '';
  }

  /** Opens the browser and signs in; `close` when done. */
  async open() {
    this.browser = await launch();
    const context = await this.browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    await page.goto(this.address + '/sign-in');
    await page.fill('#username', this.username);
    await page.fill('#password', this.password);
    await page.click("form[action='/sign-in'] button[type=submit]");
    await page.waitForLoadState();
    if (new URL(page.url()).pathname === '/sign-in') {
      throw new Error(`${this.username} cannot sign in: ${await page.locator('main').innerText()}`);
    }
    this.signedIn = await context.storageState();
    this.cookies = (await context.cookies()).map(cookie => `${cookie.name}=${cookie.value}`).join('; ');
    await context.close();
    return this;
  }

  /** A browser window's worth of cookies and wishes. */
  context({ as = 'reader', ...options } = {}) {
    return this.browser.newContext({ ...options, storageState: as === 'writer' ? this.signedIn : undefined });
  }

  async close() {
    await this.browser?.close();
  }

  url(path) {
    return new URL(path, this.address + '/').href;
  }

  /** What a person's browser gets for a path, or for what it sends there; redirects are not followed. */
  async get(path, { as = 'reader', language = 'en', method = 'GET', body: sent, headers = {} } = {}) {
    const response = await fetch(this.url(path), {
      method,
      body: sent,
      redirect: 'manual',
      headers: { 'Accept-Language': language, Accept: 'text/html,*/*;q=0.8', ...(as === 'writer' && { Cookie: this.cookies }), ...headers },
    });
    const body = Buffer.from(await response.arrayBuffer());
    return {
      path,
      status: response.status,
      headers: response.headers,
      type: (response.headers.get('content-type') ?? '').split(';')[0],
      body,
      text: body.toString('utf8'),
      get $() {
        return cheerio.load(body.toString('utf8'));
      },
    };
  }

  /** Where a link leads on this blog, without its fragment, or null if it leads elsewhere. */
  local(href, from = '/') {
    const url = URL.canParse(href, this.url(from)) ? new URL(href, this.url(from)) : null;
    return url?.origin === new URL(this.address).origin ? url.pathname + url.search : null;
  }
}
