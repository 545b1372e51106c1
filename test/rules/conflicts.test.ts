import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveMembership } from '../../server/src/identity/operator.ts';
import { databases, openWorld, type GraphQLAnswer, type Person, type World } from '../world.ts';

/** How one kind of thing is read with its version, and saved over one. */
interface Editable {
  what: string;
  of: 'council' | 'supplier';
  /** The field the two people change, as the answer names it. */
  field: string;
  read(world: World): Promise<{ version: number; value: unknown }>;
  save(person: Person, world: World, version: number, value: string): Promise<GraphQLAnswer<any>>;
}

const things: Record<string, any> = {};

const needText = `query ($id: ID!) { need(id: $id) { id version title problem stage terms { id } } }`;
const readNeed = async (world: World) =>
  (await world.officer.get<any, any>(needText, { id: things.needId })).need;
const profile = `query ($id: ID!) { supplier(id: $id) { version statement size vcse regions accreditations
  capabilities { id version title terms { id } } } }`;
const readSupplier = async (world: World) =>
  (await world.supplier.get<any, any>(profile, { id: world.supplierId })).supplier;
const readShortlist = async (world: World) =>
  (
    await world.officer.get<any, any>(
      'query ($id: ID!) { need(id: $id) { shortlist { edges { node { id version reason } } } } }',
      { id: things.needId },
    )
  ).need.shortlist.edges[0].node;
const readInterest = async (world: World) =>
  (
    await world.officer.get<any, any>(
      'query ($id: ID!) { need(id: $id) { interests { edges { node { id version state reason } } } } }',
      { id: things.needId },
    )
  ).need.interests.edges[0].node;

const editables: Editable[] = [
  {
    what: 'need',
    of: 'council',
    field: 'title',
    read: async (world) => {
      const { version, title } = await readNeed(world);
      return { version, value: title };
    },
    save: async (person, world, version, title) => {
      const { problem, terms } = await readNeed(world);
      return person.ask<any, any>(
        'mutation ($input: UpdateNeedInput!) { updateNeed(input: $input) { version } }',
        {
          input: {
            needId: things.needId,
            version,
            title,
            problem,
            termIds: terms.map((t: any) => t.id),
            requiredAccreditations: [],
          },
        },
      );
    },
  },
  {
    what: 'line of business',
    of: 'council',
    field: 'decidedBy',
    read: async (world) => {
      const { councilLine } = await world.officer.get<any, any>(
        'query ($id: ID!) { councilLine(id: $id) { version decidedBy } }',
        { id: things.lineId },
      );
      return { version: councilLine.version, value: councilLine.decidedBy };
    },
    save: (person, _world, version, decidedBy) =>
      person.ask<any, any>(
        'mutation ($input: UpdateCouncilLineInput!) { updateCouncilLine(input: $input) { version } }',
        {
          input: {
            councilLineId: things.lineId,
            version,
            decidedBy,
            priorities: '',
            standingDemand: '',
            termIds: [],
          },
        },
      ),
  },
  {
    what: 'profile',
    of: 'supplier',
    field: 'statement',
    read: async (world) => {
      const { version, statement } = await readSupplier(world);
      return { version, value: statement };
    },
    save: async (person, world, version, statement) => {
      const { size, regions, accreditations } = await readSupplier(world);
      return person.ask<any, any>(
        'mutation ($input: UpdateSupplierInput!) { updateSupplier(input: $input) { version } }',
        {
          input: {
            supplierId: world.supplierId,
            version,
            statement,
            size,
            vcse: true,
            regions,
            accreditations,
          },
        },
      );
    },
  },
  {
    what: 'capability',
    of: 'supplier',
    field: 'title',
    read: async (world) => {
      const [{ version, title }] = (await readSupplier(world)).capabilities;
      return { version, value: title };
    },
    save: async (person, world, version, title) => {
      const [{ id, terms }] = (await readSupplier(world)).capabilities;
      return person.ask<any, any>(
        'mutation ($input: UpdateCapabilityInput!) { updateCapability(input: $input) { version } }',
        {
          input: { capabilityId: id, version, title, description: '', termIds: terms.map((t: any) => t.id) },
        },
      );
    },
  },
  {
    what: 'shortlist entry',
    of: 'council',
    field: 'reason',
    read: async (world) => {
      const { version, reason } = await readShortlist(world);
      return { version, value: reason };
    },
    save: (person, world, version, reason) =>
      person.ask<any, any>(
        'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { version } }',
        {
          input: { needId: things.needId, supplierId: world.supplierId, decision: 'OUT', reason, version },
        },
      ),
  },
  {
    what: 'interest',
    of: 'council',
    field: 'reason',
    read: async (world) => {
      const { version, reason } = await readInterest(world);
      return { version, value: reason };
    },
    save: async (person, world, version, reason) => {
      const { id } = await readInterest(world);
      return person.ask<any, any>(
        'mutation ($input: DecideInterestInput!) { decideInterest(input: $input) { version } }',
        { input: { interestId: id, version, state: 'NOT_TAKEN_FORWARD', reason } },
      );
    },
  },
];

describe.each(databases)('two people who edit the same thing, on %s', (kind) => {
  let world: World;
  const colleague: Partial<Record<Editable['of'], Person>> = {};
  const names = { council: 'Demo Lead (fictional)', supplier: '' };

  async function accountOf(email: string): Promise<string> {
    const [row] = await world.database
      .fork()
      .execute<{ id: string }[]>('select id from accounts where email = ?', [email]);
    return row!.id;
  }

  beforeAll(async () => {
    world = await openWorld(kind);
    colleague.council = await world.person(await accountOf('lead@council.parley.example'));
    const email = 'colleague@supplier.parley.example';
    await giveMembership(world.database, { email, side: 'supplier', organisation: world.supplierId });
    colleague.supplier = await world.person(await accountOf(email));
    const { council, terms } = await world.visitor.get<any, any>(
      'query ($id: ID!) { council(id: $id) { lines { id } } terms(first: 1) { edges { node { id } } } }',
      { id: world.councilId },
    );
    things.lineId = council.lines[0].id;
    const { createNeed } = await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }',
      {
        input: {
          councilId: world.councilId,
          title: 'A thing of several people',
          problem: 'Two people work on the same need and do not know of each other.',
          termIds: [terms.edges[0].node.id],
          publish: true,
        },
      },
    );
    things.needId = createNeed.id;
    await world.supplier.get<any, any>(
      'mutation ($input: ExpressInterestInput!) { expressInterest(input: $input) { id } }',
      {
        input: {
          needId: things.needId,
          supplierId: world.supplierId,
          approach: 'We would talk to each other.',
        },
      },
    );
    await world.officer.get<any, any>(
      'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }',
      {
        input: {
          needId: things.needId,
          supplierId: world.supplierId,
          decision: 'IN',
          reason: 'They talk to each other.',
        },
      },
    );
  });
  afterAll(() => world?.close());

  test.each(editables)('$what: the second is told who changed what, and loses nothing', async (editable) => {
    const first = colleague[editable.of]!;
    const second = editable.of === 'council' ? world.officer : world.supplier;
    const { version } = await editable.read(world);
    const theirs = 'What a colleague wrote, long enough to be accepted.';
    const mine = 'What I wrote at the same time, also long enough.';
    expect((await editable.save(first, world, version, theirs)).errors).toBeUndefined();

    const refused = await editable.save(second, world, version, mine);
    const [{ message, extensions }] = refused.errors! as any;
    expect(extensions).toMatchObject({ code: 'CONFLICT', version: version + 1 });
    expect(Date.parse(extensions.changedAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(extensions.changedBy.name).toBe(names[editable.of] || 'A colleague');
    expect(message).toContain(`${extensions.changedBy.name} of ${extensions.changedBy.organisation}`);
    expect(await editable.read(world)).toEqual({ version: version + 1, value: theirs });

    const saved = await editable.save(second, world, extensions.version, mine);
    expect(saved.errors).toBeUndefined();
    expect((await editable.read(world)).value).toBe(mine);
  });

  test('what changed is said field by field, as it was and as it is', async () => {
    const { version, title } = await readNeed(world);
    const need = editables[0]!;
    await need.save(colleague.council!, world, version, 'A better title');
    await need.save(colleague.council!, world, version + 1, 'The best title');
    const [{ extensions }] = (await need.save(world.officer, world, version, 'My title')).errors! as any;
    expect(extensions.acts).toEqual(['updateNeed', 'updateNeed']);
    expect(extensions.changes).toEqual([{ field: 'title', was: title, is: 'The best title' }]);
  });

  test('nobody is named to people of another organisation', async () => {
    const interest = await readInterest(world);
    const need = await readNeed(world);
    expect(need.stage).toBe('EXPLORING');
    await world.officer.get<any, any>(
      'mutation ($input: DecideInterestInput!) { decideInterest(input: $input) { id } }',
      { input: { interestId: interest.id, version: interest.version, state: 'IN_REVIEW' } },
    );
    const { errors } = await world.supplier.ask<any, any>(
      'mutation ($input: WithdrawInterestInput!) { withdrawInterest(input: $input) { id } }',
      { input: { interestId: interest.id, version: interest.version } },
    );
    expect(errors![0]!.extensions).toMatchObject({ code: 'CONFLICT', changedBy: null });
    expect(errors![0]!.message).toContain('Somebody of another organisation changed this interest');
    expect(JSON.stringify(errors)).not.toMatch(/Demo Officer|parley\.example/);
  });

  test('a decision that nobody saw is not replaced: who saw none is told of it', async () => {
    const input = {
      needId: things.needId,
      supplierId: world.supplierId,
      decision: 'IN',
      reason: 'I did not know of any decision.',
    };
    const { errors } = await colleague.council!.ask<any, any>(
      'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }',
      { input },
    );
    expect(errors![0]!.extensions).toMatchObject({
      code: 'CONFLICT',
      changedBy: { name: 'Demo Officer (fictional)' },
    });
  });

  test(
    'sixteen writers on one need: every one gets in, none is overwritten unseen',
    { timeout: 240_000 },
    async () => {
      const need = await readNeed(world);
      const read = 'query ($id: ID!) { need(id: $id) { version whatWasTried title problem terms { id } } }';
      let refused = 0;
      const write = async (mark: string) => {
        for (;;) {
          const { need: now } = await world.officer.get<any, any>(read, { id: things.needId });
          const { errors } = await world.officer.ask<any, any>(
            'mutation ($input: UpdateNeedInput!) { updateNeed(input: $input) { version } }',
            {
              input: {
                needId: things.needId,
                version: now.version,
                title: now.title,
                problem: now.problem,
                termIds: now.terms.map((t: any) => t.id),
                whatWasTried: `${now.whatWasTried} ${mark}`,
              },
            },
          );
          if (!errors) return;
          expect(errors[0]!.extensions.code).toBe('CONFLICT');
          refused++;
        }
      };
      const marks = Array.from({ length: 16 }, (_, i) => `mark-${i}.`);
      await Promise.all(marks.map(write));
      const { need: after } = await world.officer.get<any, any>(read, { id: things.needId });
      expect(after.whatWasTried.trim().split(' ').sort()).toEqual([...marks].sort());
      expect(after.version).toBe(need.version + marks.length);
      expect(refused).toBeGreaterThan(0);
    },
  );
});
