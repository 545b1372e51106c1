import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  isInterfaceType,
  Kind,
  print,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { seededRandom, type SeededRandom } from '../../server/src/demo/seeded-random.ts';
import { anyDay, anyNumber, anyText, anyValue, anyWhole, tameDay, tameText } from './extreme-values.ts';

export interface RandomRequest {
  query: string;
  variables: Record<string, unknown>;
}

/** Ids of real things, by the kind that a name in the schema means: `need`, `supplier`, … */
export type KnownIds = Record<string, string[]>;

/** What a walk through the schema knows. */
interface Walk {
  schema: GraphQLSchema;
  random: SeededRandom;
  ids: KnownIds;
  cursors: string[];
  variables: Map<string, { type: string; value: unknown }>;
  /** Whether values are such as people send: half of the documents try to get all the way through. */
  tame: boolean;
  /** How often something is wrong on purpose: half of the documents are meant to get through. */
  wrong: number;
}

/**
 * The request of that seed: operation, fields, arguments and variables by walking the schema, with values that fit,
 * values at the edges and values of the wrong type.
 * @param mayWrite names of the mutations that are worth trying most, since the rules may let them through
 */
export function randomRequest(
  schema: GraphQLSchema,
  seed: string,
  known: { ids: KnownIds; cursors: string[] },
  mayWrite: RegExp,
): RandomRequest {
  const random = seededRandom(seed);
  const walk: Walk = {
    schema,
    random,
    ...known,
    variables: new Map(),
    tame: random.chance(0.5),
    wrong: random.chance(0.6) ? 0 : 0.1,
  };
  if (walk.tame) walk.wrong = 0;
  const mutates = random.chance(0.35);
  const root = mutates ? schema.getMutationType()! : schema.getQueryType()!;
  const all = Object.values(root.getFields());
  const own = all.filter(({ name }) => mayWrite.test(name));
  const fields = mutates && own.length && random.chance(0.75) ? own : all;
  const selections = Array.from({ length: random.between(1, mutates ? 2 : 3) }, (_, i) =>
    field(walk, random.pick(fields), random.between(1, mutates ? 3 : 5), `r${i}`),
  );
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: (mutates ? 'mutation' : 'query') as OperationDefinitionNode['operation'],
    name: { kind: Kind.NAME, value: 'Abuse' },
    variableDefinitions: [...walk.variables].map(([name, { type }]) => variableDefinition(name, type)),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const variables = Object.fromEntries([...walk.variables].map(([name, { value }]) => [name, value]));
  return { query: print(operation), variables };
}

const variableDefinition = (name: string, type: string): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
});

function field(walk: Walk, of: GraphQLField<unknown, unknown>, depth: number, alias?: string): SelectionNode {
  const { random } = walk;
  const type = getNamedType(of.type);
  const given = of.args.filter(
    (arg) =>
      arg.name === 'first' ||
      (isNonNullType(arg.type) && arg.defaultValue === undefined) ||
      random.chance(0.3),
  );
  return {
    kind: Kind.FIELD,
    ...(alias ? { alias: { kind: Kind.NAME, value: alias } } : {}),
    name: { kind: Kind.NAME, value: of.name },
    arguments: given.map((arg) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: arg.name },
      value: argument(walk, arg, of),
    })),
    ...(isCompositeType(type) ? { selectionSet: selectionSet(walk, type, depth) } : {}),
  };
}

function selectionSet(walk: Walk, type: GraphQLCompositeType, depth: number) {
  const { random, schema } = walk;
  const selections: SelectionNode[] = [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }];
  if (isUnionType(type) || isInterfaceType(type)) {
    for (const member of random.sample(schema.getPossibleTypes(type), 2)) {
      selections.push({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: member.name } },
        selectionSet: selectionSet(walk, member, depth),
      });
    }
  }
  if (isObjectType(type)) {
    const reachable = Object.values(type.getFields()).filter(
      (f) => depth > 0 || !isCompositeType(getNamedType(f.type)),
    );
    // Pages are walked into, or most documents would stop at them.
    const into = reachable.filter(({ name }) => name === 'edges' || name === 'node');
    const others = random.sample(reachable, random.between(1, 5)).filter((f) => !into.includes(f));
    for (const f of [...into, ...others]) {
      const step = f.name === 'edges' || f.name === 'node' ? 0 : 1;
      const alias = random.chance(0.08) ? `${f.name}_${selections.length}` : undefined;
      selections.push(field(walk, f, depth - step, alias));
    }
  }
  return { kind: Kind.SELECTION_SET as const, selections };
}

function argument(walk: Walk, arg: GraphQLArgument, of: GraphQLField<unknown, unknown>): ValueNode {
  const { random } = walk;
  const fewAtATime = arg.name === 'first' && random.chance(0.93);
  const value = fewAtATime ? random.between(1, 3) : valueFor(walk, arg.type, arg.name, of.name);
  if (random.chance(0.5)) {
    const literal = literalOf(value, arg.type);
    if (literal) return literal;
  }
  const name = `v${walk.variables.size}`;
  walk.variables.set(name, { type: String(arg.type), value });
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
}

function valueFor(walk: Walk, type: GraphQLInputType, name: string, near: string): unknown {
  const { random } = walk;
  if (random.chance(walk.wrong)) return anyValue(random);
  if (isNonNullType(type)) return valueFor(walk, type.ofType as GraphQLInputType, name, near);
  if (random.chance(walk.wrong)) return null;
  if (isListType(type)) {
    const length = random.chance(walk.tame ? 0 : 0.02) ? 101 : random.between(walk.tame ? 1 : 0, 3);
    return Array.from({ length }, () => valueFor(walk, type.ofType as GraphQLInputType, name, near));
  }
  if (isInputObjectType(type)) {
    const fields: GraphQLInputField[] = Object.values(type.getFields());
    return Object.fromEntries(
      fields
        .filter((f) => (isNonNullType(f.type) && f.defaultValue === undefined) || random.chance(0.5))
        .map((f) => [f.name, valueFor(walk, f.type, f.name, type.name)]),
    );
  }
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  switch (getNamedType(type).name) {
    case 'ID':
      return anyId(walk, name, near);
    case 'Int':
      if (walk.tame) return name === 'version' && random.chance(0.85) ? 1 : random.between(1, 3);
      return name === 'version' && random.chance(0.8) ? random.between(1, 3) : anyWhole(random);
    case 'Float':
      if (walk.tame) return random.between(1, 40) * 1_000;
      return anyNumber(random);
    case 'Boolean':
      return random.chance(0.5);
    case 'DateTimeISO':
      if (walk.tame) return '2027-06-30';
      return anyDay(random);
    default:
      if (name === 'after' && walk.cursors.length && random.chance(0.7)) return random.pick(walk.cursors);
      if (walk.tame) return /(On|By|since|until|date)$/i.test(name) ? tameDay(random) : tameText(random);
      return /(On|By|since|until|date)$/i.test(name) ? anyDay(random) : anyText(random);
  }
}

/** Mostly a real id of the kind that the name means, else of another kind, of nothing, or no id at all. */
function anyId({ random, ids, tame }: Walk, name: string, near: string): string {
  const wanted = `${name === 'id' || name === 'ids' ? near : name}`.replace(/Ids?$/, '').toLowerCase();
  const kinds = Object.keys(ids).filter((kind) => ids[kind]!.length);
  const kind = [...kinds]
    .sort((a, b) => b.length - a.length)
    .find((k) => wanted.endsWith(k) || wanted.startsWith(k));
  // What the people act for stands last.
  if (kind && random.chance(tame ? 0.97 : 0.8)) return random.pick(ids[kind]!.slice(tame ? -25 : 0));
  if (random.chance(0.6)) return random.pick(ids[random.pick(kinds)]!);
  if (random.chance(0.5)) return `${random.pick(['nee', 'sup', 'cou', 'xxx'])}_${'0'.repeat(26)}`;
  return anyText(random);
}

/** The value written into the document, where it can be. */
function literalOf(value: unknown, type: GraphQLInputType): ValueNode | null {
  const named = isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
  if (value === null || value === undefined) return { kind: Kind.NULL };
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? { kind: Kind.INT, value: BigInt(value).toString() }
      : { kind: Kind.FLOAT, value: String(value) };
  if (typeof value === 'string') {
    return isEnumType(named) && /^[_A-Za-z]\w*$/.test(value)
      ? { kind: Kind.ENUM, value }
      : { kind: Kind.STRING, value };
  }
  if (Array.isArray(value)) {
    const of = isListType(named) ? (named.ofType as GraphQLInputType) : named;
    const values = value.map((one) => literalOf(one, of));
    return values.every((one) => one !== null) ? { kind: Kind.LIST, values } : null;
  }
  const fields = isInputObjectType(named) ? named.getFields() : {};
  const entries = Object.entries(value).map(([name, one]) => {
    const of = fields[name]?.type ?? named;
    return { name, node: /^[_A-Za-z]\w*$/.test(name) ? literalOf(one, of) : null };
  });
  if (entries.some(({ node }) => node === null)) return null;
  return {
    kind: Kind.OBJECT,
    fields: entries.map(({ name, node }) => ({
      kind: Kind.OBJECT_FIELD,
      name: { kind: Kind.NAME, value: name },
      value: node!,
    })),
  };
}
