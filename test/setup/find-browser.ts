import { existsSync } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

const ADVICE =
  'install Chromium (on Debian, "apt-get install chromium") or Chrome, or set CHROMIUM_PATH to the program of one.';

/** The browser that CHROMIUM_PATH names, or else one of those usually installed. @throws when there is none. */
export function findBrowser(
  named = process.env['CHROMIUM_PATH'],
  exists: (path: string) => boolean = existsSync,
): string {
  const found = (named ? [named] : INSTALLED).find(exists);
  if (found) return found;
  const what = named ? `There is no browser at ${named} (CHROMIUM_PATH)` : 'There is no browser on this machine';
  throw new Error(`${what}, and the browser tests need one: ${ADVICE}`);
}
