import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invitationsPerHour } from '../../server/src/identity/member-invitation.service.ts';
import { newId } from '../../server/src/platform/ids.ts';
import { createHttp } from '../../server/src/platform/http.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import { limits } from '../../shared/src/limits.ts';
import { databases, openWorld, personAt, type Person, type World } from '../world.ts';

const invite = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id email role } }`;
const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { side role organisation } }`;
const resend = `mutation ($input: InvitationInput!) { resendInvitation(input: $input) { id } }`;
const revoke = `mutation ($input: InvitationInput!) { revokeInvitation(input: $input) { id email } }`;
const change = `mutation ($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) }`;
const remove = `mutation ($input: MemberInput!) { removeMember(input: $input) }`;
const reset = `mutation ($input: ResetSecondFactorInput!) { resetSecondFactor(input: $input) }`;
const waiting = `query ($side: Side, $search: String, $invited: Boolean! = false, $first: Int! = 100, $after: String) {
  organisationsWithoutAdministrator(side: $side, search: $search, invited: $invited, first: $first, after: $after) {
    totalCount edges { node { id side name detail fictional members invitations { id email role } } }
    pageInfo { hasNextPage endCursor } } }`;
const setDomains = `mutation ($input: SetCouncilDomainsInput!) { setCouncilDomains(input: $input) }`;
const factors = `query ($side: Side!, $id: ID) { members(side: $side, organisationId: $id) { members { you hasSecondFactor } } }`;
const list = `query ($side: Side!, $id: ID) { members(side: $side, organisationId: $id) {
  name members { id name role you } invitations { id email role expired } domains mayInviteTo mayManage } }`;

describe.each(databases)('on %s', (kind) => {
  let world: World;
  let otherCouncilId: string;
  let administrator: Person;
  let lead: Person;
  let member: Person;
  let elsewhere: Person;
  let officeAdministrator: Person;
  let supplierAdministrator: Person;
  const domain = 'council.parley.example';
  let count = 0;

  const em = () => world.database.fork();
  async function somebody(
    email: string,
    memberships: { side: string; councilId?: string; supplierId?: string; role: string }[],
  ) {
    const id = newId('Account');
    await em().execute('insert into accounts (id, name, email, email_verified) values (?, ?, ?, true)', [
      id,
      '',
      email,
    ]);
    for (const { side, councilId, supplierId, role } of memberships)
      await em().execute(
        'insert into memberships (id, account_id, side, council_id, supplier_id, role) values (?, ?, ?, ?, ?, ?)',
        [newId('Membership'), id, side, councilId ?? null, supplierId ?? null, role],
      );
    return { id, email, person: await world.person(id) };
  }
  const known = async (email: string) => {
    const [account] = await em().execute<{ id: string }[]>('select id from accounts where email = ?', [
      email,
    ]);
    return world.person(account!.id);
  };
  beforeAll(async () => {
    world = await openWorld(kind);
    const [council] = await em().execute<{ id: string }[]>('select id from councils where id <> ? limit 1', [
      world.councilId,
    ]);
    otherCouncilId = council!.id;
    administrator = await known(`administrator@${domain}`);
    lead = await known(`lead@${domain}`);
    member = await known(`officer@${domain}`);
    officeAdministrator = await known('administrator@office.parley.example');
    supplierAdministrator = await known('member@supplier.parley.example');
    const other = await somebody('administrator@other.parley.example', [
      { side: 'council', councilId: otherCouncilId, role: 'administrator' },
    ]);
    elsewhere = other.person;
  });
  afterAll(() => world?.close());

  const codeOf = async (person: Person, document: string, variables?: any) =>
    (await person.ask<any, any>(document, variables)).errors?.[0]?.extensions.code ?? 'allowed';
  const messageOf = async (person: Person, document: string, variables?: any) =>
    (await person.ask<any, any>(document, variables)).errors?.[0]?.message ?? 'allowed';
  const toCouncil = (email: string, role = 'MEMBER') => ({
    input: { side: 'COUNCIL', organisationId: world.councilId, email, role },
  });
  const fresh = () => `person${count++}@${domain}`;
  /** The token of the latest mail to the address. */
  async function tokenTo(email: string): Promise<string> {
    await world.outbox.drain();
    const mail = world.mailer.inbox()!.find(({ to }) => to === email)!;
    return new URL(/http\S+/.exec(mail.text)![0]).searchParams.get('token')!;
  }
  async function membershipOf(email: string, councilId = world.councilId) {
    const [row] = await em().execute<{ id: string; role: string }[]>(
      `select m.id, m.role from memberships m join accounts a on a.id = m.account_id
       where a.email = ? and m.council_id is not distinct from ?`,
      [email, councilId],
    );
    return row;
  }

  test('an administrator invites to any role, a lead to membership, and nobody else invites', async () => {
    expect(await codeOf(administrator, invite, toCouncil(fresh(), 'ADMINISTRATOR'))).toBe('allowed');
    expect(await codeOf(lead, invite, toCouncil(fresh()))).toBe('allowed');
    expect(await codeOf(lead, invite, toCouncil(fresh(), 'LEAD'))).toBe('FORBIDDEN');
    for (const person of [member, elsewhere, supplierAdministrator, world.supplier, world.office])
      expect(await codeOf(person, invite, toCouncil(fresh()))).toBe('FORBIDDEN');
    expect(await codeOf(world.visitor, invite, toCouncil(fresh()))).toBe('UNAUTHENTICATED');
    // The council has an administrator of its own: the office adds nobody there.
    expect(await codeOf(officeAdministrator, invite, toCouncil(fresh()))).toBe('FORBIDDEN');
  });

  test('inviting an administrator needs a fresh sign-in, inviting a member does not', async () => {
    await em().execute(`update sessions set verified_at = now() - interval '16 minutes'`);
    expect(await codeOf(administrator, invite, toCouncil(fresh(), 'ADMINISTRATOR'))).toBe(
      'FRESH_SIGN_IN_NEEDED',
    );
    expect(await codeOf(administrator, invite, toCouncil(fresh()))).toBe('allowed');
    await em().execute('update sessions set verified_at = now()');
  });

  test('the office gives a council its first administrator, of the domains it set, and no second', async () => {
    const [third] = await em().execute<{ id: string }[]>(
      'select id from councils where id not in (?, ?) limit 1',
      [world.councilId, otherCouncilId],
    );
    const input = {
      side: 'COUNCIL',
      organisationId: third!.id,
      email: 'a@third.example',
      role: 'ADMINISTRATOR',
    };
    expect(await messageOf(officeAdministrator, invite, { input })).toContain(
      'has not said yet which email domains',
    );
    const domains = { input: { councilId: third!.id, domains: ['@Third.example', 'third.example'] } };
    for (const person of [administrator, elsewhere, world.office, world.supplier])
      expect(await codeOf(person, setDomains, domains)).toBe('FORBIDDEN');
    expect(await officeAdministrator.get<any, any>(setDomains, domains)).toEqual({
      setCouncilDomains: ['third.example'],
    });
    expect(await codeOf(officeAdministrator, invite, { input })).toBe('allowed');
    const first = await somebody('a@third.example', []);
    const token = await tokenTo('a@third.example');
    expect(await first.person.get<any, any>(accept, { input: { token } })).toMatchObject({
      acceptInvitation: { side: 'COUNCIL', role: 'ADMINISTRATOR' },
    });
    expect(await codeOf(officeAdministrator, invite, { input: { ...input, email: 'b@third.example' } })).toBe(
      'FORBIDDEN',
    );
    for (const wrong of ['third', 'http://third.example', 'thіrd.example', '*.example'])
      expect(
        await codeOf(officeAdministrator, setDomains, { input: { councilId: third!.id, domains: [wrong] } }),
      ).toBe('BAD_USER_INPUT');
  });

  test('the office finds a supplier that nobody administers, invites its first, and no longer finds it once they are in', async () => {
    const found = async (variables: object) =>
      (await officeAdministrator.get<any, any>(waiting, variables)).organisationsWithoutAdministrator;
    const all = await found({ side: 'SUPPLIER' });
    const ids = all.edges.map(({ node }: any) => node.id);
    expect(ids).not.toContain(world.supplierId);
    const { node: supplier } = all.edges[0];
    expect(supplier).toMatchObject({ side: 'SUPPLIER', members: 0, invitations: [] });
    expect((await found({ search: supplier.name })).edges.map(({ node }: any) => node.id)).toContain(
      supplier.id,
    );
    expect((await found({ search: 'zzzz' })).totalCount).toBe(0);
    const councils = (await found({ side: 'COUNCIL', search: 'lon' })).edges;
    expect(councils.every(({ node }: any) => node.side === 'COUNCIL' && /lon/i.test(node.name))).toBe(true);
    const first = await found({ first: 2 });
    const second = await found({ first: 2, after: first.pageInfo.endCursor });
    expect(new Set([...first.edges, ...second.edges].map(({ node }: any) => node.id)).size).toBe(4);
    expect(second.totalCount).toBe(first.totalCount);

    const email = 'owner@first.example';
    const input = { side: 'SUPPLIER', organisationId: supplier.id, email, role: 'ADMINISTRATOR' };
    for (const person of [administrator, supplierAdministrator, world.office])
      expect(await codeOf(person, invite, { input })).toBe('FORBIDDEN');
    await officeAdministrator.get(invite, { input: { ...input, email: 'wrong@first.example' } });
    const open = await found({ invited: true });
    expect(open.edges.map(({ node }: any) => node.id)).toEqual([supplier.id]);
    expect(open.edges[0].node.invitations).toMatchObject([
      { email: 'wrong@first.example', role: 'ADMINISTRATOR' },
    ]);

    const [{ id: invitationId }] = open.edges[0].node.invitations;
    await officeAdministrator.get(revoke, { input: { invitationId } });
    expect((await found({ invited: true })).totalCount).toBe(0);
    await officeAdministrator.get(invite, { input });
    const owner = await somebody(email, []);
    await owner.person.get(accept, { input: { token: await tokenTo(email) } });
    expect((await found({ invited: true })).totalCount).toBe(0);
    expect((await found({ side: 'SUPPLIER' })).totalCount).toBe(all.totalCount - 1);
    const another = { input: { ...input, email: 'second@first.example' } };
    expect(await codeOf(officeAdministrator, invite, another)).toBe('FORBIDDEN');
    expect(await codeOf(owner.person, invite, another)).toBe('allowed');
  });

  test('who waits for an administrator is told to administrators of the office alone', async () => {
    for (const person of [administrator, lead, elsewhere, supplierAdministrator, world.office])
      expect(await codeOf(person, waiting)).toBe('FORBIDDEN');
    expect(await codeOf(world.visitor, waiting)).toBe('UNAUTHENTICATED');
    expect(await codeOf(officeAdministrator, waiting, { search: 'x'.repeat(10_000) })).toBe('BAD_USER_INPUT');
    expect(await codeOf(officeAdministrator, waiting, { after: 'nonsense' })).toBe('BAD_USER_INPUT');
  });

  test('a council invites addresses of its own domains alone, and what looks like one is none', async () => {
    for (const email of [
      `jo@${domain}.evil.example`,
      `jo@evil.${domain}`,
      `jo@evil${domain}`,
      'jo@elsewhere.example',
      `jo@council.parley.examplе`,
      `"jo@${domain}"@elsewhere.example`,
      'not an address',
    ])
      expect([email, await codeOf(administrator, invite, toCouncil(email))]).toEqual([
        email,
        'BAD_USER_INPUT',
      ]);
    expect(await messageOf(administrator, invite, toCouncil('jo@elsewhere.example'))).toBe(
      `Addresses at elsewhere.example are not this council's. Its people are invited at: ${domain}.`,
    );
  });

  test('an invitation makes its own address a member, once, and gives it the name it asks for', async () => {
    const email = fresh();
    await administrator.get(invite, toCouncil(email.toUpperCase(), 'LEAD'));
    const token = await tokenTo(email);
    const { person } = await somebody(email, []);
    const { person: stranger } = await somebody(fresh(), []);
    expect(await codeOf(world.visitor, accept, { input: { token } })).toBe('UNAUTHENTICATED');
    expect(await messageOf(stranger, accept, { input: { token } })).toContain('another address');
    expect(await codeOf(stranger, accept, { input: { token: `${token.slice(1)}x` } })).toBe('BAD_USER_INPUT');
    expect(await person.get<any, any>(accept, { input: { token, name: ' Jo \n Smith ' } })).toMatchObject({
      acceptInvitation: { side: 'COUNCIL', role: 'LEAD' },
    });
    expect(await membershipOf(email)).toMatchObject({ role: 'lead' });
    expect(await messageOf(person, accept, { input: { token } })).toContain('no longer works');
    const { members } = (await person.get<any, any>(list, { side: 'COUNCIL', id: world.councilId })).members;
    expect(members).toContainEqual(expect.objectContaining({ name: 'Jo Smith', role: 'LEAD', you: true }));
  });

  test('nobody is in one organisation twice: councils, suppliers and the office refuse the second', async () => {
    const { id } = await somebody(fresh(), []);
    const join = (side: string, of: { council?: string; supplier?: string } = {}, role = 'member') =>
      em().execute(
        'insert into memberships (id, account_id, side, council_id, supplier_id, role) values (?, ?, ?, ?, ?, ?)',
        [newId('Membership'), id, side, of.council ?? null, of.supplier ?? null, role],
      );
    for (const [side, of] of [
      ['council', { council: world.councilId }],
      ['supplier', { supplier: world.supplierId }],
      ['office', {}],
    ] as const) {
      await join(side, of);
      await expect(join(side, of, 'lead')).rejects.toThrow(/memberships_once/);
    }
    await join('council', { council: otherCouncilId });
  });

  test('two answers to one invitation at the same moment make one member', async () => {
    // Who comes second may look before, while or after the first is done: several times, to meet each.
    for (let round = 0; round < 12; round++) {
      const email = fresh();
      await administrator.get(invite, toCouncil(email));
      const token = await tokenTo(email);
      const { id, person } = await somebody(email, []);
      const again = await world.person(id);
      const codes = await Promise.all(
        [person, again].map((who) => codeOf(who, accept, { input: { token } })),
      );
      expect(codes.filter((code) => code === 'allowed')).toHaveLength(1);
      expect(['BAD_USER_INPUT', 'CONFLICT']).toContain(codes.find((code) => code !== 'allowed'));
      const rows = await em().execute('select 1 from memberships where account_id = ?', [id]);
      expect(rows).toHaveLength(1);
    }
  });

  test('an invitation ends with its time, when it is taken back, and when its domain is', async () => {
    const late = fresh();
    const { inviteMember: one } = await administrator.get<any, any>(invite, toCouncil(late));
    const { person } = await somebody(late, []);
    const first = await tokenTo(late);
    await em().execute(
      `update member_invitations set expires_at = now() - interval '1 second' where id = ?`,
      [one.id],
    );
    expect(await messageOf(person, accept, { input: { token: first } })).toContain('no longer works');
    expect(await codeOf(administrator, resend, { input: { invitationId: one.id } })).toBe('allowed');
    const second = await tokenTo(late);
    expect(second).not.toBe(first);
    expect(await messageOf(person, accept, { input: { token: first } })).toContain('no longer works');

    await em().execute('delete from council_domains where council_id = ?', [world.councilId]);
    expect(await codeOf(person, accept, { input: { token: second } })).toBe('BAD_USER_INPUT');
    await em().execute('insert into council_domains values (?, ?)', [world.councilId, domain]);

    for (const somebodyElse of [member, elsewhere, world.supplier, officeAdministrator])
      for (const act of [revoke, resend])
        expect(await codeOf(somebodyElse, act, { input: { invitationId: one.id } })).toBe('FORBIDDEN');
    expect(await administrator.get<any, any>(revoke, { input: { invitationId: one.id } })).toMatchObject({
      revokeInvitation: { email: null },
    });
    expect(await messageOf(person, accept, { input: { token: second } })).toContain('no longer works');
    expect(await membershipOf(late)).toBeUndefined();
  });

  test('roles are changed and people removed by administrators of their own organisation, freshly signed in', async () => {
    const { email, id } = await somebody(fresh(), [
      { side: 'council', councilId: world.councilId, role: 'member' },
    ]);
    const { id: membershipId } = (await membershipOf(email))!;
    const person = await world.person(id);
    for (const somebodyElse of [member, lead, elsewhere, world.supplier, officeAdministrator, person]) {
      expect(await codeOf(somebodyElse, change, { input: { membershipId, role: 'LEAD' } })).toBe('FORBIDDEN');
      expect(await codeOf(somebodyElse, remove, { input: { membershipId } })).toBe('FORBIDDEN');
    }
    await em().execute(`update sessions set verified_at = now() - interval '16 minutes'`);
    expect(await codeOf(administrator, change, { input: { membershipId, role: 'LEAD' } })).toBe(
      'FRESH_SIGN_IN_NEEDED',
    );
    expect(await codeOf(administrator, remove, { input: { membershipId } })).toBe('FRESH_SIGN_IN_NEEDED');
    await em().execute('update sessions set verified_at = now()');
    expect(await administrator.get<any, any>(change, { input: { membershipId, role: 'LEAD' } })).toEqual({
      changeMemberRole: 'LEAD',
    });
    expect(await codeOf(administrator, remove, { input: { membershipId } })).toBe('allowed');
    // At once, in the session that was there before.
    const { viewer } = await person.get<any, any>('{ viewer { memberships { side } } }');
    expect(viewer.memberships).toEqual([]);
  });

  test('the last administrator stays, even when two remove each other at the same moment', async () => {
    const councilId = (
      await em().execute<{ id: string }[]>(
        'select id from councils c where not exists (select 1 from memberships m where m.council_id = c.id) limit 1',
      )
    )[0]!.id;
    const one = await somebody(fresh(), [{ side: 'council', councilId, role: 'administrator' }]);
    const ofOne = (await membershipOf(one.email, councilId))!.id;
    expect(await messageOf(one.person, remove, { input: { membershipId: ofOne } })).toContain(
      'last administrator',
    );
    expect(await messageOf(one.person, change, { input: { membershipId: ofOne, role: 'LEAD' } })).toContain(
      'last administrator',
    );
    const two = await somebody(fresh(), [{ side: 'council', councilId, role: 'administrator' }]);
    const ofTwo = (await membershipOf(two.email, councilId))!.id;
    await Promise.all([
      codeOf(one.person, remove, { input: { membershipId: ofTwo } }),
      codeOf(two.person, remove, { input: { membershipId: ofOne } }),
    ]);
    const [left] = await em().execute<{ n: number }[]>(
      `select count(*)::int as n from memberships where council_id = ? and role = 'administrator'`,
      [councilId],
    );
    expect(left).toEqual({ n: 1 });
  });

  test('a lost second factor is reset by an administrator, on record, and ends every session', async () => {
    const { id, email, person } = await somebody(fresh(), [
      { side: 'council', councilId: world.councilId, role: 'member' },
    ]);
    await em().execute('update accounts set two_factor_enabled = true where id = ?', [id]);
    await em().execute(
      `insert into two_factors (id, account_id, secret, backup_codes, verified) values (?, ?, 'x', 'x', true)`,
      [id, id],
    );
    const input = { membershipId: (await membershipOf(email))!.id, reason: 'The phone was lost on a train.' };
    for (const somebodyElse of [member, lead, elsewhere, world.supplier, world.office])
      expect(await codeOf(somebodyElse, reset, { input })).toBe('FORBIDDEN');
    // Who also acts elsewhere is not in one organisation's hands alone.
    const elsewhereToo = newId('Membership');
    await em().execute(
      `insert into memberships (id, account_id, side, council_id, role) values (?, ?, 'council', ?, 'member')`,
      [elsewhereToo, id, otherCouncilId],
    );
    expect(await codeOf(administrator, reset, { input })).toBe('FORBIDDEN');
    await em().execute('delete from memberships where id = ?', [elsewhereToo]);
    expect(await codeOf(administrator, reset, { input })).toBe('allowed');
    expect((await person.get<any, any>('{ viewer { name } }')).viewer).toBeNull();
    const again = await world.person(id);
    expect((await again.get<any, any>('{ viewer { hasSecondFactor } }')).viewer.hasSecondFactor).toBe(false);
    const [entry] = await em().execute<{ reason: string }[]>(
      `select reason from audit_entries where act = 'resetSecondFactor' order by id desc limit 1`,
    );
    expect(entry).toEqual({ reason: input.reason });
  });

  test('members see their colleagues; who may invite sees the addresses invited; nobody else sees either', async () => {
    const variables = { side: 'COUNCIL', id: world.councilId };
    const seen = (await member.get<any, any>(list, variables)).members;
    expect(seen.members.length).toBeGreaterThan(2);
    expect(seen).toMatchObject({ invitations: null, mayInviteTo: [], mayManage: false, domains: [domain] });
    expect((await administrator.get<any, any>(list, variables)).members.invitations.length).toBeGreaterThan(
      0,
    );
    // A lead sees the invitations that a lead may send.
    await administrator.get(invite, toCouncil(fresh(), 'LEAD'));
    await lead.get(invite, toCouncil(fresh()));
    const { invitations } = (await lead.get<any, any>(list, variables)).members;
    expect(new Set(invitations.map(({ role }: any) => role))).toEqual(new Set(['MEMBER']));
    for (const person of [elsewhere, world.supplier, supplierAdministrator])
      expect(await codeOf(person, list, variables)).toBe('FORBIDDEN');
    expect(await codeOf(world.visitor, list, variables)).toBe('UNAUTHENTICATED');
    const office = (await officeAdministrator.get<any, any>(list, { side: 'OFFICE', id: null })).members;
    expect(office).toMatchObject({ name: 'the innovation office', mayManage: true });
  });

  test('who signs in without a second factor is told to them and to administrators, and refused to colleagues', async () => {
    const variables = { side: 'COUNCIL', id: world.councilId };
    for (const colleague of [member, lead]) {
      const { data, errors } = await colleague.ask<any, any>(factors, variables);
      const seen = data.members.members as { you: boolean; hasSecondFactor: boolean | null }[];
      expect(seen.length).toBeGreaterThan(2);
      for (const { you, hasSecondFactor } of seen) expect(hasSecondFactor).toBe(you ? false : null);
      expect(errors).toHaveLength(seen.length - 1);
      expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
    }
    for (const person of [administrator, officeAdministrator]) {
      const { members } = (await person.get<any, any>(factors, variables)).members;
      expect(new Set(members.map(({ hasSecondFactor }: any) => hasSecondFactor))).toEqual(new Set([false]));
    }
    expect(await codeOf(world.office, factors, variables)).toBe('FORBIDDEN');
    expect(await codeOf(world.visitor, factors, variables)).toBe('UNAUTHENTICATED');
  });

  test('a supplier invites whatever address its people have', async () => {
    const input = {
      side: 'SUPPLIER',
      organisationId: world.supplierId,
      email: 'a@firm.example',
      role: 'MEMBER',
    };
    const { person: colleague } = await somebody('colleague@supplier.parley.example', [
      { side: 'supplier', supplierId: world.supplierId, role: 'member' },
    ]);
    expect(await codeOf(colleague, invite, { input })).toBe('FORBIDDEN');
    expect(await codeOf(administrator, invite, { input })).toBe('FORBIDDEN');
    expect(await codeOf(supplierAdministrator, invite, { input })).toBe('allowed');
  });

  test('whether an address has an account makes no difference to who invites it', async () => {
    const { email: has } = await somebody(fresh(), []);
    const hasNot = fresh();
    const answers = await Promise.all(
      [has, hasNot].map((email) => administrator.get<any, any>(invite, toCouncil(email))),
    );
    expect(answers.map(({ inviteMember: { role, email } }) => ({ role, email }))).toEqual([
      { role: 'MEMBER', email: has },
      { role: 'MEMBER', email: hasNot },
    ]);
  });

  test('nobody fills other people’s mail, and nobody tries tokens for ever', async () => {
    const { person } = await somebody(fresh(), [
      { side: 'council', councilId: world.councilId, role: 'administrator' },
    ]);
    for (let i = 0; i < invitationsPerHour; i++)
      expect(await codeOf(person, invite, toCouncil(fresh()))).toBe('allowed');
    expect(await codeOf(person, invite, toCouncil(fresh()))).toBe('RATE_LIMITED');
    const codes = [];
    for (let i = 0; i < 12; i++)
      codes.push(await codeOf(person, accept, { input: { token: `${i}`.padEnd(43, 'x') } }));
    expect(codes.indexOf('RATE_LIMITED')).toBe(10);
  });

  // The embedded database is open in one process alone, which counts in its memory.
  test.runIf(kind === 'postgresql')(
    'two servers over one database share the count of tried tokens',
    async () => {
      const { person } = await somebody(fresh(), []);
      const second = await createHttp({ ...world, logger: createLogger(world.config) });
      try {
        const elsewhereToo = personAt(await second.listen({ port: 0, host: '127.0.0.1' }), person.cookie);
        const tried = (who: Person, i: number) =>
          codeOf(who, accept, { input: { token: `${i}`.padEnd(43, 'x') } });
        for (let i = 0; i < limits.invitationTries; i++)
          expect(await tried(i % 2 ? person : elsewhereToo, i)).toBe('BAD_USER_INPUT');
        for (const who of [person, elsewhereToo]) expect(await tried(who, 10)).toBe('RATE_LIMITED');
      } finally {
        await second.close();
      }
    },
  );

  test('no address is on record', async () => {
    const rows = JSON.stringify(await em().execute('select * from audit_entries'));
    expect(rows).toContain('inviteMember');
    expect(rows).not.toMatch(/@/);
  });
});
