import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  browserIsHere,
  lookOver,
  lookOverAtBothWidths,
  openJourney,
  openWindow,
  settled,
  type Journey,
  type Window,
} from '../browser.ts';

const reason = 'They stopped mould in three of our neighbours’ blocks.';

describe.skipIf(!browserIsHere)('what is on record', () => {
  let journey: Journey;
  let officer: Window;
  let needId = '';
  let needTitle = '';
  let supplierName = '';

  beforeAll(async () => {
    journey = await openJourney('office');
    const { world, browser } = journey;
    officer = await openWindow(browser, world.url);
    await officer.page.goto('/demo/sign-in/council');
    await settled(officer.page);
    const found = await world.officer.get<any, any>(
      `{ needs(first: 1, filter: { mine: true, stages: [ENGAGING] }) { edges { node { id title
         matches(first: 1) { edges { node { supplier { id name } } } } } } } }`,
    );
    const need = found.needs.edges[0].node;
    const { supplier } = need.matches.edges[0].node;
    [needId, needTitle, supplierName] = [need.id, need.title, supplier.name];
    await world.officer.get<any, any>(
      'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }',
      { input: { needId, supplierId: supplier.id, decision: 'IN', reason } },
    );
    await world.supplier.ask<any, any>(
      'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }',
      { input: { needId, supplierId: supplier.id, decision: 'OUT', reason } },
    );
  });
  afterAll(() => journey?.close());

  const entries = (page: Page) => page.locator('.office-act');

  test('a visitor and a supplier are shown nothing of it', async () => {
    const visitor = await openWindow(journey.browser, journey.world.url);
    await visitor.page.goto('/office/record');
    await visitor.page.getByRole('heading', { name: 'Sign in to continue' }).waitFor();
    expect(await entries(visitor.page).count()).toBe(0);
    await visitor.page.goto('/demo/sign-in/supplier');
    await settled(visitor.page);
    await visitor.page.goto('/office/record');
    await visitor.page.getByRole('heading', { name: 'You do not have access to this page' }).waitFor();
    expect(await entries(visitor.page).count()).toBe(0);
    await lookOver(visitor.page);
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });

  test('the office reads who did what in sentences, and follows them to the thing', async () => {
    const { page, go } = journey;
    await go('/');
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Record' }).click();
    await page.getByRole('heading', { name: 'Record', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Demo Supplier (fictional) was refused' }).waitFor();
    const act = entries(page).filter({ hasText: reason });
    await act
      .getByRole('heading', { name: 'Demo Officer (fictional) decided on a supplier for a shortlist' })
      .waitFor();
    await act.locator('summary').click();
    await act.getByRole('row', { name: /Decision.*Nothing.*in/ }).waitFor();
    expect(await act.locator('code').first().innerText()).toMatch(/^[0-9a-f]{64}$/);
    await lookOverAtBothWidths(page);
    await act.getByRole('link', { name: needTitle }).click();
    await page.getByRole('heading', { name: needTitle, level: 1 }).waitFor();
    await page.goBack();
    await entries(page).first().waitFor();
  });

  test('the office narrows it, shares the address, and is told what a wrong day is', async () => {
    const { page } = journey;
    await page.getByLabel('Act', { exact: true }).selectOption({ label: 'Was refused' });
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await page.getByRole('heading', { name: '1 entry, newest first' }).waitFor();
    expect(new URL(page.url()).searchParams.get('act')).toBe('refused');
    await entries(page).getByText('Reason: FORBIDDEN').waitFor();
    await lookOver(page);
    await page.reload();
    await page.getByRole('heading', { name: '1 entry, newest first' }).waitFor();

    await page.goto(`/office/record?about=x&words=${encodeURIComponent('nothing holds these words')}`);
    await page.getByRole('heading', { name: 'No entry fits' }).waitFor();
    await lookOver(page);
    await page.goto('/office/record?since=31/2/2026');
    await page.getByText('“31/2/2026” is not a day. Give the first day like 31/1/2026.').waitFor();
    await lookOver(page);
    await page.goto(`/office/record?since=1/1/2026&subject=${needId}`);
    await page.getByRole('heading', { name: '2 entries, newest first' }).waitFor();
  });

  test('the office takes what it found away as a spreadsheet', async () => {
    const { page } = journey;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).replace('\ufeff', '').trim().split('\r\n');
    expect(lines[0]).toContain('Place in the chain,When,Who,Account,Act');
    expect(lines.slice(1).every((line) => /decideShortlist|refused/.test(line))).toBe(true);
    expect(lines.some((line) => line.includes(reason))).toBe(true);
    await page.getByText('2 entries are in the file.').waitFor();
    expect(journey.complaints).toEqual([]);
  });

  test('who was signed out meanwhile is told so by the download, and led back to what they had found', async () => {
    const { page, world } = journey;
    await world.database
      .fork()
      .execute(
        `delete from sessions s using accounts a where a.id = s.account_id and a.email = 'member@office.parley.example'`,
      );
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const said = page.getByRole('alert').filter({ hasText: 'Sign in again' });
    await said.waitFor();
    await lookOverAtBothWidths(page);
    const { pathname, search } = new URL(page.url());
    await said.getByRole('link', { name: 'Sign in again' }).click();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    expect(new URL(page.url()).searchParams.get('return')).toBe(pathname + search);
  });

  test('the council opens the list as it was when it decided, prints it, and finds it unchanged later', async () => {
    const { page } = officer;
    await page.goto(`/council/needs/${needId}/shortlist`);
    await settled(page);
    await page.getByRole('link', { name: `The list as it was when you decided on ${supplierName}` }).click();
    await page.getByRole('heading', { name: 'The list as it was when you decided' }).waitFor();
    await settled(page);
    const first = page.locator('.council-kept-row').first();
    await first.getByRole('heading', { name: `1. ${supplierName}` }).waitFor();
    expect(await page.locator('.council-kept-row').count()).toBe(50);
    await page.getByText('A match is not a selection or an award decision.').first().waitFor();
    await page.getByText('What the need said then').click();
    await lookOver(page);
    const shown = await first.innerText();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    expect(await first.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });

    await journey.world.database
      .fork()
      .execute(`update suppliers set name = 'Renamed Since Ltd', version = version + 1 where name = ?`, [
        supplierName,
      ]);
    await page.reload();
    await settled(page);
    expect(await first.innerText()).toBe(shown);
    await page.goto(`/council/needs/${needId}/lists/sna_00000000000000000000000000`);
    await page.getByText('No list of this need is kept at this address.').waitFor();
    await lookOver(page);
    expect(officer.complaints).toEqual([]);
  });

  test('whoever is signed in takes their own data away from the foot of the page', async () => {
    const { page } = officer;
    await page.goto('/council');
    await settled(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download your data' }).click(),
    ]);
    const held = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(held.about).toBe('officer@council.parley.example');
    const more = page.getByRole('link', { name: "People's data" });
    expect(await more.getAttribute('href')).toBe('/docs/personal-data');
    await lookOver(page);
  });
});
