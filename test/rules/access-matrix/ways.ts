import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** One step on the way from Query to a thing: a field, and the type of the thing where the field gives several. */
export interface Step {
  parent: string;
  name: string;
  field: GraphQLField<unknown, unknown>;
  /** Set where the field gives an interface or a union. */
  on: string | null;
}
export type Way = Step[];

/** Which object an argument names. */
export type Whose = 'own' | 'other' | 'missing';
/** The value of an argument, by the field and the argument's name. */
export type Argument = (field: string, argument: string, whose: Whose, on: string | null) => unknown;

const page = /(Connection|Edge)$/;
const isPage = (name: string) => page.test(name);

/** Object types a field may give. */
function given(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): GraphQLObjectType[] {
  const type = getNamedType(field.type);
  if (isObjectType(type)) return [type];
  if (isUnionType(type) || isInterfaceType(type)) return [...schema.getPossibleTypes(type)];
  return [];
}

/**
 * The ways from Query to each object type: the shortest, the one by its id, and for a type that is not public one by
 * every field that gives it.
 * @param isPublic whether one way is enough
 */
export function waysTo(schema: GraphQLSchema, isPublic: (type: string) => boolean): Map<string, Way[]> {
  const query = schema.getQueryType()!;
  const shortest = new Map<string, Way>([[query.name, []]]);
  const queue = [query];
  const givers: { step: Step; gives: string }[] = [];
  /** Fields that may give one of several types often give only some, and closed ones nothing: ways of last resort. */
  const late: { type: GraphQLObjectType; way: Way }[] = [];
  const reach = (type: GraphQLObjectType, way: Way) => {
    if (shortest.has(type.name)) return;
    shortest.set(type.name, way);
    queue.push(type);
  };
  while (queue.length || late.length) {
    const type = queue.shift();
    if (!type) {
      const { type: given, way } = late.shift()!;
      reach(given, way);
      continue;
    }
    for (const field of Object.values(type.getFields())) {
      const several = !isObjectType(getNamedType(field.type));
      for (const gives of given(schema, field)) {
        const step = { parent: type.name, name: field.name, field, on: several ? gives.name : null };
        const way = [...shortest.get(type.name)!, step];
        givers.push({ step, gives: gives.name });
        // A public thing is asked for where whoever asks may go.
        const closed = isPublic(gives.name) && type !== query && !isPublic(type.name.replace(page, ''));
        if (several || closed) late.push({ type: gives, way });
        else reach(gives, way);
      }
    }
  }
  const ways = new Map<string, Way[]>();
  for (const [type, way] of shortest) ways.set(type, way.length ? [way] : []);
  for (const { step, gives } of givers) {
    const byItsId = step.parent === query.name && step.on !== null;
    if (isPublic(gives) && !isPage(gives) && !byItsId) continue;
    const way = [...shortest.get(step.parent)!, step];
    const known = ways.get(gives)!;
    if (!known.some((other) => other.map(nameOf).join() === way.map(nameOf).join())) known.push(way);
  }
  return ways;
}

const nameOf = ({ parent, name, on }: Step) => `${parent}.${name}${on ? `:${on}` : ''}`;

/** Arguments that must be given, the organisation that members are asked of, and one at a time of every list. */
function argumentsOf(
  parent: string,
  field: GraphQLField<unknown, unknown>,
  value: Argument,
  whose: Whose,
  on: string | null = null,
): string {
  const told = field.args.flatMap((argument) => {
    if (argument.name === 'first') return ['first: 1'];
    if (!isRequiredArgument(argument) && argument.name !== 'organisationId') return [];
    return [`${argument.name}: ${literal(value(`${parent}.${field.name}`, argument.name, whose, on))}`];
  });
  return told.length ? `(${told.join(', ')})` : '';
}

/** A plain value as GraphQL writes it; text that starts with $ stands for an enum's value. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${literal(one)}`)
      .join(', ')} }`;
  if (typeof value === 'string' && value.startsWith('$')) return value.slice(1);
  return JSON.stringify(value);
}

/** The field as it is asked for at the end of a way. @param alias what it is called in the answer; its own name if empty */
export function leaf(
  parent: string,
  field: GraphQLField<unknown, unknown>,
  value: Argument,
  whose: Whose,
  alias = '',
): string {
  const shape = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${alias ? `${alias}: ` : ''}${field.name}${argumentsOf(parent, field, value, whose)}${shape}`;
}

/** A selection at the end of a way, as a field of Query. @param alias what that field is called in the answer */
export function selected(way: Way, selection: string, value: Argument, whose: Whose, alias: string): string {
  return way.reduceRight((inside, step, i) => {
    const typed = step.on ? `... on ${step.on} { ${inside} }` : inside;
    const name = `${i === 0 ? `${alias}: ` : ''}${step.name}`;
    return `${name}${argumentsOf(step.parent, step.field, value, whose, step.on)} { __typename ${typed} }`;
  }, selection);
}

/** The things that an answer holds at the end of a way: the first of each list; null where there is nothing. */
export function arrivedAt(data: unknown, way: Way, alias: string): Record<string, unknown> | null {
  let here: unknown = data;
  for (const [i, step] of way.entries()) {
    here = (here as Record<string, unknown> | null)?.[i === 0 ? alias : step.name] ?? null;
    if (Array.isArray(here)) here = here[0] ?? null;
    if (here === null) return null;
    if (step.on && (here as { __typename: string }).__typename !== step.on) return null;
  }
  return here as Record<string, unknown>;
}
