import { readFile } from 'node:fs/promises';
import {
  CouncilHomeDocument,
  CouncilNeedDocument,
  CouncilNeedsDocument,
  CreateNeedDocument,
} from '@parley/shared/generated/council/graphql';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  browserIsHere,
  lookOver as lookOverAt,
  openJourney,
  settled,
  tabTo,
  type Journey,
} from '../browser.ts';
import type { World } from '../world.ts';

const title = 'Black mould comes back in flats each winter';
const problem =
  'Tenants report damp and mould in about 900 flats every winter. Repairs do not hold, children with asthma are ' +
  'affected, and complaints to the ombudsman double each year.';

describe.skipIf(!browserIsHere)('a council officer', () => {
  let journey: Journey;
  let world: World;
  let page: Page;
  let needId: string;

  beforeAll(async () => {
    journey = await openJourney('council');
    ({ world, page } = journey);
  });

  afterAll(() => journey?.close());

  const go = (path: string) => journey.go(path);
  const lookOver = (at: Page = page) => lookOverAt(at);

  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of this need' }).getByRole('link', { name });
  /** Whether a keyboard goes on from the part of the page that says this, and not from the top. */
  const focusIsIn = (words: string) =>
    page.evaluate(
      (text) =>
        document.activeElement !== document.body &&
        Boolean(document.activeElement?.textContent?.replace(/\s+/g, ' ').includes(text)),
      words,
    );
  const storedNeed = async () => (await world.officer.get(CouncilNeedDocument, { needId })).need!;

  test('sees needs by stage and whom an answer is owed to, and follows a count to its needs', async () => {
    await page.getByText(/^Interests awaiting your answer/).waitFor();
    await page
      .getByText(/Overdue since/)
      .first()
      .waitFor();
    await lookOver();
    await page.getByRole('link', { name: 'Engaging needs' }).click();
    await heading('Your needs');
    expect(page.url()).toContain('stage=ENGAGING');
    await page.getByRole('cell', { name: 'Engaging' }).first().waitFor();
    await lookOver();
  });

  test('describes a problem and, while writing, sees tags, suppliers with reasons and how others solved it', async () => {
    await go('/needs/new');
    await page.getByLabel('The problem in one line').fill(title);
    await page.getByLabel('What is wrong, and why does it matter now?').fill(problem);
    await page.getByText('Up to date with what you wrote.').waitFor();
    expect(await page.locator('.council-preview li').count()).toBe(5);
    const suggested = page.getByRole('region', { name: 'Suggested from your words' });
    expect(await suggested.getByRole('button').first().textContent()).toBe(
      'Add the tag Damp and mould treatment',
    );
    await suggested.getByText('Why Damp and mould treatment?').click();
    await suggested
      .getByText(/^You wrote “.*mould.*”\.$/)
      .first()
      .waitFor();
    await lookOver();
    await button(/^Add the tag Damp and mould treatment/).click();
    await suggested.getByText('Added the tag Damp and mould treatment.').waitFor();
    await expect.poll(() => focusIsIn('Add the tag')).toBe(true);
    await button(/^Choose the line Housing repairs/).click();
    await page.getByRole('region', { name: 'How others solved it' }).getByRole('group').first().waitFor();
    await lookOver();
  });

  test('takes a suggestion and takes it back by keyboard alone, and never loses the place', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const suggested = page.getByRole('region', { name: 'Suggested from your words' });
    const chosen = page.getByLabel('Line of business');
    const before = await chosen.inputValue();
    const offer = suggested.getByRole('button', { name: /^Add the tag/ }).first();
    const name = (await offer.textContent())!;
    await offer.focus();
    await page.keyboard.press('Enter');
    await suggested.getByRole('status').getByText(name.replace('Add', 'Added')).waitFor();
    expect(await focused()).toMatch(/^(Add the tag|Choose the line)/);
    expect(await focused()).not.toBe(name);
    await tabTo(page, /^Undo$/);
    await page.keyboard.press('Enter');
    await suggested.getByRole('status').getByText('Taken back.').waitFor();
    await suggested.getByRole('button', { name, exact: true }).waitFor();
    expect(await focused()).toMatch(/^(Add the tag|Choose the line)/);

    const line = suggested.getByRole('button', { name: /^Choose the line/ }).first();
    await line.focus();
    await page.keyboard.press('Enter');
    await suggested.getByText(/^The line of business is/).waitFor();
    expect(await chosen.inputValue()).not.toBe(before);
    await tabTo(page, /^Undo$/);
    await page.keyboard.press('Enter');
    expect(await chosen.inputValue()).toBe(before);
    await lookOver();
  });

  test('is asked before typed text is lost, and keeps every word when the server refuses', async () => {
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Home' }).click();
    await heading('Leave without saving?');
    await button('Stay and keep writing').click();
    await page.getByLabel('Least likely value').fill('9000');
    await page.getByLabel('Greatest likely value').fill('£1,000');
    await button('Save the need').click();
    await heading('There is a problem');
    expect(await page.locator('.govuk-error-summary li').count()).toBe(1);
    await lookOver();
    expect(await page.getByLabel('What is wrong, and why does it matter now?').inputValue()).toBe(problem);
    await page.getByRole('link', { name: 'The greatest value must not be below the least value' }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('90000');
    await page.getByLabel('Suppliers too: publish it now').check();
    await button('Save the need').click();
    await page.waitForURL(/\/needs\/nee_\w+\/suppliers$/);
    needId = /nee_\w+/.exec(page.url())![0];
    await page.getByText('Need published. Suppliers can see it.').waitFor();
    expect(await storedNeed()).toMatchObject({ title, problem, valueMinGbp: 9000, valueMaxGbp: 90000 });
  });

  test('reads why each supplier stands where it stands, and shares a narrowed list by its address', async () => {
    await page.locator('.parley-points').first().waitFor();
    expect(await page.getByText('A match is not a selection or an award decision.').count()).toBeGreaterThan(
      0,
    );
    await page.getByText(/left out as not eligible, and why/).click();
    await lookOver();
    await page.getByLabel('Voluntary, community and social enterprises only').check();
    await button('Apply filters').click();
    await page.waitForURL(/only=vcse/);
    await page.reload();
    await settled(page);
    const cards = page.locator('.parley-card');
    await cards.first().waitFor();
    expect(await cards.filter({ hasText: 'Voluntary, community or social enterprise' }).count()).toBe(
      await cards.count(),
    );
    await button('Clear all').click();
    await page.waitForURL((url) => !url.search);
    await settled(page);
  });

  test('puts a supplier on the shortlist with a reason, by keyboard alone', async () => {
    await page.locator('h1').focus();
    await tabTo(page, /^Add to shortlist/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('too few');
    await tabTo(page, /^Add to shortlist$/);
    await page.keyboard.press('Enter');
    await heading('There is a problem');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Has done this for two boroughs and has room this winter.');
    await tabTo(page, /^Add to shortlist$/);
    await page.keyboard.press('Enter');
    await page.getByText('On the shortlist: Has done this for two boroughs').waitFor();
    expect(await focusIsIn('On the shortlist: Has done this for two boroughs')).toBe(true);
    await lookOver();
  });

  test('leaves one off with a reason and takes it back, then compares two side by side and exports them', async () => {
    await button(/^Leave off/)
      .nth(1)
      .click();
    await page.keyboard.type('It told us it has no room before next spring.');
    await button('Leave off').click();
    await page.getByText('Left off the shortlist: It told us').waitFor();

    await tab('Shortlist').click();
    await page.waitForURL(/\/shortlist/);
    const compared = page.getByRole('checkbox', { name: /^Compare/ });
    await compared.first().check({ force: true });
    await page.waitForURL(/compare=/);
    await compared.nth(1).check({ force: true });
    await page.getByRole('table', { name: 'Side by side, signal by signal' }).waitFor();
    expect(new URL(page.url()).searchParams.getAll('compare')).toHaveLength(2);
    await lookOver();

    const [file] = await Promise.all([page.waitForEvent('download'), button('Download as CSV').click()]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('Has done this for two boroughs and has room this winter.');

    await button(/^Remove/)
      .nth(1)
      .click();
    await page.getByText(/^The decision on .* is removed\.$/).waitFor();
    await expect.poll(() => focusIsIn('The decision on')).toBe(true);
    await lookOver();
    await expect.poll(() => button(/^Remove/).count()).toBe(1);
    await button('Undo').click();
    await expect.poll(() => button(/^Remove/).count()).toBe(2);
  });

  test('opens a supplier with its match: every reason, its capabilities and its track record', async () => {
    await page.getByRole('rowheader').getByRole('link').first().click();
    await heading(/^Match with/);
    await heading('What it can do');
    expect(page.url()).toContain(`need=${needId}`);
    await page.getByText('Declared by the supplier').first().waitFor();
    await lookOver();
  });

  test('asks before it publishes a draft, and the keyboard goes on from what was done', async () => {
    const termIds = (await storedNeed()).terms.map(({ id }) => id);
    const { createNeed } = await world.officer.get(CreateNeedDocument, {
      input: { councilId: world.councilId, title, problem, termIds },
    });
    await go(`/needs/${createNeed.id}`);
    await button('Publish to suppliers').click();
    await heading('Publish this need?');
    await lookOver();
    await button('Cancel').click();
    expect(await focusIsIn('Publish to suppliers')).toBe(true);
    await button('Publish to suppliers').click();
    await button('Yes, publish it').click();
    await page.getByText('Published. Suppliers can see this need.').waitFor();
    await settled(page);
    await expect.poll(() => button('Publish to suppliers').count()).toBe(0);
    expect(await focusIsIn('Published. Suppliers can see this need.')).toBe(true);
    await lookOver();
  });

  test('moves the need on, takes it back, and learns that somebody changed it while editing', async () => {
    await go(`/needs/${needId}`);
    await page.getByLabel('Engaging').check();
    await button('Move stage').click();
    await page.getByText('Moved to engaging.').waitFor();
    await button('Undo').click();
    await expect.poll(async () => (await storedNeed()).stage).toBe('EXPLORING');

    await go(`/needs/${needId}/edit`);
    const { version } = await storedNeed();
    await world.officer.get(`mutation ($input: MoveNeedInput!) { moveNeed(input: $input) { id } }`, {
      input: { needId, version, stage: 'ENGAGING' },
    });
    await page.getByLabel('Who is affected?').fill('Nine hundred families');
    await button('Save the need').click();
    await heading('You saved this in another window while you were writing');
    await page.getByText('Nothing that you can change here is different.').waitFor();
    await lookOver();
    await button('Save what you typed').click();
    await page.getByText('Changes saved.').waitFor();
    expect(await storedNeed()).toMatchObject({ whoIsAffected: 'Nine hundred families', stage: 'ENGAGING' });
  });

  test('answers an interest only with a reason', async () => {
    await go('/');
    await page.getByRole('row').nth(1).getByRole('link').nth(1).click();
    await button(/^Answer/)
      .first()
      .click();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio');
    await page.getByLabel('Not taken forward').check();
    await button('Send the answer').click();
    await page.getByRole('link', { name: 'Give the reason in at least 10 characters' }).waitFor();
    await lookOver();
    await page.getByLabel('The reason').fill('Two others work closer to our streets and can start sooner.');
    await button('Send the answer').click();
    await heading('The reason you gave');
  });

  test('records whom it engaged after confirming, and the need is closed for all to read', async () => {
    await go(`/needs/${needId}/outcome`);
    await lookOver();
    await page.getByLabel('A supplier was engaged').check();
    await page
      .getByRole('group', { name: 'Which supplier did you engage?' })
      .getByRole('radio')
      .first()
      .check();
    await page.getByLabel('What was agreed?').selectOption('PILOT');
    await page
      .getByLabel('Why did it end so?')
      .fill('They showed the work in two blocks and residents spoke well of it.');
    await button('Record the outcome').click();
    await heading('Close this need?');
    await lookOver();
    expect((await storedNeed()).stage).toBe('ENGAGING');
    await button('Yes, close it').click();
    await page.getByText('The outcome is on record and the need is closed.').waitFor();
    await heading('A supplier was engaged');
    expect(await page.getByRole('link', { name: 'Edit the need' }).count()).toBe(0);
    expect(await storedNeed()).toMatchObject({ stage: 'CLOSED', outcome: 'ENGAGED' });
    await lookOver();
  });

  test('edits a line of business and sees suppliers ranked for it', async () => {
    await go('/lines');
    await lookOver();
    await page.locator('.parley-card__title a').first().click();
    await heading('Suppliers for this line');
    await lookOver();
    await page.getByRole('link', { name: 'Edit this line' }).click();
    await page.getByLabel('Who decides?').fill('Director of Housing');
    await lookOver();
    await button('Save the line').click();
    await page.getByText('Changes saved.').waitFor();
    await page.getByText('Director of Housing').first().waitFor();
  });

  test('searches the directory and what other councils solved', async () => {
    await go('/suppliers?size=MICRO');
    await lookOver();
    await page.getByLabel('Tags').fill('damp');
    await page.getByRole('option').first().click();
    await page.waitForURL(/tag=/);
    await settled(page);
    await page.getByText('Micro, under 10 staff').first().waitFor();
    await go('/practice');
    await lookOver();
  });

  test('reads the published need of another council and is kept out of its suppliers', async () => {
    const { needs } = await world.officer.get(CouncilNeedsDocument, { first: 1, filter: { mine: false } });
    const other = needs.edges[0]!.node;
    await go('/needs/others');
    await lookOver();
    await page.getByLabel('Line of business').selectOption('Housing repairs and safety');
    await button('Apply filters').click();
    await page.waitForURL(/line=lob_/);
    await page.reload();
    await settled(page);
    await expect
      .poll(() => page.getByLabel('Line of business').locator('option:checked').innerText())
      .toBe('Housing repairs and safety');
    await go(`/needs/${other.id}`);
    await heading(other.title);
    expect(await page.getByRole('link', { name: 'Edit the need' }).count()).toBe(0);
    await go(`/needs/${other.id}/suppliers`);
    await heading('You do not have access to this page');
    await lookOver();
  });

  test('sees who else acts for the council, and nothing of how they sign in', async () => {
    await go('/members');
    await heading('Members');
    await page.getByRole('row', { name: /\(you\)/ }).waitFor();
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['Name', 'Role']);
    await page.getByText('An administrator or a lead of your organisation invites colleagues.').waitFor();
    expect(await page.getByText('Part of this page could not be loaded').count()).toBe(0);
    await lookOver();
  });

  test('alone is told which interests await an answer of the council', async () => {
    for (const stranger of [world.supplier, world.visitor]) {
      const { data, errors } = await stranger.ask(CouncilHomeDocument, { councilId: world.councilId });
      expect(data?.council ?? null).toBeNull();
      expect(errors?.[0]?.extensions.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
  });

  test('signs out, and is asked to sign in before anything of the council is shown', async () => {
    await button('Sign out').click();
    await page.waitForURL((url) => url.pathname === '/');
    await go(`/needs/${needId}/suppliers`);
    await heading('Sign in to continue');
    await lookOver();
    await go('/needs/nee_nothing');
    await heading('We cannot find this');
  });

  test('met no error in the browser on the whole way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
