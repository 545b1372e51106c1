import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
import { buildSchema, graphql, isObjectType, type GraphQLSchema } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/errors.ts';
import { enforceRules, withoutRules } from './allow.ts';
import type { PartOf, Rule } from './rules.ts';

// What goes on record and what is remembered of a mutation has tests of its own; here it only says when it is asked.
const { eventsOf } = vi.hoisted(() => ({ eventsOf: new WeakMap<object, string[]>() }));
const tell = (ctx: object, event: string) => eventsOf.get(ctx)?.push(event);
vi.mock('@mikro-orm/core', () => ({
  OptimisticLockError: class extends Error {},
  UniqueConstraintViolationException: class extends Error {},
}));
vi.mock('../audit/refusals.ts', () => ({
  deniedOnRecord:
    (mutation: string, resolve: Resolve): Resolve =>
    async (...asked) => {
      try {
        return await resolve(...asked);
      } catch (error) {
        tell(asked[2], `${mutation} failed: ${(error as Refusal).extensions?.code}`);
        throw error;
      }
    },
}));
vi.mock('../audit/who-changed.ts', () => ({
  explained: async (ctx: Context, em: unknown, error: unknown) => {
    tell(ctx, `explained by ${String(em)}`);
    return error;
  },
}));
vi.mock('./once.ts', () => ({
  once:
    (resolve: Resolve): Resolve =>
    (...asked) => {
      tell(asked[2], 'once');
      return resolve(...asked);
    },
  answeredBefore: async (denied: Refusal, [, , ctx]: Parameters<Resolve>) => {
    tell(ctx, 'asked whether it was answered before');
    if (!('answered' in ctx)) throw denied;
    return ctx.answered;
  },
}));

type Resolve = (source: unknown, args: unknown, ctx: Context, info: unknown) => unknown;

const anyone: Rule = { who: 'anyone', allows: () => true };
const never: Rule = { who: 'those who own it', allows: () => false };
const later = (yes: boolean): Rule => ({ who: 'those who wait', allows: async () => yes });

type Fields = Record<string, (source: any, args: any, ctx: Context) => unknown>;
function schemaOf(text: string, resolvers: Record<string, Fields> = {}): GraphQLSchema {
  const schema = buildSchema(text);
  for (const [name, fields] of Object.entries(resolvers)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(name);
    for (const [field, resolve] of Object.entries(fields)) type.getFields()[field]!.resolve = resolve;
  }
  return schema;
}

const viewer = { accountId: 'somebody', name: '', email: '', memberships: [] };

/** A context that tells, in order, what a mutation does with it. */
function watched(signedIn = true) {
  const events: string[] = [];
  const ctx = {
    viewer: signedIn ? viewer : null,
    requestId: 'request',
    actor: {
      asSystem: (work: (em: unknown) => unknown) => work('the system'),
      async write(work: () => Promise<unknown>) {
        events.push('begin');
        try {
          const done = await work();
          events.push('commit');
          return done;
        } catch (error) {
          events.push('roll back');
          throw error;
        }
      },
    },
    em: { flush: async () => void events.push('flush'), clear: () => void events.push('forget') },
    loaders: { clear: () => void events.push('empty loaders') },
    live: {
      catchUp: async () => void events.push('catch up'),
      report: (error: Error) => void events.push(`report ${error.message}`),
    },
  };
  eventsOf.set(ctx, events);
  return { ctx: ctx as unknown as Context, events };
}

async function ask(schema: GraphQLSchema, source: string, ctx = watched().ctx) {
  const { data, errors = [] } = await graphql({ schema, source, contextValue: ctx });
  return {
    data: data && JSON.parse(JSON.stringify(data)),
    refused: errors.map(
      ({ path, message, extensions }) => `${path?.join('.')}: ${extensions.code}: ${message}`,
    ),
  };
}

const gaps = (text: string, types: Record<string, Rule | PartOf>, rules: Record<string, Rule>): string => {
  try {
    enforceRules(buildSchema(text), types, rules);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a schema', () => {
  const rules = { 'Query.open': anyone };

  it('is taken when every root field and every type has its rule', () => {
    expect(gaps('type Query { open: Int }', {}, rules)).toBe('');
    const text = 'type Query { open: Thing } type Thing { a: Int } type Mutation { act: Int }';
    expect(gaps(text, { Thing: anyone }, { ...rules, 'Mutation.act': anyone })).toBe('');
  });

  it('is refused for each field of a root or a type that no rule names', () => {
    expect(
      gaps(
        'type Query { open: Thing hidden: Int } type Thing { a: Int b: Int } type Mutation { act: Int }',
        {},
        rules,
      ),
    ).toBe(
      'No rule says who may use: Query.hidden, Thing.a, Thing.b, Mutation.act. Add each, or its type, to identity/rules.ts.',
    );
  });

  it('does not take the rule of a type for one of its root fields', () => {
    expect(gaps('type Query { open: Int }', { Query: anyone }, {})).toContain('Query.open');
  });

  it('does not take the rule of a field for the rule of its type', () => {
    const text = 'type Query { open: Thing } type Thing { a: Int }';
    expect(gaps(text, {}, { ...rules, 'Thing.a': anyone })).toContain('No rule says who may use: Thing.a.');
  });

  it('is refused for rules, types and parts that it does not have', () => {
    const types = { Gone: anyone, Thing: { partOf: ['Query.open', 'Query.lost'] } };
    const text =
      'type Query { open: Thing } type Thing { a: Int } enum Colour { RED } input Given { a: Int }';
    expect(gaps(text, { ...types, Colour: anyone, Given: anyone }, { ...rules, 'Query.none': anyone })).toBe(
      'identity/rules.ts names what the schema does not have: Query.none, Gone, Colour, Given, Query.lost.',
    );
  });

  it('is refused when a part of one thing can be reached by way of another', () => {
    const text = `
      type Query { thing: Thing open: [Part!]! page: PartConnection! }
      type Thing { part: Part parts: PartConnection }
      type Part { secret: Int }
      type PartConnection { edges: [PartEdge!]! pageInfo: PageInfo! totalCount: Int! }
      type PartEdge { node: Part! cursor: String! }
      type PageInfo { a: Int }`;
    const types = { Thing: anyone, PageInfo: anyone, Part: { partOf: ['Thing.part', 'Thing.parts'] } };
    expect(gaps(text, types, { ...rules, 'Query.thing': anyone, 'Query.page': anyone })).toBe(
      'identity/rules.ts does not say that this may be so: Query.open gives Part, Query.page gives Part.',
    );
  });

  it('says all that is wrong with it at once', () => {
    const text = 'type Query { open: Part hidden: Int } type Part { a: Int }';
    const lines = gaps(text, { Part: { partOf: [] } }, { ...rules, 'Query.none': anyone }).split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'No rule says who may use',
      'identity/rules.ts does not say that this may be so',
      'identity/rules.ts names what the schema does not have',
    ]);
  });

  it('needs a rule for a page that carries more than its things, and for one that only ends like a page', () => {
    const page = 'type Query { open: PartConnection } type PartConnection { edges: [Int] total: Int }';
    expect(gaps(page, {}, rules)).toContain('PartConnection.edges, PartConnection.total');
    const own = 'type Query { open: Connection } type Connection { edges: [Int] } type Edges { edges: Int }';
    expect(gaps(own, {}, rules)).toContain('Connection.edges, Edges.edges');
    const edged = 'type Query { open: PartEdgeOn } type PartEdgeOn { node: Int }';
    expect(gaps(edged, {}, rules)).toContain('PartEdgeOn.node');
  });

  it('may give a page of things that are open by their own rule', () => {
    const text = `type Query { open: ThingConnection } type ThingConnection { edges: [ThingEdge] totalCount: Int }
      type ThingEdge { node: Thing cursor: String } type Thing { a: Int }`;
    expect(gaps(text, { Thing: anyone }, rules)).toBe('');
  });
});

describe('a field', () => {
  const text = 'type Query { one: Int two: Int three: Int four: Int }';
  const resolvers = { Query: { one: () => 1, two: () => 2, three: () => 3, four: () => 4 } };
  const rules = {
    'Query.one': anyone,
    'Query.two': never,
    'Query.three': later(true),
    'Query.four': later(false),
  };

  it('answers those whom its rule lets in, and tells the others who may', async () => {
    const schema = schemaOf(text, resolvers);
    enforceRules(schema, {}, rules);
    expect(await ask(schema, '{ one two three four }')).toEqual({
      data: { one: 1, two: null, three: 3, four: null },
      refused: [
        'two: FORBIDDEN: Only those who own it may do this.',
        'four: FORBIDDEN: Only those who wait may do this.',
      ],
    });
  });

  it('asks a visitor to sign in', async () => {
    const schema = schemaOf(text, resolvers);
    enforceRules(schema, {}, rules);
    const { refused } = await ask(schema, '{ two four }', watched(false).ctx);
    expect(refused).toEqual([
      'two: UNAUTHENTICATED: Sign in to do this.',
      'four: UNAUTHENTICATED: Sign in to do this.',
    ]);
  });

  it('does no work for somebody who is refused', async () => {
    let worked = 0;
    const schema = schemaOf('type Query { two: Int four: Int }', {
      Query: { two: () => ++worked, four: () => ++worked },
    });
    enforceRules(schema, {}, { 'Query.two': never, 'Query.four': later(false) });
    await ask(schema, '{ two four }');
    expect(worked).toBe(0);
  });

  it('shows its rule what was asked of what', async () => {
    const seen: unknown[] = [];
    const rule: Rule = { who: 'x', allows: (ctx, args, thing) => !!seen.push([ctx.viewer, args, thing]) };
    const schema = schemaOf('type Query { thing: Thing } type Thing { at(x: Int): Int }', {
      Query: { thing: () => ({ at: 7 }) },
    });
    enforceRules(schema, { Thing: anyone }, { 'Query.thing': anyone, 'Thing.at': rule });
    expect((await ask(schema, '{ thing { at(x: 3) } }')).data).toEqual({ thing: { at: 7 } });
    expect(seen).toEqual([[viewer, expect.objectContaining({ x: 3 }), { at: 7 }]]);
  });
});

describe("a type's rule", () => {
  const text = 'type Query { things: [Thing] } type Thing { id: Int name: String late: Int }';
  const things = [
    { id: 1, name: 'mine', mine: true },
    { id: 2, name: 'yours', mine: false },
  ];
  const resolvers = { Query: { things: () => things }, Thing: { late: async () => 5 } };
  const schemaWith = (thing: Rule, more: Record<string, Rule> = {}) => {
    const schema = schemaOf(text, resolvers);
    enforceRules(schema, { Thing: thing }, { 'Query.things': anyone, ...more });
    return schema;
  };

  it('holds for every field of every such thing, by whatever way it was reached', async () => {
    for (const allows of [
      (_ctx: Context, _args: unknown, { mine }: { mine: boolean }) => mine,
      async (_ctx: Context, _args: unknown, { mine }: { mine: boolean }) => mine,
    ]) {
      const schema = schemaWith({ who: 'its owner', allows });
      const { data, refused } = await ask(schema, '{ things { id name late } }');
      expect(data).toEqual({
        things: [
          { id: 1, name: 'mine', late: 5 },
          { id: null, name: null, late: null },
        ],
      });
      expect(refused.toSorted()).toEqual(
        ['id', 'late', 'name'].map((field) => `things.1.${field}: FORBIDDEN: Only its owner may do this.`),
      );
    }
  });

  it('holds beside the rule of a field: both must let somebody in', async () => {
    const open = await ask(schemaWith(anyone, { 'Thing.name': never }), '{ things { id name } }');
    expect(open.data.things[0]).toEqual({ id: 1, name: null });
    const shut = await ask(schemaWith(never, { 'Thing.name': anyone }), '{ things { id name } }');
    expect(shut.data.things[0]).toEqual({ id: null, name: null });
  });

  it('is asked once for each thing in a request, and anew in the next', async () => {
    const asked: unknown[] = [];
    const schema = schemaWith({ who: 'x', allows: (_ctx, _args, thing) => !!asked.push(thing) });
    const { ctx } = watched();
    await ask(schema, '{ things { id name late } again: things { id } }', ctx);
    expect(asked).toEqual(things);
    await ask(schema, '{ things { id name } }');
    expect(asked).toEqual([...things, ...things]);
  });

  it('costs nothing where everybody may see the thing', () => {
    const schema = schemaWith(anyone);
    const thing = schema.getType('Thing');
    if (isObjectType(thing)) expect(thing.getFields().id!.resolve).toBeUndefined();
    expect.assertions(1);
  });
});

describe('a mutation', () => {
  const text = 'type Query { open: Int } type Mutation { act: Int }';
  const schemaWith = (act: (ctx: Context) => unknown, rule = anyone) => {
    const schema = schemaOf(text, {
      Mutation: { act: (_source, _args, ctx) => act(ctx) },
      Query: { open: () => 1 },
    });
    enforceRules(schema, {}, { 'Query.open': anyone, 'Mutation.act': rule });
    return schema;
  };
  const failing = (error: unknown) => () => {
    throw error;
  };
  const clash = 'act: CONFLICT: Somebody did the same at this moment. Read it again, then decide.';

  it('is one transaction, after which the index sees what changed', async () => {
    const { ctx, events } = watched();
    const schema = schemaWith(() => events.push('act'));
    expect(await ask(schema, 'mutation { act }', ctx)).toEqual({ data: { act: 3 }, refused: [] });
    expect(events).toEqual(['begin', 'once', 'act', 'flush', 'commit', 'empty loaders', 'catch up']);
  });

  it('leaves nothing behind when it fails: no row, no loaded thing', async () => {
    const { ctx, events } = watched();
    const { refused } = await ask(
      schemaWith(failing(new Refusal('NOT_FOUND', 'Lost.'))),
      'mutation { act }',
      ctx,
    );
    expect(refused).toEqual(['act: NOT_FOUND: Lost.']);
    expect(events).toEqual([
      'begin',
      'once',
      'roll back',
      'forget',
      'empty loaders',
      'explained by the system',
      'act failed: NOT_FOUND',
    ]);
  });

  it('begins nothing for somebody who is refused', async () => {
    const { ctx, events } = watched();
    await ask(
      schemaWith(() => 1, never),
      'mutation { act }',
      ctx,
    );
    expect(events).toEqual(['asked whether it was answered before', 'act failed: FORBIDDEN']);
  });

  it('that was done before gets its answer of then, even if it would be refused now', async () => {
    const { ctx, events } = watched();
    Object.assign(ctx, { answered: 7 });
    expect(
      await ask(
        schemaWith(() => 1, never),
        'mutation { act }',
        ctx,
      ),
    ).toEqual({ data: { act: 7 }, refused: [] });
    expect(events).toEqual(['asked whether it was answered before']);
  });

  it('is not answered as before when something else is wrong, or nobody is signed in', async () => {
    for (const [who, fault, rule] of [
      [true, new Refusal('NOT_FOUND', 'Lost.'), anyone],
      [true, Object.assign(new Error('x'), { extensions: { code: 'FORBIDDEN' } }), anyone],
      [false, new Error('never'), never],
    ] as const) {
      const { ctx, events } = watched(who);
      await ask(schemaWith(failing(fault), rule), 'mutation { act }', ctx);
      expect(events).not.toContain('asked whether it was answered before');
      expect(events.at(-1)).toMatch(/^act failed: /);
    }
  });

  it('has its rule asked before its transaction and its type’s rule as well', async () => {
    const { ctx, events } = watched();
    const schema = schemaOf(text, { Mutation: { act: () => 1 } });
    enforceRules(schema, { Mutation: never }, { 'Query.open': anyone, 'Mutation.act': anyone });
    expect((await ask(schema, 'mutation { act }', ctx)).refused).toHaveLength(1);
    expect(events).not.toContain('begin');
  });

  it('that somebody else made impossible at the same moment is a conflict', async () => {
    const lock = new OptimisticLockError('version');
    const unique = new UniqueConstraintViolationException('duplicate key' as never);
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    for (const error of [lock, unique, deadlock])
      expect((await ask(schemaWith(failing(error)), 'mutation { act }')).refused).toEqual([clash]);
  });

  it('that the database refuses is refused when its rule now says so, and else the fault is told', async () => {
    const fenced = Object.assign(new Error('row-level security'), { code: '42501' });
    const { ctx, events } = watched();
    let asked = 0;
    const taken: Rule = { who: 'those who still own it', allows: () => (events.push('rule'), asked++ === 0) };
    const { refused } = await ask(schemaWith(failing(fenced), taken), 'mutation { act }', ctx);
    expect(refused).toEqual(['act: FORBIDDEN: Only those who still own it may do this.']);
    // The second time it reads anew.
    expect(events.lastIndexOf('rule')).toBeGreaterThan(events.indexOf('empty loaders'));
    expect((await ask(schemaWith(failing(fenced)), 'mutation { act }')).refused).toEqual([
      'act: undefined: row-level security',
    ]);
  });

  it('that fails for another reason says so', async () => {
    const full = Object.assign(new Error('the disk is full'), { code: '53100' });
    expect((await ask(schemaWith(failing(full)), 'mutation { act }')).refused).toEqual([
      'act: undefined: the disk is full',
    ]);
    const { refused } = await ask(schemaWith(failing(undefined)), 'mutation { act }');
    expect(refused).toHaveLength(1);
    expect(refused[0]).not.toContain('CONFLICT');
  });

  it('has happened even if the index could not follow', async () => {
    const { ctx, events } = watched();
    ctx.live.catchUp = () => Promise.reject(new Error('the index is behind'));
    expect(
      (
        await ask(
          schemaWith(() => 1),
          'mutation { act }',
          ctx,
        )
      ).data,
    ).toEqual({ act: 1 });
    expect(events.at(-1)).toBe('report the index is behind');
  });

  it('is a transaction without the rules too, and a query is none with or without', async () => {
    const { ctx, events } = watched();
    const bare = schemaOf(text, { Mutation: { act: () => 1 }, Query: { open: () => 1 } });
    withoutRules(bare);
    await ask(bare, '{ open }', ctx);
    await ask(
      schemaWith(() => 1),
      '{ open }',
      ctx,
    );
    expect(events).toEqual([]);
    await ask(bare, 'mutation { act }', ctx);
    expect(events).toContain('commit');
  });
});
