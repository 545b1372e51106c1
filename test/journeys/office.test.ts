import { readFile } from 'node:fs/promises';
import {
  OfficeAnalyticsDocument,
  OfficeNeedsDocument,
  type OfficeAnalyticsQuery,
} from '@parley/shared/generated/office/graphql';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPolicy } from '../../server/src/matching/engine/facts.ts';
import { storeCandidate } from '../../server/src/matching/policy-store.ts';
import { newId } from '../../server/src/platform/ids.ts';
import {
  browserIsHere,
  lookOver as lookOverAt,
  openJourney,
  openWindow,
  settled,
  tabTo,
  type Journey,
} from '../browser.ts';
import type { World } from '../world.ts';

type AnalyticsFilter = { since?: string; until?: string; councilId?: string };
type Chart = OfficeAnalyticsQuery['matchAnalytics']['charts'][number];

describe.skipIf(!browserIsHere)('the innovation office', () => {
  let journey: Journey;
  let world: World;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    journey = await openJourney('office');
    ({ world, browser, page } = journey);
  });

  afterAll(() => journey?.close());

  const go = (path: string) => journey.go(path);
  const lookOver = (at: Page = page) => lookOverAt(at);

  const heading = (at: Page = page) => at.locator('h1').innerText();

  /** A chart as the server counts it. */
  async function counted(id: string, filter: AnalyticsFilter = {}): Promise<Chart> {
    const { matchAnalytics } = await world.office.get(OfficeAnalyticsDocument, { filter, chartIds: [id] });
    return matchAnalytics.charts[0]!;
  }

  /** The chart's table on the page as rows of text. */
  const tableText = (at: Page = page) =>
    at
      .locator('figure table tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
      );

  test('is asked to sign in before anything is shown', async () => {
    const visitor = await openWindow(browser, world.url);
    await visitor.page.goto('/office/analytics/funnel');
    await visitor.page.getByRole('heading', { name: 'Sign in to continue' }).waitFor();
    expect(await visitor.page.locator('figure').count()).toBe(0);
    await lookOver(visitor.page);
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });

  test('keeps its pages from a supplier, who is shown the way to its own', async () => {
    const supplier = await openWindow(browser, world.url);
    await supplier.page.goto('/demo/sign-in/supplier');
    await settled(supplier.page);
    await supplier.page.goto('/office/analytics');
    await supplier.page.getByRole('heading', { name: 'You do not have access to this page' }).waitFor();
    expect(await supplier.page.locator('figure').count()).toBe(0);
    expect(
      await supplier.page.getByRole('link', { name: 'the pages for suppliers' }).getAttribute('href'),
    ).toBe('/supplier');
    await lookOver(supplier.page);
    await supplier.close();
  });

  test('sees headline numbers that are those of the charts they lead to', async () => {
    await go('/');
    await page.getByRole('heading', { name: 'From shown to engaged' }).waitFor();
    await lookOver();
    const shares = await counted('supplier-shares');
    const [stat] = await page
      .locator('.parley-stat', { hasText: 'suppliers shown' })
      .locator('dd')
      .allInnerTexts();
    expect(Number(stat)).toBe(shares.rows[0]!.values[3]);
    expect(Number(stat)).toBeGreaterThan(0);

    await page.getByRole('link', { name: 'From shown to engaged' }).click();
    await page.getByRole('heading', { name: 'The numbers' }).waitFor();
    expect(await heading()).toBe('From shown to engaged');
    const funnel = await counted('funnel');
    expect((await tableText()).map(([stage, pairs]) => [stage, Number(pairs!.replace(',', ''))])).toEqual(
      funnel.rows.map(({ label, values }) => [label, values[0]]),
    );
  });

  test('finds ten charts on one page, each with its table, its file and how it is counted', async () => {
    await go('/analytics');
    expect(await page.locator('figure').count()).toBe(10);
    expect(await page.locator('figure figcaption', { hasText: 'How it is counted.' }).count()).toBe(10);
    expect(await page.locator('figure').getByRole('button', { name: 'Download CSV' }).count()).toBe(10);
    const table = page.locator('figure').first().locator('summary');
    await table.click();
    await page
      .locator('figure')
      .first()
      .getByRole('row', { name: /Shortlisted/ })
      .waitFor();
    await lookOver();
  });

  test('narrows the charts to a council and a period with the keyboard, and shares the address', async () => {
    await go('/analytics/funnel');
    await page.locator('h1').focus();
    await tabTo(page, /^From$/);
    await page.keyboard.type('1/3/2026');
    await tabTo(page, /^To$/);
    await page.keyboard.type('31/10/2026');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Southwark');
    await tabTo(page, /^Apply filters$/);
    await page.keyboard.press('Enter');
    await page.getByText('Counted over 1 March to 31 October 2026.').waitFor();
    await settled(page);
    const { searchParams } = new URL(page.url());
    const councilId = searchParams.get('council')!;
    const funnel = await counted('funnel', { since: '2026-03-01', until: '2026-10-31', councilId });
    expect((await tableText()).map(([, pairs]) => Number(pairs))).toEqual(
      funnel.rows.map(({ values }) => values[0]),
    );
    expect(funnel.rows[0]!.values[0]).toBeGreaterThan(0);

    const colleague = await page.context().newPage();
    await colleague.goto(page.url());
    await settled(colleague);
    expect(await tableText(colleague)).toEqual(await tableText());
    await colleague.close();

    await page.getByRole('link', { name: 'All charts' }).click();
    await page.getByRole('heading', { name: 'How needs ended' }).waitFor();
    expect(new URL(page.url()).searchParams.get('council')).toBe(councilId);
  });

  test('is told when the period cannot be read, and keeps what was typed', async () => {
    await go('/analytics?since=tomorrow');
    await page.getByRole('alert').getByText('“tomorrow” is not a day').waitFor();
    expect(await page.getByLabel('From').inputValue()).toBe('tomorrow');
    await lookOver();
    await go('/analytics?since=2026-05-01&until=2026-04-01');
    await page.getByText('The first day is after the last day.').waitFor();
    await lookOver();
  });

  test('takes the numbers away as a file', async () => {
    await go('/analytics/answers-to-interests');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Download CSV/ }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).replace('\ufeff', '').trim().split('\r\n');
    const { rows } = await counted('answers-to-interests');
    expect(download.suggestedFilename()).toBe('answers-to-interests-by-council.csv');
    expect(lines[0]).toBe('Council,Answered in time,Answered late,Open and overdue,"Open, not yet due"');
    expect(lines.slice(1)).toEqual(rows.map(({ label, values }) => [label, ...values].join(',')));
  });

  test('goes from a need with few matches to the need, its council and the council’s own charts', async () => {
    await go('/analytics/needs-with-few-matches');
    await lookOver();
    const { rows } = await counted('needs-with-few-matches');
    expect(rows.length).toBeGreaterThan(0);
    await page.getByRole('link', { name: rows[0]!.label }).click();
    await page.getByRole('heading', { name: 'The problem' }).waitFor();
    expect(rows[0]!.label).toContain(await heading());
    expect(await page.getByRole('button', { name: /Edit|Publish|Save/ }).count()).toBe(0);
    await lookOver();
    await page.locator('dl').getByRole('link').first().click();
    await page.getByText('published need').first().waitFor();
    await lookOver();
    await page.getByRole('link', { name: /How matching goes at/ }).click();
    await page.getByRole('heading', { name: 'From shown to engaged', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('council')).toMatch(/^cou_/);
  });

  test('sees the published needs of all councils and never a private draft', async () => {
    const { needs } = await world.office.get(OfficeNeedsDocument, { first: 100 });
    expect(needs.edges.every(({ node }) => node.publishedAt)).toBe(true);
    await go('/needs?stage=TENDERING');
    const tendering = needs.edges.filter(({ node }) => node.stage === 'TENDERING').length;
    await page.getByText(`${tendering} published needs`).waitFor();
    await lookOver();
    await go('/needs?words=zzzz');
    await page.getByRole('heading', { name: 'No published need fits' }).waitFor();
    await go('/needs/nee_00000000000000000000000000');
    await page.getByRole('heading', { name: 'There is no such published need' }).waitFor();
    await lookOver();
  });

  test('reads why rows of an import were refused, page after page', async () => {
    await go('/imports');
    await page.getByRole('heading', { name: 'Nothing has been brought in yet' }).waitFor();
    await lookOver();
    const run = newId('ImportRun');
    const em = world.database.fork();
    await em.execute(
      `insert into import_runs (id, source, file_name, state, rows_read, added, refused, finished_at)
       values ('${run}', 'awards', 'awards.csv', 'finished', 100, 40, 60, now())`,
    );
    for (let line = 1; line <= 60; line++)
      await em.execute(
        `insert into import_refusals (id, run_id, line, reason) values ('${newId('ImportRefusal')}', '${run}', ${line}, 'No buyer')`,
      );
    await go('/imports');
    await page.getByRole('link', { name: 'awards.csv' }).click();
    await page.getByText('60 rows or parts of rows refused').waitFor();
    expect(await page.locator('table tbody tr').count()).toBe(50);
    await lookOver();
    await page.getByRole('link', { name: 'Next page of refused rows' }).click();
    await page.getByRole('rowheader', { name: '60' }).waitFor();
    expect(await page.locator('table tbody tr').count()).toBe(10);
  });

  test('reads the ranking policy in plain words, with weights that give 100 points', async () => {
    await go('/ranking');
    const main = page.getByRole('main');
    await main.getByText('A match is not a selection or an award decision.').waitFor();
    const points = await page
      .getByRole('table', { name: 'Signals and their weights' })
      .locator('tbody tr td:last-child > span:last-child')
      .allInnerTexts();
    expect(points.reduce((sum, text) => sum + Number(text), 0)).toBeCloseTo(100, 0);
    expect(await main.getByRole('link', { name: 'How ranking works' }).getAttribute('href')).toBe(
      '/docs/ranking',
    );
    await lookOver();
  });

  test('reads how exposure is spread, and makes a learned policy live with a reason', async () => {
    const version = await storeCandidate(world.database.fork(), startPolicy, 'Learned for this journey.', {
      against: startPolicy.version,
      split: '2021-01-01',
      needs: 364,
      ndcg10: 0.27,
      difference: 0.01,
      interval: [0.001, 0.02],
      rare10: 0.41,
    });
    await go('/ranking');
    const exposure = page.getByRole('table', { name: 'Exposure by group of suppliers' });
    await exposure.getByRole('rowheader', { name: 'New: at most 1 past award' }).waitFor();
    await page.getByRole('link', { name: 'Versions of the ranking policy' }).click();
    await page.getByText('between +0.0010 and +0.0200').waitFor();
    await page.getByRole('heading', { name: 'What a policy can be learned from' }).waitFor();
    await page.getByText('Weights are learned from 200 graded outcomes on.').waitFor();
    await lookOver();
    await page.getByRole('button', { name: `Make policy ${version} live` }).click();
    await page.getByRole('button', { name: `Make policy ${version} live` }).click();
    await page.getByRole('link', { name: 'Say why this policy should go live' }).waitFor();
    await lookOver();
    await page
      .getByRole('textbox', { name: `Why policy ${version} should go live` })
      .fill('Agreed by the board in November.');
    await page.getByRole('button', { name: `Make policy ${version} live` }).click();
    await page.getByText(`Policy ${version} is live.`).waitFor();
    await go('/ranking');
    await page.getByText(`Version ${version}`).waitFor();
  });

  test('looks up a supplier and a council', async () => {
    await go('/suppliers');
    const first = page.locator('table tbody tr').first().getByRole('link');
    const name = await first.innerText();
    await lookOver();
    await first.click();
    await page.getByRole('heading', { name: 'What it can do' }).waitFor();
    expect(await heading()).toBe(name);
    await lookOver();
    await go('/councils?words=hack');
    await page.getByRole('link', { name: 'Hackney' }).waitFor();
    expect(await page.locator('table tbody tr').count()).toBe(1);
    await lookOver();
  });

  test('keeps who may begin an organisation to its administrators', async () => {
    await go('/');
    expect(await page.getByRole('link', { name: 'First administrators' }).count()).toBe(0);
    await go('/first-administrators');
    await page.getByText('Administrators of the innovation office keep these lists.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await lookOver();
  });

  test('finds a supplier and a council that nobody administers, and invites and takes back with the keyboard', async () => {
    const administrator = await openWindow(browser, world.url);
    const at = administrator.page;
    await at.goto('/demo/sign-in/office?as=1');
    await settled(at);
    await at.getByRole('link', { name: 'First administrators' }).click();
    await at.getByText('No invitation is open.').waitFor();
    await at.getByText(/organisations without an administrator/).waitFor();
    await lookOver(at);
    await at.goto('/office/first-administrators?words=zzzz');
    await at.getByRole('heading', { name: 'No organisation fits' }).waitFor();

    await at.goto('/office/first-administrators?side=SUPPLIER');
    await settled(at);
    const supplier = await at.locator('table tbody tr').first().getByRole('link').innerText();
    await at.locator('h1').focus();
    await tabTo(at, new RegExp(`^${supplier}$`));
    await at.keyboard.press('Enter');
    await at.getByText('Nobody administers it yet').waitFor();
    expect(await at.getByLabel('Administrator').isChecked()).toBe(true);
    await tabTo(at, /^Email address$/);
    await at.keyboard.type('not an address');
    await at.keyboard.press('Enter');
    await at.getByRole('alert').getByText('Enter an email address like').waitFor();
    await lookOver(at);
    await at.getByLabel('Email address').fill('owner@firm.example');
    await at.keyboard.press('Enter');
    await at.getByText('Invitation sent to owner@firm.example').waitFor();
    await at.getByRole('rowheader', { name: 'owner@firm.example' }).waitFor();

    await at.goto('/office/councils?words=hack');
    await at.getByRole('link', { name: 'Hackney' }).click();
    await at.getByRole('link', { name: 'Email domains and first administrator' }).click();
    await at.getByText('Save the email domains of the council first').waitFor();
    await lookOver(at);
    await at.getByLabel('Email domains of the council').fill('hackney.example');
    await at.getByRole('button', { name: 'Save domains' }).click();
    await at.getByText('The email domains are saved').waitFor();
    await at.getByLabel('Email address').fill('jo@elsewhere.example');
    await at.getByRole('button', { name: 'Send invitation' }).click();
    await at.getByRole('alert').getByText('Its people are invited at: hackney.example').waitFor();
    await at.getByLabel('Email address').fill('jo@hackney.example');
    await at.getByRole('button', { name: 'Send invitation' }).click();
    await at.getByText('Invitation sent to jo@hackney.example').waitFor();

    await at.getByRole('link', { name: 'First administrators' }).click();
    const open = at.getByRole('table', { name: 'Open invitations' });
    await open.getByRole('row', { name: /owner@firm\.example/ }).waitFor();
    await open.getByRole('row', { name: /jo@hackney\.example Hackney Administrator/ }).waitFor();
    await lookOver(at);
    await at.locator('h1').focus();
    await tabTo(at, /^Take back the invitation of jo@hackney\.example$/);
    await at.keyboard.press('Enter');
    await at.getByText('Invitation of jo@hackney.example taken back').waitFor();
    await open.getByRole('row', { name: /jo@hackney/ }).waitFor({ state: 'detached' });
    expect(await open.locator('tbody tr').count()).toBe(1);
    expect(administrator.complaints).toEqual([]);

    await at.route('**/graphql', (route) =>
      route.request().postData()?.includes('"side"') ? route.abort() : route.continue(),
    );
    await at.goto('/office/first-administrators?side=COUNCIL');
    await at.getByRole('heading', { name: 'We could not reach Parley' }).waitFor();
    await lookOver(at);
    await at.unroute('**/graphql');
    await at.getByRole('button', { name: 'Try again' }).click();
    await at.getByText(/organisations without an administrator/).waitFor();
    await administrator.close();
  });

  test('never heard the browser complain', () => {
    expect(journey.complaints).toEqual([]);
  });
});
