import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLeafType, getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { types } from '../../server/src/identity/rules.ts';
import { createSchema } from '../../server/src/schema.ts';
import { databases, openWorld, type World } from '../world.ts';
import { acts } from './access-matrix/acts.ts';
import { askAll, best, letterOf, questionsOf, type Answer } from './access-matrix/ask.ts';
import { digestOf } from './access-matrix/digest.ts';
import { openMarket, thingsOf, type Actor } from './access-matrix/market.ts';
import { literal, waysTo, type Argument, type Way, type Whose } from './access-matrix/ways.ts';

const variants: readonly Whose[] = ['own', 'other', 'missing'];
const asked = process.env.ACCESS_WORLDS ? databases : databases.slice(0, 1);

const heading = `Who may see and do what, asked over HTTP of a server with an invented market.

A row is a field or a mutation, a column a person; the three letters are the answer for what is theirs, for what is
another's, and for what does not exist. A visitor and the office own nothing: they are asked about the supplier's and
its council's things, then about the rival's.
+ answered   - refused   s asked to sign in   0 nothing there   . no way leads there

Where several ways lead to a thing, the letter is that of the most open. "Need, hidden" is a need that has not been
published. What takes no argument gives the same three times.
`;

describe.each(asked)('the access matrix on %s', (kind) => {
  let world: World;
  let schema: GraphQLSchema;
  let actors: Actor[];
  let ids: Record<string, string>;
  beforeAll(async () => {
    schema = await createSchema();
    world = await openWorld(kind);
    ({ actors, other: ids } = await openMarket(world));
  });
  afterAll(() => world?.close());

  const line = (name: string, cells: string[]) =>
    `${`${name} `.padEnd(40)}${cells.map((cell) => cell.padEnd(10)).join('')}`.trimEnd();

  /** What an argument says, for a person and an object. */
  const argumentFor =
    (actor: Actor, hidden: boolean): Argument =>
    (field, argument, whose, on) => {
      const things = thingsOf(actor, whose);
      const need = hidden ? things.hidden : things.need;
      if (argument === 'side') return `$${actor.side}`;
      if (argument === 'organisationId')
        return { COUNCIL: things.council, SUPPLIER: things.supplier, OFFICE: null }[actor.side];
      if (argument === 'supplierId') return things.supplier;
      if (argument === 'text') return 'black mould in bathrooms of council flats';
      if (argument === 'draft')
        return { councilId: things.council, title: 'Mould', text: 'Black mould in bathrooms', termIds: [] };
      if (field === 'Need.keptList') return things.keptList;
      if (argument !== 'id') throw new Error(`Say in this test what ${argument} of ${field} may be.`);
      const byKind: Record<string, string> = {
        Council: things.council,
        Supplier: things.supplier,
        Need: need,
        CouncilLine: things.line,
        Capability: things.capability,
        Interest: things.interest,
        ShortlistEntry: things.entry,
        ImportRun: things.importRun,
        Membership: things.member,
        MemberInvitation: things.invitation,
        ApiToken: things.token,
        ...(whose === 'missing' ? {} : ids),
      };
      const name = field.replace(/^Query\./, '');
      const kindOfThing = on ?? (name === 'node' ? 'Supplier' : name[0]!.toUpperCase() + name.slice(1));
      return byKind[kindOfThing] ?? 'trm_0000000000000000000000none';
    };

  /** A cell of three letters for each field and person. */
  async function cellsOf(
    asked: { type: string; ways: Way[] }[],
    hidden: boolean,
  ): Promise<(field: string) => string[]> {
    const found = new Map<string, Answer>();
    const key = (field: string, actor: Actor, whose: Whose) => `${field} ${actor.name} ${whose}`;
    const questions = asked.flatMap(({ type, ways }) => questionsOf(schema, type, ways, variants));
    for (const actor of actors)
      await askAll(actor.person, questions, argumentFor(actor, hidden), ({ type, whose }, field, answer) => {
        const name = key(`${type}.${field}`, actor, whose);
        found.set(name, best(found.get(name) ?? '0', answer));
      });
    return (field) =>
      actors.map((actor) => variants.map((whose) => found.get(key(field, actor, whose)) ?? '.').join(''));
  }

  test('is the one that is committed, and nobody meets a fault', { timeout: 600_000 }, async () => {
    const isPublic = (type: string) => {
      const openness = types[type];
      return openness !== undefined && 'who' in openness && openness.who === 'anyone';
    };
    const ways = waysTo(schema, isPublic);
    const text = [
      heading,
      line(
        '',
        actors.map(({ name }) => name),
      ),
    ];
    const objects = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__') && name !== 'Mutation')
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const wayTo = (type: string) => (type === 'Query' ? [[]] : (ways.get(type) ?? []));
    const cells = await cellsOf(
      objects.map(({ name }) => ({ type: name, ways: wayTo(name) })),
      false,
    );
    const byId = wayTo('Need').filter((way) => way.length === 1 && ['need', 'node'].includes(way[0]!.name));
    const hidden = await cellsOf([{ type: 'Need', ways: byId }], true);
    for (const type of objects) {
      const names = Object.keys(type.getFields()).sort();
      text.push('');
      for (const name of names) text.push(line(`${type.name}.${name}`, cells(`${type.name}.${name}`)));
      if (type.name !== 'Need') continue;
      text.push('');
      for (const name of names) {
        const row = hidden(`Need.${name}`);
        text.push(line(`Need, hidden: .${name}`, row));
        for (const cell of row)
          expect(cell[1], `another's hidden need is not told from a missing one: ${name}`).toBe(cell[2]);
      }
    }
    text.push('', ...(await mutations()));
    const matrix = `${text.join('\n')}\n`;
    expect(matrix).not.toContain('!');
    await expect(matrix).toMatchFileSnapshot('./access-matrix.txt');
  });

  async function mutations(): Promise<string[]> {
    const lines: string[] = [];
    const before = await digestOf(world.database);
    const fields = schema.getMutationType()!.getFields();
    const silent = Object.keys(fields).filter((name) => !acts[name]);
    expect(silent, 'say in access-matrix/acts.ts with what each mutation is asked').toEqual([]);
    for (const [name, input] of Object.entries(acts).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const field = fields[name.split(',')[0]!]!;
      const shape = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
      const cells: string[] = [];
      for (const actor of actors) {
        let cell = '';
        for (const whose of variants) {
          const ask = async (sound: boolean): Promise<{ letter: Answer; message: string }> => {
            const told = literal(input(thingsOf(actor, whose), sound));
            const { errors } = await actor.person.ask<any, any>(
              `mutation { ${field.name}${field.args.length ? `(input: ${told})` : ''}${shape} }`,
            );
            const error = errors?.[0];
            return {
              letter: error ? letterOf(error.extensions.code) : '+',
              message: error?.message ?? '',
            };
          };
          const { letter } = await ask(false);
          // Whoever is refused is refused whatever the input; who is let in and told that nothing is there, was let in.
          if (letter !== '+' && (letter !== '0' || whose === 'missing'))
            expect((await ask(true)).letter, `${actor.name}: ${field.name}`).toBe(letter);
          cell += letter;
        }
        cells.push(cell);
      }
      lines.push(line(`Mutation.${name}`, cells));
    }
    expect(await digestOf(world.database), 'a mutation that is refused changes nothing').toEqual(before);
    return lines;
  }
});
