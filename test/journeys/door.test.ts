import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserIsHere, openBrowser, openJourney, openWindow, settled, type Journey } from '../browser.ts';

describe.skipIf(!browserIsHere)('the door, as a browser meets it', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney('council');
  });
  afterAll(() => journey?.close());

  test('pages ask with the ids of documents, never with their text', async () => {
    const asked: Record<string, unknown>[] = [];
    journey.page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) asked.push(request.postDataJSON());
    });
    await journey.go('/needs');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((body) => /^sha256:[0-9a-f]{64}$/.test(String(body.documentId)))).toBe(true);
    expect(asked.filter((body) => 'query' in body)).toEqual([]);
  });

  test('a page of another version says that it is out of date, and can be loaded again', async () => {
    const { page } = journey;
    const unknown = `sha256:${'0'.repeat(64)}`;
    await page.route('**/graphql', (route) =>
      route.continue({
        postData: JSON.stringify({ ...route.request().postDataJSON(), documentId: unknown }),
      }),
    );
    await journey.go('/needs');
    await page.getByRole('heading', { name: 'This page is out of date' }).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await settled(page);
    await page.getByRole('heading', { name: 'Needs', level: 1 }).waitFor();
    expect(await page.getByText('This page is out of date').count()).toBe(0);
  });

  test('the explorer works under a policy that allows its own scripts alone', async () => {
    const browser = await openBrowser();
    const { page, close } = await openWindow(browser, journey.world.url);
    try {
      const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'));
      await page.goto('/explorer');
      expect((await answered).status()).toBe(200);
      await page.locator('.monaco-editor, .CodeMirror').first().click();
      await page.keyboard.press('Control+A');
      // The editor closes what is opened.
      await page.keyboard.type('{ about { demo');
      await page.getByRole('button', { name: /execute query/i }).click();
      const shown = async () => (await page.locator('.result-window').innerText()).replaceAll(/\s/g, '');
      await expect.poll(shown, { timeout: 20_000 }).toContain('"demo":true');
      await close();
    } finally {
      await browser.close();
    }
  });
});
