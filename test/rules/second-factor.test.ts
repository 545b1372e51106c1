import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeTries } from '../../server/src/identity/second-factor.ts';
import { newId } from '../../server/src/platform/ids.ts';
import { codeOf } from '../authenticator.ts';
import { databases, openWorld, personAt, type Person, type World } from '../world.ts';

const look = '{ viewer { hasSecondFactor needsSecondFactor memberships { side } } }';

describe.each(databases)('on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind, { secondFactor: 'required' });
  });
  beforeEach(() => world.database.fork().execute('delete from rate_limits'));
  afterAll(() => world?.close());

  let people = 0;
  /** Somebody new of the office or the supplier, signed in by a link alone. */
  async function newcomer(side: 'office' | 'supplier' = 'office') {
    const id = newId('Account');
    const email = `second-factor-${people++}@office.parley.example`;
    const em = world.database.fork();
    await em.execute('insert into accounts (id, name, email, email_verified) values (?, ?, ?, true)', [
      id,
      'Fictional',
      email,
    ]);
    await em.execute(
      'insert into memberships (id, account_id, side, supplier_id, role) values (?, ?, ?, ?, ?)',
      [newId('Membership'), id, side, side === 'supplier' ? world.supplierId : null, 'administrator'],
    );
    return { id, email, person: await world.person(id) };
  }

  const post = (person: Person, path: string, body: object = {}) =>
    fetch(`${world.url}/api/auth/two-factor/${path}`, {
      method: 'POST',
      headers: { cookie: person.cookie, origin: world.config.publicUrl, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const said = async (answer: Response) => [
    answer.status,
    ((await answer.json()) as { code?: string }).code ?? 'done',
  ];
  const afterwards = (answer: Response, before: Person) => {
    const [cookie] = answer.headers.getSetCookie();
    return cookie ? personAt(world.url, cookie.split(';')[0]!) : before;
  };

  async function withSecondFactor(side: 'office' | 'supplier' = 'office') {
    const { id, person } = await newcomer(side);
    const { totpURI, backupCodes } = (await (await post(person, 'enable')).json()) as {
      totpURI: string;
      backupCodes: string[];
    };
    const used = codeOf(totpURI);
    const answer = await post(person, 'verify-totp', { code: used });
    expect(answer.status).toBe(200);
    return { id, totpURI, backupCodes, used, person: afterwards(answer, person) };
  }
  const acts = (accountId: string) =>
    world.database
      .fork()
      .execute<{ act: string; reason: string | null }[]>(
        'select act, reason from audit_entries where account_id = ? order by id',
        [accountId],
      );

  test('a person of the office without one may act for nobody until it is set up, and then may', async () => {
    const { id, person } = await newcomer();
    expect(await person.get<any, any>(look)).toEqual({
      viewer: { hasSecondFactor: false, needsSecondFactor: 'SET_UP', memberships: [] },
    });
    expect((await person.ask('{ rankingPolicies { version } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    const setUp = await post(person, 'enable');
    const { totpURI, backupCodes } = (await setUp.json()) as { totpURI: string; backupCodes: string[] };
    expect(backupCodes).toHaveLength(10);
    // The secret alone changes nothing: its first code shows that the person has it.
    expect((await person.get<any, any>(look)).viewer.needsSecondFactor).toBe('SET_UP');
    const answer = await post(person, 'verify-totp', { code: codeOf(totpURI) });
    expect(await answer.clone().json()).toEqual({ status: true });
    expect(await afterwards(answer, person).get<any, any>(look)).toEqual({
      viewer: { hasSecondFactor: true, needsSecondFactor: null, memberships: [{ side: 'OFFICE' }] },
    });
    expect((await acts(id)).map(({ act }) => act)).toEqual(['signIn', 'setUpSecondFactor']);
  });

  test('a supplier need not have one, but who has one owes its code', async () => {
    const { person } = await newcomer('supplier');
    expect((await person.get<any, any>(look)).viewer).toEqual({
      hasSecondFactor: false,
      needsSecondFactor: null,
      memberships: [{ side: 'SUPPLIER' }],
    });
    const { id } = await withSecondFactor('supplier');
    expect((await (await world.person(id)).get<any, any>(look)).viewer).toEqual({
      hasSecondFactor: true,
      needsSecondFactor: 'CODE',
      memberships: [],
    });
  });

  test('a new sign-in has no powers before its code, and a code works once', async () => {
    const { id, totpURI, used, person } = await withSecondFactor();
    const again = await world.person(id);
    expect((await again.get<any, any>(look)).viewer).toMatchObject({
      needsSecondFactor: 'CODE',
      memberships: [],
    });
    expect(await said(await post(again, 'verify-totp', { code: used }))).toEqual([401, 'WRONG_CODE']);
    const next = codeOf(totpURI, 1);
    const both = await Promise.all([
      post(again, 'verify-totp', { code: next }),
      post(again, 'verify-totp', { code: next }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await again.get<any, any>(look)).viewer.needsSecondFactor).toBeNull();
    // What one session shows, another has not shown.
    const third = await world.person(id);
    expect((await third.get<any, any>(look)).viewer.needsSecondFactor).toBe('CODE');
    expect((await person.get<any, any>(look)).viewer.needsSecondFactor).toBeNull();
  });

  test('guessing ends after a few tries, even when they come at the same moment, and even for the right code', async () => {
    const { id, totpURI } = await withSecondFactor();
    const guesser = await world.person(id);
    const wrong = String((Number(codeOf(totpURI)) + 1) % 1_000_000).padStart(6, '0');
    const answers = await Promise.all(
      Array.from({ length: codeTries + 4 }, (_, i) =>
        post(guesser, 'verify-totp', {
          code: String((Number(wrong) + 7919 * i) % 1_000_000).padStart(6, '0'),
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: codeTries }, () => 401),
      ...Array.from({ length: 4 }, () => 429),
    ]);
    expect(await said(await post(guesser, 'verify-totp', { code: codeOf(totpURI) }))).toEqual([
      429,
      'RATE_LIMITED',
    ]);
    expect(await said(await post(guesser, 'verify-backup-code', { code: 'aaaaa-aaaaa' }))).toEqual([
      429,
      'RATE_LIMITED',
    ]);
    await world.database
      .fork()
      .execute(`update two_factors set locked_until = now() - interval '1 second' where account_id = ?`, [
        id,
      ]);
    expect(await said(await post(guesser, 'verify-totp', { code: codeOf(totpURI, 1) }))).toEqual([
      200,
      'done',
    ]);
    const reasons = (await acts(id)).filter(({ act }) => act === 'refuseSecondFactor').map((a) => a.reason);
    expect(reasons.filter((reason) => reason === 'wrong_code')).toHaveLength(codeTries);
    expect(reasons.filter((reason) => reason === 'too_many_tries')).toHaveLength(6);
  });

  test('a lost device is replaced with a backup code, which works once', async () => {
    const { id, backupCodes } = await withSecondFactor();
    const [code] = backupCodes as [string];
    const person = await world.person(id);
    expect(await said(await post(person, 'verify-backup-code', { code }))).toEqual([200, 'done']);
    expect((await person.get<any, any>(look)).viewer.needsSecondFactor).toBeNull();
    const again = await world.person(id);
    expect(await said(await post(again, 'verify-backup-code', { code }))).toEqual([401, 'WRONG_CODE']);
    const renewed = await post(person, 'generate-backup-codes');
    const { backupCodes: fresh } = (await renewed.json()) as { backupCodes: string[] };
    expect(await said(await post(again, 'verify-backup-code', { code: backupCodes[1]! }))).toEqual([
      401,
      'WRONG_CODE',
    ]);
    expect(await said(await post(again, 'verify-backup-code', { code: fresh[0]! }))).toEqual([200, 'done']);
  });

  test('a session that owes its code can change nothing about the second factor', async () => {
    const { id } = await withSecondFactor();
    const owing = await world.person(id);
    for (const act of ['enable', 'disable', 'generate-backup-codes'])
      expect(await said(await post(owing, act))).toEqual([403, 'FORBIDDEN']);
    const listed = await owing.ask('{ sessions { id } }');
    expect(listed.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const ended = await owing.ask('mutation { revokeOtherSessions }');
    expect(ended.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('taking it away needs a fresh sign-in, and takes it from every session', async () => {
    const { id, person } = await withSecondFactor();
    const em = world.database.fork();
    await em.execute(`update sessions set verified_at = now() - interval '16 minutes' where account_id = ?`, [
      id,
    ]);
    for (const act of ['enable', 'disable', 'generate-backup-codes'])
      expect(await said(await post(person, act))).toEqual([403, 'FRESH_SIGN_IN_NEEDED']);
    await em.execute('update sessions set verified_at = now() where account_id = ?', [id]);
    const answer = await post(person, 'disable');
    expect(answer.status).toBe(200);
    expect((await afterwards(answer, person).get<any, any>(look)).viewer.needsSecondFactor).toBe('SET_UP');
    expect((await acts(id)).at(-1)).toEqual({ act: 'disableSecondFactor', reason: null });
  });

  test('nobody without a session gets further than anybody else', async () => {
    for (const act of ['enable', 'disable', 'generate-backup-codes', 'verify-totp', 'verify-backup-code'])
      expect(await said(await post(world.visitor, act, { code: '000000' }))).toEqual([
        401,
        'UNAUTHENTICATED',
      ]);
    const { person } = await newcomer();
    expect(await said(await post(person, 'verify-totp', { code: '000000' }))).toEqual([
      400,
      'NO_SECOND_FACTOR',
    ]);
    for (const code of ['', 'x', '12345', ['000000'], null, { $gt: '' }])
      expect((await post(person, 'verify-totp', { code })).status).toBe(400);
  });

  test('neither the secret nor the backup codes lie in the database as a person reads them', async () => {
    const { id, totpURI, backupCodes } = await withSecondFactor();
    const rows = JSON.stringify(
      await world.database.fork().execute('select * from two_factors where account_id = ?', [id]),
    );
    expect(rows).toContain(id);
    expect(rows).not.toContain(new URL(totpURI).searchParams.get('secret'));
    for (const code of backupCodes) expect(rows).not.toContain(code);
  });
});
