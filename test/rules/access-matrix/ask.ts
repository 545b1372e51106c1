import { isNonNullType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { Person } from '../../world.ts';
import { arrivedAt, leaf, selected, type Argument, type Way, type Whose } from './ways.ts';

/** What became of a question: `+` answered, `-` refused, `s` asked to sign in, `0` nothing there, `!` a fault. */
export type Answer = '+' | '-' | 's' | '0' | '!';

const letters: Record<string, Answer> = {
  FORBIDDEN: '-',
  UNAUTHENTICATED: 's',
  NOT_FOUND: '0',
  // What a rule has let through, and a service then found wanting.
  BAD_USER_INPUT: '+',
  CONFLICT: '+',
};
export const letterOf = (code: string): Answer => letters[code] ?? '!';

/** The more open of two answers; a fault is worse than anything. */
export const best = (a: Answer, b: Answer): Answer => {
  const order = '!+-s0';
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
};

type Field = GraphQLField<unknown, unknown>;

/** All fields of a type at the end of one way, for one object. */
export interface Question {
  type: string;
  fields: readonly Field[];
  way: Way;
  whose: Whose;
}

/** Questions in one document, fewer than the server takes; each stands under a name of its own. */
const together = 5;

/** The questions of one type, for each way and object. Fields of Query are asked one by one. */
export function questionsOf(
  schema: GraphQLSchema,
  type: string,
  ways: Way[],
  whose: readonly Whose[],
): Question[] {
  const { getFields } = schema.getType(type) as unknown as { getFields(): Record<string, Field> };
  const fields = Object.values(getFields.call(schema.getType(type)));
  const sets = type === 'Query' ? fields.map((field) => [field]) : [fields];
  return ways.flatMap((way) =>
    whose.flatMap((one) => sets.map((set) => ({ type, fields: set, way, whose: one }))),
  );
}

/** Asks one person everything. @param told hears of each field's answer, of each way */
export async function askAll(
  person: Person,
  questions: readonly Question[],
  value: Argument,
  told: (question: Question, field: string, answer: Answer) => void,
): Promise<void> {
  // What says the same whatever the object is asked once.
  const same = new Map<string, Question[]>();
  const textOf = ({ type, fields, way, whose }: Question, alias: string) =>
    selected(
      way,
      fields.map((field) => leaf(type, field, value, whose, way.length ? '' : alias)).join(' '),
      value,
      whose,
      alias,
    );
  for (const question of questions) {
    const text = textOf(question, 'x');
    same.set(text, [...(same.get(text) ?? []), question]);
  }
  const rootOf = ({ way, fields }: Question) => way[0]?.field ?? fields[0]!;
  let open = [...same.values()];
  while (open.length) {
    const alone = open.filter(([one]) => isNonNullType(rootOf(one!).type));
    const rest = open.filter(([one]) => !isNonNullType(rootOf(one!).type));
    const batches = alone.map((one) => [one]);
    for (let i = 0; i < rest.length; i += together) batches.push(rest.slice(i, i + together));
    open = [];
    for (const batch of batches) {
      const text = `{ ${batch.map(([one], i) => textOf(one!, `q${i}`)).join('\n')} }`;
      const { data, errors = [] } = (await person.ask<any, any>(text)) as { data: any; errors?: any[] };
      for (const [i, group] of batch.entries()) {
        const { fields, way } = group[0]!;
        const say = (field: Field, answer: Answer) => {
          for (const question of group) told(question, field.name, answer);
        };
        const own = errors.filter(({ path }) => !path || path[0] === `q${i}`);
        if (!own.length) {
          const there = way.length ? arrivedAt(data, way, `q${i}`) : data[`q${i}`];
          for (const field of fields) say(field, there === null ? '0' : '+');
          continue;
        }
        // A refusal on the way is the answer for all fields; one at a field hides the others', which are asked again.
        const depth = (path: unknown[]) => path.filter((part) => typeof part === 'string').length;
        const atField = new Map<string, Answer>();
        let onTheWay: Answer | null = null;
        for (const { path, extensions } of own) {
          const names = (path ?? []).filter((part: unknown) => typeof part === 'string');
          if (way.length === 0 || depth(path ?? []) <= way.length) onTheWay ??= letterOf(extensions.code);
          else atField.set(names[way.length], letterOf(extensions.code));
        }
        const unanswered: Field[] = [];
        for (const field of fields) {
          if (onTheWay) say(field, onTheWay);
          else if (atField.has(field.name)) say(field, atField.get(field.name)!);
          else unanswered.push(field);
        }
        if (unanswered.length) open.push(group.map((question) => ({ ...question, fields: unanswered })));
      }
    }
  }
}
