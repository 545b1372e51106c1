import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeCandidate } from '../../server/src/matching/policy-store.ts';
import { startPolicy } from '../../server/src/matching/engine/facts.ts';
import { codeOf } from '../authenticator.ts';
import {
  accessibilityFaults,
  browserIsHere,
  lookOver,
  lookOverAtBothWidths,
  openBrowser,
  openWindow,
  settled,
  type Window,
} from '../browser.ts';
import { atOwnAddress, openWorld, type World } from '../world.ts';

describe.skipIf(!browserIsHere)('signing in', () => {
  let world: World;
  let browser: Browser;
  let window: Window;
  let page: Page;
  /** What the officer's authenticator app holds. */
  let key: string;
  let backupCodes: string[];
  let administrator: Window;

  beforeAll(async () => {
    const own = await atOwnAddress();
    [world, browser] = await Promise.all([
      openWorld('pglite', { ...own, secondFactor: 'required' }),
      openBrowser(),
    ]);
    window = await openWindow(browser, world.url);
    ({ page } = window);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  /** The link in the latest mail to the address. */
  function linkTo(email: string): string {
    const mail = world.mailer.inbox()!.find(({ to }) => to === email)!;
    return /http\S+/.exec(mail.text)![0];
  }
  const email = 'officer@council.parley.example';
  const title = (name: string, at = page) => at.getByRole('heading', { level: 1, name }).waitFor();

  async function byLink(at: Page, address: string, side = 'council') {
    await at.goto(`/${side}/sign-in`);
    await at.getByLabel('Email address').fill(address);
    await at.getByRole('button', { name: 'Email me a link' }).click();
    await title('Check your email', at);
    await lookOverAtBothWidths(at);
    await at.goto(linkTo(address));
    await at.getByRole('button', { name: 'Sign in' }).click();
    await settled(at);
  }

  test('an officer is asked to set a second factor up before anything else, and does', async () => {
    await page.goto('/demo/sign-in/council');
    await title('Set up a second factor to go on');
    await lookOverAtBothWidths(page);
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    const secret = (await page.locator('.parley-key').innerText()).replaceAll(' ', '');
    key = `otpauth://totp/Parley?secret=${secret}`;
    await page.getByLabel('Six-digit code').fill('12');
    await page.getByRole('button', { name: 'Finish set-up' }).click();
    await page.getByRole('alert').getByText('Enter the six digits').waitFor();
    await lookOverAtBothWidths(page);
    await page.getByLabel('Six-digit code').fill(codeOf(key));
    await page.getByRole('button', { name: 'Finish set-up' }).click();
    await page.getByText('Your backup codes are below').waitFor();
    backupCodes = await page.locator('.parley-codes li').allInnerTexts();
    expect(backupCodes).toHaveLength(10);
    await lookOverAtBothWidths(page);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('Demo Officer (fictional)').waitFor();
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toContain('second factor');
  });

  test('from then on the link is not enough: the code is asked for, and brings the person to their page', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/');
    await page.goto('/council/sign-in');
    await page.getByRole('button', { name: 'Email me a link' }).click();
    await page.getByRole('alert').getByText('Enter your email address').waitFor();
    await lookOverAtBothWidths(page);
    await byLink(page, email);
    await title('Enter your code');
    await lookOverAtBothWidths(page);
    await page.goto('/council/needs');
    await title('Enter your code');
    await page.getByLabel('Six-digit code').fill('000000');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').getByText('This code is not right').waitFor();
    await page.getByLabel('Six-digit code').fill(codeOf(key, 1));
    await page.getByRole('button', { name: 'Continue' }).click();
    await title('Needs');
  });

  test('who lost their device goes on with a backup code, and sets another device up', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/');
    await page.goto('/demo/sign-in/council');
    await title('Enter your code');
    await page.getByText('An administrator of your organisation can reset your second factor.').waitFor();
    await page.getByRole('button', { name: 'I do not have my device' }).click();
    await page.getByLabel('Backup code').fill('aaaaa-aaaaa');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').getByText('This code is not right').waitFor();
    await lookOverAtBothWidths(page);
    await page.getByLabel('Backup code').fill(backupCodes[0]!);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Demo Officer (fictional)').waitFor();
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByRole('button', { name: 'Turn off, or change device' }).click();
    await lookOverAtBothWidths(page);
    await page.getByRole('button', { name: 'Turn it off' }).click();
    await title('Set up a second factor to go on');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const secret = (await page.locator('.parley-key').innerText()).replaceAll(' ', '');
    const another = `otpauth://totp/Parley?secret=${secret}`;
    expect(another).not.toBe(key);
    key = another;
    await page.getByLabel('Six-digit code').fill(codeOf(key));
    await page.getByRole('button', { name: 'Finish set-up' }).click();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await title('Your account');
  });

  test('the account shows where the person is signed in, and signs them out elsewhere', async () => {
    const other = await openWindow(browser, world.url);
    await other.page.goto('/demo/sign-in/council');
    await title('Enter your code', other.page);
    await page.reload();
    await title('Your account');
    await settled(page);
    await lookOverAtBothWidths(page);
    const rows = page.getByRole('table').getByRole('row');
    const before = await rows.count();
    await page
      .getByRole('button', { name: /^Sign out Chrome/ })
      .first()
      .click();
    await page.getByText(/^Signed out on Chrome/).waitFor();
    await settled(page);
    expect(await rows.count()).toBe(before - 1);
    await other.page.goto('/council/account');
    await other.page.getByRole('heading', { name: 'Sign in to continue' }).waitFor();
    expect(await other.page.getByRole('table').count()).toBe(0);
    await other.close();
  });

  test('an act of weight asks an old session who it is, and keeps what was typed', async () => {
    const office = await openWindow(browser, world.url);
    await office.page.goto('/demo/sign-in/office');
    await office.page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const secret = (await office.page.locator('.parley-key').innerText()).replaceAll(' ', '');
    const officeKey = `otpauth://totp/Parley?secret=${secret}`;
    await office.page.getByLabel('Six-digit code').fill(codeOf(officeKey));
    await office.page.getByRole('button', { name: 'Finish set-up' }).click();
    await office.page.getByRole('button', { name: 'I have kept them' }).click();
    await settled(office.page);

    const em = world.database.fork();
    const version = await storeCandidate(em, startPolicy, 'Learned for this journey.', {
      against: startPolicy.version,
      split: '2021-01-01',
      needs: 364,
      ndcg10: 0.27,
      difference: 0.01,
      interval: [0.001, 0.02],
      rare10: 0.41,
    });
    await office.page.goto('/office/ranking/versions');
    await office.page.getByRole('button', { name: `Make policy ${version} live` }).click();
    const reason = office.page.getByRole('textbox', { name: `Why policy ${version} should go live` });
    await reason.fill('Agreed by the board in November.');
    await em.execute(`update sessions set verified_at = now() - interval '1 hour'`);
    const go = office.page.getByRole('button', { name: `Make policy ${version} live` });
    await go.click();
    const dialog = office.page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.waitFor();
    await lookOver(office.page);
    await office.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await reason.inputValue()).toBe('Agreed by the board in November.');
    await go.click();
    await dialog.getByLabel('Six-digit code').fill(codeOf(officeKey, 1));
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await office.page.getByText(`Policy ${version} is live.`).waitFor();
    expect(office.complaints).toEqual([]);
    await office.close();
  });

  test('a download asks an old session who it is, on the front page too, and comes once a mailed link was opened', async () => {
    const supplier = await openWindow(browser, world.url);
    const at = supplier.page;
    await at.goto('/demo/sign-in/supplier');
    await settled(at);
    await at.goto('/');
    await settled(at);
    await world.database.fork().execute(`update sessions set verified_at = now() - interval '1 hour'`);
    const download = at.getByRole('link', { name: 'Download your data' });
    await download.click();
    const dialog = at.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.waitFor();
    await lookOver(at);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await at.getByText('Nothing was downloaded: your data needs a fresh sign-in.').waitFor();
    await lookOver(at);
    await download.click();
    await dialog.getByRole('button', { name: 'Email me a link' }).click();
    await dialog.getByText('We have sent a link to member@supplier.parley.example').waitFor();
    const mail = await at.context().newPage();
    await mail.goto(linkTo('member@supplier.parley.example'));
    await mail.getByRole('button', { name: 'Sign in' }).click();
    await mail.getByText('You have confirmed that it is you.').waitFor();
    await lookOver(mail);
    await mail.close();
    const [file] = await Promise.all([
      at.waitForEvent('download'),
      dialog.getByRole('button', { name: 'I have opened the link' }).click(),
    ]);
    expect(JSON.parse(await readFile(await file.path(), 'utf8')).about).toBe(
      'member@supplier.parley.example',
    );
    expect(await at.getByText('Nothing was downloaded').count()).toBe(0);

    await at.context().clearCookies();
    await download.click();
    await at.getByText('You are no longer signed in.').waitFor();
    const again = at.getByRole('link', { name: 'Sign in again' });
    expect(await again.getAttribute('href')).toBe('/supplier/sign-in?return=%2F');
    await at.goto('/account/data.json');
    await at.getByText('Sign in to download your data.').waitFor();
    expect(await accessibilityFaults(at)).toEqual([]);
    // What is refused is answered with 401 or 403, which the browser notes.
    expect(supplier.complaints.filter((complaint) => !/40[13]/.test(complaint))).toEqual([]);
    await supplier.close();
  });

  test('an administrator invites a colleague, who accepts by the mail in the demo inbox', async () => {
    administrator = await openWindow(browser, world.url);
    const at = administrator.page;
    await at.goto('/demo/sign-in/council?as=2');
    await at.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const secret = (await at.locator('.parley-key').innerText()).replaceAll(' ', '');
    await at.getByLabel('Six-digit code').fill(codeOf(`otpauth://totp/Parley?secret=${secret}`));
    await at.getByRole('button', { name: 'Finish set-up' }).click();
    await at.getByRole('button', { name: 'I have kept them' }).click();
    await at.getByRole('link', { name: 'Your account' }).click();
    await at.getByRole('link', { name: /^Members of/ }).click();
    await title('Members', at);
    await settled(at);
    await at.getByRole('columnheader', { name: 'Second factor' }).waitFor();
    await at
      .getByRole('row', { name: /\(you\)/ })
      .getByRole('cell', { name: 'On' })
      .waitFor();

    const address = at.getByLabel('Email address of your colleague');
    await address.fill('colleague@council.parley.example.elsewhere.example');
    await at.getByRole('button', { name: 'Send invitation' }).click();
    await at.getByRole('alert').getByText('Its people are invited at: council.parley.example').waitFor();
    expect(await address.inputValue()).toBe('colleague@council.parley.example.elsewhere.example');
    await address.fill('colleague@council.parley.example');
    await at.getByRole('button', { name: 'Send invitation' }).click();
    await at.getByText('Invitation sent to colleague@council.parley.example').waitFor();
    await settled(at);
    await at.getByRole('rowheader', { name: 'colleague@council.parley.example' }).waitFor();
    await lookOverAtBothWidths(at);

    await world.outbox.drain();
    const colleague = await openWindow(browser, world.url);
    await colleague.page.goto('/demo/inbox');
    await colleague.page
      .getByRole('link', { name: /council\/invitation/ })
      .first()
      .click();
    await title('Your invitation to Parley', colleague.page);
    await lookOver(colleague.page);
    await colleague.page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click();
    await colleague.page.getByLabel('Email address').fill('colleague@council.parley.example');
    await colleague.page.getByRole('button', { name: 'Email me a link' }).click();
    await title('Check your email', colleague.page);
    await colleague.page.goto(linkTo('colleague@council.parley.example'));
    await colleague.page.getByRole('button', { name: 'Sign in' }).click();
    await title('Your invitation to Parley', colleague.page);
    await colleague.page.getByLabel('Your name').fill('Jo Fictional');
    await lookOver(colleague.page);
    await colleague.page.getByRole('button', { name: 'Accept the invitation' }).click();
    await colleague.page.getByText(/^You now act for .* as member/).waitFor();
    await colleague.page.getByRole('link', { name: 'Go on' }).click();
    await title('Set up a second factor to go on', colleague.page);

    await at.reload();
    await settled(at);
    await at.getByRole('rowheader', { name: 'Jo Fictional' }).waitFor();
    await at.getByRole('button', { name: 'Change role of Jo Fictional' }).click();
    await at.getByRole('group', { name: 'Role of Jo Fictional' }).getByLabel('Lead').check();
    await lookOver(at);
    await at.getByRole('button', { name: 'Save role' }).click();
    await at.getByText('Jo Fictional is now lead').waitFor();
    await at.getByRole('button', { name: 'Remove Jo Fictional' }).click();
    await at.getByRole('button', { name: 'Remove', exact: true }).click();
    await at.getByText('Jo Fictional is removed').waitFor();
    for (const { complaints } of [administrator, colleague]) expect(complaints).toEqual([]);
    await colleague.close();
  });

  test('an administrator resets a lost second factor with a reason; the person is out, and sets one up anew', async () => {
    const at = administrator.page;
    const officer = 'Demo Officer (fictional)';
    const factor = at.getByRole('row', { name: /^Demo Officer/ });
    await factor.getByText('On', { exact: true }).waitFor();
    await at.getByRole('button', { name: `Reset second factor of ${officer}` }).click();
    await at.getByRole('button', { name: 'Reset second factor', exact: true }).click();
    await at.getByRole('alert').getByText('Say why').waitFor();
    await lookOverAtBothWidths(at);
    await at
      .getByLabel(`Why the second factor of ${officer} is to be reset`)
      .fill('They lost their phone and came to my desk.');
    await at.getByRole('button', { name: 'Reset second factor', exact: true }).click();
    await at.getByText(`${officer} is signed out everywhere`).waitFor();
    await factor.getByText('Off', { exact: true }).waitFor();
    expect(administrator.complaints).toEqual([]);
    await administrator.close();

    await page.goto('/council/needs');
    await page.getByRole('heading', { name: 'Sign in to continue' }).waitFor();
    await page.goto('/demo/sign-in/council');
    await title('Set up a second factor to go on');
  });

  test('the browser had nothing to complain of', () => {
    // A refused code is answered with 401, which the browser notes.
    expect(window.complaints.filter((complaint) => !/401/.test(complaint))).toEqual([]);
  });
});
