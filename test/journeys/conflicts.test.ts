import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { giveMembership } from '../../server/src/identity/operator.ts';
import { browserIsHere, lookOver, openBrowser, openWindow, settled, type Window } from '../browser.ts';
import { openWorld, type World } from '../world.ts';

describe.skipIf(!browserIsHere)('two people who work on the same thing', () => {
  let world: World;
  let browser: Browser;
  const windows: Window[] = [];

  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  beforeEach(async () => {
    for (const { close } of windows.splice(0)) await close();
  });

  /** A window of the account with this address. */
  async function windowOf(email: string): Promise<Page> {
    const [account] = await world.database
      .fork()
      .execute<{ id: string }[]>('select id from accounts where email = ?', [email]);
    const { cookie } = await world.person(account!.id);
    const window = await openWindow(browser, world.url);
    windows.push(window);
    await window.page.context().addCookies(
      cookie.split('; ').map((pair) => {
        const [name, ...value] = pair.split('=');
        return { name: name!, value: value.join('='), url: world.url };
      }),
    );
    return window.page;
  }
  async function open(page: Page, path: string) {
    await page.goto(path);
    await settled(page);
  }
  const save = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const panel = (page: Page) => page.getByRole('region', { name: 'Somebody else saved first' });

  async function newNeed(title: string): Promise<string> {
    const { terms } = await world.visitor.get<any, any>('{ terms(first: 1) { edges { node { id } } } }');
    const { createNeed } = await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }',
      {
        input: {
          councilId: world.councilId,
          title,
          problem: 'The path through the park floods after every rain and stays shut for days.',
          termIds: [terms.edges[0].node.id],
        },
      },
    );
    return createNeed.id;
  }
  const storedNeed = async (id: string) =>
    (
      await world.officer.get<any, any>(
        'query ($id: ID!) { need(id: $id) { title problem whoIsAffected whatWasTried } }',
        { id },
      )
    ).need;

  test('the second officer sees who changed what, loses nothing typed, chooses field by field and saves', async () => {
    const id = await newNeed('A path that floods');
    const lead = await windowOf('lead@council.parley.example');
    const officer = await windowOf('officer@council.parley.example');
    await open(lead, `/council/needs/${id}/edit`);
    await open(officer, `/council/needs/${id}/edit`);

    await lead.getByLabel('The problem in one line').fill('The park path floods');
    await lead.getByLabel('Who is affected?').fill('Parents with prams.');
    await save(lead, 'Save the need');
    await lead.getByText('Changes saved.').waitFor();

    await officer.getByLabel('The problem in one line').fill('Floods close the path to the school');
    await officer.getByLabel('What has been tried?').fill('Sandbags.');
    await save(officer, 'Save the need');
    await panel(officer).waitFor();
    await officer
      .getByRole('heading', {
        name: /This was saved by Demo Lead \(fictional\) of .+ while you were writing/,
      })
      .waitFor();
    const titles = panel(officer).getByRole('group', { name: 'The problem in one line' });
    await titles.getByText('It said: A path that floods').waitFor();
    await titles.getByText('Floods close the path to the school').waitFor();
    await titles.getByText('The park path floods', { exact: true }).waitFor();
    expect(await titles.getByLabel('Keep what you typed').isChecked()).toBe(true);
    const affected = panel(officer).getByRole('group', { name: 'Who is affected?' });
    expect(await affected.getByLabel('Take what was saved').isChecked()).toBe(true);
    expect(await panel(officer).getByRole('group').count()).toBe(2);
    expect(await officer.getByLabel('What has been tried?').inputValue()).toBe('Sandbags.');
    await lookOver(officer);
    expect(await storedNeed(id)).toMatchObject({ title: 'The park path floods', whatWasTried: '' });

    await save(officer, 'Save with these choices');
    await officer.getByText('Changes saved.').waitFor();
    expect(await storedNeed(id)).toMatchObject({
      title: 'Floods close the path to the school',
      whoIsAffected: 'Parents with prams.',
      whatWasTried: 'Sandbags.',
    });
  });

  test('a colleague at a supplier may take what was saved, look at the form, and then save', async () => {
    const email = 'colleague@supplier.parley.example';
    await giveMembership(world.database, { email, side: 'supplier', organisation: world.supplierId });
    const first = await windowOf('member@supplier.parley.example');
    const second = await windowOf(email);
    await open(first, '/supplier/profile/edit');
    await open(second, '/supplier/profile/edit');

    const saved = 'We drain paths and playgrounds, and plant what drinks the rain.';
    await first.getByLabel('What do you do?').fill(saved);
    await save(first, 'Save profile');
    await first.getByText('Your profile is saved').waitFor();

    await second.getByLabel('What do you do?').fill('We drain paths, quickly and without concrete.');
    await second.getByLabel('Accreditations you hold').fill('ISO 14001');
    await save(second, 'Save profile');
    await second.getByRole('heading', { name: /This was saved by Demo Supplier \(fictional\)/ }).waitFor();
    await lookOver(second);
    await panel(second)
      .getByRole('group', { name: 'What do you do?' })
      .getByLabel('Take what was saved')
      .check();
    await save(second, 'Back to the form first');
    await second.getByText('Your choices are in the form.').waitFor();
    expect(await second.getByLabel('What do you do?').inputValue()).toBe(saved);
    expect(await second.getByLabel('Accreditations you hold').inputValue()).toBe('ISO 14001');
    await save(second, 'Save profile');
    await second.getByText('Your profile is saved').waitFor();
    const { supplier } = await world.supplier.get<any, any>(
      'query ($id: ID!) { supplier(id: $id) { statement accreditations } }',
      { id: world.supplierId },
    );
    expect(supplier).toEqual({ statement: saved, accreditations: ['ISO 14001'] });
  });

  test('a form sent again after its answer was lost on the way is saved once', async () => {
    const page = await windowOf('officer@council.parley.example');
    await open(page, '/council/needs/new');
    await page.getByLabel('The problem in one line').fill('Bins that blow over');
    await page
      .getByLabel('What is wrong, and why does it matter now?')
      .fill('In every storm the bins of the high street blow over and litter the road.');
    await page
      .getByRole('button', { name: /^Add the tag/ })
      .first()
      .click();
    let lost = 0;
    await page.route('**/graphql', async (route) => {
      if (lost > 0 || !route.request().headers()['idempotency-key']) return route.continue();
      lost++;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await save(page, 'Save the need');
    await page.getByText('The server did not answer').first().waitFor();
    expect(lost).toBe(1);
    await save(page, 'Save the need');
    await page.waitForURL(/\/council\/needs\/nee_/);
    const [{ n }] = await world.database
      .fork()
      .execute<[{ n: number }]>(`select count(*)::int as n from needs where title = 'Bins that blow over'`);
    expect(n).toBe(1);
  });
});
