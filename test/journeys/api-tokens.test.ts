import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserIsHere, lookOver, openJourney, settled, type Journey } from '../browser.ts';

describe.skipIf(!browserIsHere)('the page of API tokens', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney('supplier');
  });
  afterAll(() => journey?.close());

  test('keeps nobody out and says that there are none yet', async () => {
    await journey.go('/account/tokens');
    await journey.page.getByRole('heading', { name: 'You have no tokens' }).waitFor();
    await lookOver(journey.page);
  });

  test('says what is missing before it makes a token', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Make the token' }).click();
    const summary = page.getByRole('alert');
    await summary.getByText('Give the token a name of 1 to 160 characters').waitFor();
    await summary.getByText('Choose at least one thing the program may do').waitFor();
  });

  test('makes a token, shows its secret once, and the secret works until it is revoked', async () => {
    const { page, world } = journey;
    await page.getByLabel('What is the token for?').fill('Nightly export');
    await page.getByLabel('Read your organisation’s data').check();
    await page.getByLabel('Who does it act for?').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Make the token' }).click();
    await page.getByText('it is not shown again').waitFor();
    const secret = await page.getByLabel('Your new token').inputValue();
    await page.getByRole('heading', { name: 'Nightly export' }).waitFor();
    await lookOver(page);

    const status = async () => {
      const { status: answered } = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query: '{ viewer { name } }' }),
      });
      return answered;
    };
    expect(await status()).toBe(200);

    await page.reload();
    await settled(page);
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('button', { name: 'Revoke Nightly export' }).click();
    await page.getByRole('button', { name: 'Revoke the token' }).click();
    await page.getByText('“Nightly export” is revoked').waitFor();
    await page.getByRole('heading', { name: 'You have no tokens' }).waitFor();
    expect(await status()).toBe(401);
  });
});
