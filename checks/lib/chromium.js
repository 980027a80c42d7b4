// The machine's own Chromium, started once.
import { chromium } from 'playwright-core';
import { existsSync } from 'node:fs';

export const executable =
  process.env.BLOG_E2E_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(path => existsSync(path)) ?? '/usr/bin/chromium';

// Checks run in containers too, where there is neither a sandbox's namespace nor a graphics card; and Chromium has nobody to ask
// about updates.
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launch = () => chromium.launch({ executablePath: executable, args: flags });
