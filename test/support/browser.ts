import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));
const screenshots = fileURLToPath(new URL('../../.data/screenshots/', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The sizes every page is looked at in. */
export const sizes = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
  small: { width: 320, height: 640 },
};

/** A `describe` that says why it is skipped where there is no Chromium, and fails instead when REQUIRE_ALL=1. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (chromiumPath !== undefined) describe(title, tests);
  else if (process.env.REQUIRE_ALL === '1') it(title, refuseToSkip);
  else describe.skip(`${title} (no Chromium found: install one, or set CHROMIUM_PATH)`, tests);
}

function refuseToSkip(): void {
  throw new Error('REQUIRE_ALL=1, but no Chromium was found. Install one, or set CHROMIUM_PATH.');
}

/** `env` is for the browser's own process, beside ours. */
export async function launchBrowser(env: Record<string, string> = {}): Promise<Browser> {
  return chromium.launch({
    env: { ...(process.env as Record<string, string>), ...env },
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console and the content security policy complained about. */
  readonly complaints: readonly string[];
}

/** A page of its own session. `javaScriptEnabled: false` is how every page has to work too. */
export async function openPage(
  browser: Browser,
  options: { size?: keyof typeof sizes; javaScriptEnabled?: boolean } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: sizes[options.size ?? 'desktop'],
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isStatus = message.text().startsWith('Failed to load resource: the server responded with a status of');
    if (message.type() === 'error' && !isStatus) complaints.push(message.text());
  });
  // Pages may answer with an error's status on purpose; what they are made of may not.
  page.on('response', (response) => {
    const part = response.request().resourceType() !== 'document';
    if (part && response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, complaints };
}

/** One sentence per accessibility violation; an empty list is what every page has to give. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const axe = Reflect.get(globalThis, 'axe') as { run: () => Promise<{ violations: AxeViolation[] }> };
    return (await axe.run()).violations;
  });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`,
  );
}

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** How many pixels the page is wider than the window; 0 on every phone. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  ) as Promise<number>;
}

/** Writes `.data/screenshots/<name>.png`, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true });
}
