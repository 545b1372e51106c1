import {
  SupplierProfileDocument,
  SupplierRankedDemandsDocument,
  SupplierUpdateProfileDocument,
} from '@parley/shared/generated/supplier/graphql';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe.skipIf(!browserIsHere)('a supplier', () => {
  let journey: Journey;
  let world: World;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    journey = await openJourney('supplier');
    ({ world, browser, page } = journey);
  });

  afterAll(() => journey?.close());

  const go = (path: string) => journey.go(path);
  const lookOver = (at: Page = page) => lookOverAt(at);

  const heading = () => page.locator('h1').innerText();
  const headingIs = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  async function points(at: Page = page): Promise<number> {
    const [score] = await at.locator('.parley-points__score').allInnerTexts();
    return Number(score?.match(/\d+/)?.[0]);
  }

  /** The ranked needs, as the server has them. */
  async function rankedNeeds() {
    const { supplier } = await world.supplier.get(SupplierRankedDemandsDocument, {
      supplierId: world.supplierId,
      first: 100,
      filter: { kind: 'NEED' },
    });
    return supplier!.demandMatches.edges.flatMap(({ node }) =>
      node.demand?.__typename === 'Need' ? [{ ...node.demand, points: node.points }] : [],
    );
  }

  test('without signing in sees the way in, and nothing else', async () => {
    const visitor = await openWindow(browser, world.url);
    await visitor.page.goto('/supplier/interests');
    await visitor.page.getByRole('heading', { name: 'Sign in to continue' }).waitFor();
    await lookOver(visitor.page);
    await visitor.page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click();
    await visitor.page.getByRole('button', { name: 'Email me a link' }).click();
    await visitor.page.getByRole('alert').getByText('Enter your email address').waitFor();
    await lookOver(visitor.page);
    await visitor.page.getByLabel('Email address').fill('somebody@example.org');
    await visitor.page.getByRole('button', { name: 'Email me a link' }).click();
    await visitor.page.getByRole('heading', { name: 'Check your email' }).waitFor();
    await visitor.close();
  });

  test('is not what a council officer is, who is told so', async () => {
    const officer = await openWindow(browser, world.url);
    await officer.page.goto('/demo/sign-in/council');
    await officer.page.goto('/supplier/needs');
    await officer.page.getByRole('heading', { name: 'You are not a member of a supplier' }).waitFor();
    expect(await officer.page.getByText('of 100 points').count()).toBe(0);
    await lookOver(officer.page);
    await officer.close();
  });

  test('sees on the first page its best needs and councils, and what its interests wait for', async () => {
    await go('/');
    for (const name of [
      'Best needs for you',
      'Best councils for you',
      'Your interests',
      /^Your profile: \d of 7/,
    ]) {
      await page.getByRole('heading', { name }).waitFor();
    }
    const [best] = await rankedNeeds();
    expect(await page.locator('.parley-card__title a').first().innerText()).toBe(best!.title);
    await page.getByText('A match is not a selection or an award decision.').first().waitFor();
    await lookOver();
  });

  test('reads reasons that add up to the points of a match', async () => {
    const [best] = await rankedNeeds();
    await go(`/needs/${best!.id}`);
    expect(await heading()).toBe(best!.title);
    const parts = await page
      .locator('.parley-points__list')
      .first()
      .locator('.parley-points__number')
      .allInnerTexts();
    const sum = parts.reduce((all, part) => all + Number(part.replace('−', '-')), 0);
    expect(sum).toBe(best!.points);
    expect(await points()).toBe(best!.points);
    await lookOver();
  });

  test('narrows the list, and whoever opens its address sees the same list', async () => {
    await go('/needs');
    await page.getByLabel('Engaging').check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await page.waitForURL(/stage=ENGAGING/);
    await settled(page);
    const shown = await page.locator('.parley-card__title').allInnerTexts();
    const stages = await page.locator('.parley-meta li:first-child').allInnerTexts();
    expect(new Set(stages)).toEqual(new Set(['Engaging']));
    await lookOver();
    await page.goto(page.url());
    await settled(page);
    expect(await page.locator('.parley-card__title').allInnerTexts()).toEqual(shown);

    await page.getByRole('link', { name: 'Lines of business' }).last().click();
    await page.waitForURL(/kind=lines/);
    await headingIs('Standing demand for you');
    await settled(page);
    await lookOver();
  });

  test('expresses interest with the keyboard alone, after putting right what was too short', async () => {
    const need = (await rankedNeeds()).find(({ viewerInterest }) => !viewerInterest)!;
    await go(`/needs/${need.id}`);
    await tabTo(page, /^Express interest$/);
    await page.keyboard.press('Enter');
    await headingIs('Express interest');
    await lookOver();
    await tabTo(page, /^How would you approach/);
    await page.keyboard.type('Too short');
    await tabTo(page, /^Send interest$/);
    await page.keyboard.press('Enter');
    const summary = page.locator('.govuk-error-summary');
    await summary.waitFor();
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
    await lookOver();
    await tabTo(page, /^Say how you would approach it/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.type(': we would begin by sitting with the people who do this work today.');
    await tabTo(page, /^Send interest$/);
    await page.keyboard.press('Enter');
    await headingIs('Interest sent');
    await page.getByText(/owes you an answer by/).waitFor();
    await page.getByText('Too short: we would begin by sitting').waitFor();
    await lookOver();
  });

  test('withdraws an interest, thinks again, and the council’s answer is due once more', async () => {
    await go('/interests');
    const card = page.locator('.parley-card', { hasText: 'Too short: we would begin' });
    await card.getByRole('button', { name: /Withdraw interest/ }).click();
    await card.getByText('You withdrew your interest').waitFor();
    await card.getByText('Withdrawn', { exact: true }).first().waitFor();
    await lookOver();
    await card.getByRole('button', { name: 'Undo' }).click();
    await card.getByRole('button', { name: /Withdraw interest/ }).waitFor();
    await card.getByText(/^Due /).waitFor();
  });

  test('declares a capability in plain words, and the match with a need rises at once', async () => {
    const needs = await rankedNeeds();
    const weak = needs.findLast(({ lineOfBusiness }) => lineOfBusiness)!;
    await go(`/needs/${weak.id}`);
    const before = await points();
    const about = (
      await page.locator('.govuk-summary-list__row', { hasText: 'About' }).locator('dd').innerText()
    ).split(', ');

    await page.getByRole('link', { name: 'Profile', exact: true }).click();
    await headingIs('Your profile');
    await page.getByRole('link', { name: 'Add a capability' }).click();
    await headingIs('Add a capability');
    await page.getByRole('button', { name: 'Save capability' }).click();
    await page.locator('.govuk-error-summary').getByText('Choose at least one tag').waitFor();
    await lookOver();

    await page.getByLabel('What can you do?').fill(`We do this for councils: ${about[0]}`);
    await page.getByRole('button', { name: `Add tag: ${about[0]}` }).click();
    expect(
      await page
        .getByRole('group', { name: 'Tags suggested from your words' })
        .evaluate((box) => box === document.activeElement),
    ).toBe(true);
    await page.getByRole('button', { name: `Remove ${about[0]}` }).waitFor();
    const tags = page.getByRole('combobox', { name: 'Tags' });
    for (const label of about.slice(1)) {
      await tags.fill(label);
      await page.getByRole('option', { name: label }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await lookOver();
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Needs' }).click();
    await page.getByRole('heading', { name: 'Leave without saving?' }).waitFor();
    await lookOver();
    await page.getByRole('button', { name: 'Stay and keep writing' }).click();
    expect(await page.getByLabel('What can you do?').inputValue()).toContain('We do this for councils');
    await page.getByRole('button', { name: 'Save capability' }).click();
    await page.getByText('is on your profile').waitFor();
    await lookOver();

    await page.goBack();
    await page.goto(`/supplier/needs/${weak.id}`);
    await settled(page);
    expect(await points()).toBeGreaterThan(before);
  });

  test('removes a capability and puts it back', async () => {
    await go('/profile');
    const cards = page.locator('.parley-card');
    const titles = await cards.locator('h3').allInnerTexts();
    await cards
      .last()
      .getByRole('button', { name: /^Remove/ })
      .click();
    await page.getByText('is off your profile').waitFor();
    await cards.nth(titles.length - 1).waitFor({ state: 'detached' });
    expect(await cards.locator('h3').allInnerTexts()).toEqual(titles.slice(0, -1));
    await lookOver();
    await page.getByRole('button', { name: 'Undo' }).click();
    await cards.nth(titles.length - 1).waitFor();
    expect(await cards.locator('h3').allInnerTexts()).toEqual(titles);
  });

  test('whose colleague saved first is told, and loses nothing that was typed', async () => {
    await go('/profile/edit');
    const { supplier } = await world.supplier.get(SupplierProfileDocument, { supplierId: world.supplierId });
    const { id: supplierId, version, size, regions, accreditations } = supplier!;
    const theirs = 'What a colleague wrote about us in the meantime.';
    const input = { supplierId, version, size, regions, accreditations, vcse: false, statement: theirs };
    await world.supplier.get(SupplierUpdateProfileDocument, { input });

    const mine = 'We write case management software with the people who use it, for councils.';
    await page.getByLabel('What do you do?').fill(mine);
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByRole('region', { name: 'Somebody else saved first' }).waitFor();
    await page.getByText(theirs).waitFor();
    expect(await page.getByLabel('What do you do?').inputValue()).toBe(mine);
    await lookOver();
    await page.getByRole('button', { name: 'Save with these choices' }).click();
    await page.getByText('Your profile is saved and counts from now on').waitFor();
    await page.getByText(mine).waitFor();
  });

  test('finds councils, what each needs again and again, and what it bought', async () => {
    await go('/councils');
    await lookOver();
    await page.getByLabel('Find any council by name').fill('hack');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/search=hack/);
    await page.getByRole('link', { name: 'Hackney' }).click();
    await headingIs('Hackney');
    await settled(page);
    await lookOver();
    await page.locator('.parley-card__title a').first().click();
    await page.getByText('Who decides').waitFor();
    await settled(page);
    expect(await points()).toBeGreaterThan(0);
    await lookOver();
    await page.getByRole('link', { name: 'Hackney' }).click();
    await page.getByRole('link', { name: 'What it bought' }).click();
    await headingIs('What Hackney bought');
    await settled(page);
    await lookOver();
  });

  test('can read every other page, by whatever means and on a phone', async () => {
    for (const path of [
      '/lines',
      '/track-record',
      '/interests',
      '/needs/nee_none',
      '/profile/edit',
      '/nowhere',
    ]) {
      await go(path);
      await lookOver();
    }
  });

  test('meets no fault in the browser on the whole way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
