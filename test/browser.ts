import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { openWorld, type World } from './world.ts';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = places.find((place) => place && existsSync(place));

/** Journeys need a real browser; without one they are skipped. */
export const browserIsHere = executablePath !== undefined;
if (!browserIsHere) {
  console.warn(
    'No Chromium found: journeys are skipped. Install it (Debian: chromium) or set CHROMIUM to its path.',
  );
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

/** One person's window: a fresh profile, and what the browser's console complained of. */
export interface Window {
  page: Page;
  complaints: string[];
  /** @throws Error when a page did what its content policy forbids. */
  close(): Promise<void>;
}

export async function openWindow(browser: Browser, baseURL: string): Promise<Window> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const violations: string[] = [];
  await page.exposeBinding('reportViolation', (_source, what: string) => void violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { reportViolation(what: string): void }).reportViolation(
        `${event.effectiveDirective} forbids ${event.blockedURI || 'inline'} on ${location.pathname}`,
      ),
    );
  });
  return {
    page,
    complaints,
    close: async () => {
      await context.close();
      if (violations.length) throw new Error(`The content policy was broken:\n${violations.join('\n')}`);
    },
  };
}

/** Waits until the page has its heading and waits for nothing. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Long lists repeat the markup of their first entries; looking at those alone saves most of the time. */
const repeated = ['.parley-card:nth-child(n+4)', '.parley-table tbody tr:nth-child(n+5)'];

/** Everything axe finds against WCAG 2.2 AA, one line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(rules);
  for (const selector of repeated) axe.exclude(selector);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Looks at the page as a narrow phone shows it. */
async function onPhone<Seen>(page: Page, look: () => Promise<Seen>): Promise<Seen> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  const seen = await look();
  if (before) await page.setViewportSize(before);
  return seen;
}

/** Pixels by which the page is wider than a narrow phone; 0 is right. */
export const sidewaysScrollOnPhone = (page: Page): Promise<number> =>
  onPhone(page, () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );

/** Presses Tab until the focused thing has this name; fails the journey when it is out of reach. */
export async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      const labels =
        focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement ? focused.labels : null;
      return labels?.[0]?.textContent ?? focused?.textContent ?? '';
    });
    if (name.test(found.trim())) return;
  }
  throw new Error(`Tab does not reach ${name} in ${most} presses.`);
}

/** Nobody is kept out by the page as it is now. */
export async function lookOver(page: Page): Promise<void> {
  await settled(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await sidewaysScrollOnPhone(page)).toBe(0);
}

/** As `lookOver`, and against WCAG 2.2 AA on a narrow phone besides. */
export async function lookOverAtBothWidths(page: Page): Promise<void> {
  await lookOver(page);
  expect(await onPhone(page, () => accessibilityFaults(page))).toEqual([]);
}

/** Somebody of one side who has signed in, in a world and a browser of their own. */
export interface Journey extends Window {
  world: World;
  browser: Browser;
  /** Opens a page of the side: `go('/needs')`. */
  go(path: string): Promise<void>;
}

export async function openJourney(side: 'council' | 'supplier' | 'office'): Promise<Journey> {
  const [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const { page, complaints, close } = await openWindow(browser, world.url);
  await page.goto(`/demo/sign-in/${side}`);
  await settled(page);
  return {
    world,
    browser,
    page,
    complaints,
    async go(path) {
      await page.goto(`/${side}${path}`);
      await settled(page);
    },
    async close() {
      try {
        await close();
      } finally {
        await browser.close();
        await world.close();
      }
    },
  };
}
