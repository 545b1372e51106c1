import { Kind, parse, visit, type DocumentNode, type SelectionSetNode } from 'graphql';
import { limits } from '@parley/shared/limits';
import { Refusal } from './errors.ts';

const tooMuch = (message: string) => new Refusal('TOO_COSTLY', message);

/**
 * Refuses a text that is larger, wider or deeper than a document may be, before anything is validated or run.
 * A text that is no document passes: what is wrong with it is said elsewhere.
 * @throws Refusal TOO_COSTLY, or BAD_USER_INPUT for a list that is too long
 */
export function checkShape(text: string): void {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: limits.tokens, noLocation: true });
  } catch (error) {
    if (!/more tha[nt] \d+ tokens/.test((error as Error).message)) return;
    throw tooMuch(`The document has more than ${limits.tokens} tokens.`);
  }
  const counts = { fields: 0, aliases: 0, directives: 0 };
  visit(document, {
    Field(field) {
      counts.fields++;
      if (field.alias) counts.aliases++;
    },
    Directive: () => void counts.directives++,
    ListValue({ values }) {
      if (values.length > limits.listInput) throw tooLong(values.length);
    },
  });
  for (const [what, count] of Object.entries(counts)) {
    const most = limits[what as keyof typeof counts];
    if (count > most) throw tooMuch(`The document has ${count} ${what}; at most ${most} are allowed.`);
  }
  const { depth, rootFields } = measure(document);
  if (rootFields > limits.rootFields) {
    throw tooMuch(
      `The document asks for ${rootFields} things at its root; at most ${limits.rootFields} are allowed.`,
    );
  }
  const most = isIntrospection(document) ? limits.introspectionDepth : limits.depth;
  if (depth > most) throw tooMuch(`The document is ${depth} levels deep; at most ${most} are allowed.`);
}

const tooLong = (length: number) =>
  new Refusal(
    'BAD_USER_INPUT',
    `A list has ${length} entries; at most ${limits.listInput} are allowed. Send fewer at a time.`,
  );

/** Refuses variables that hold a list longer than `limits.listInput`, at any depth. */
export function checkLists(variables: unknown): void {
  if (typeof variables !== 'object' || variables === null) return;
  if (Array.isArray(variables) && variables.length > limits.listInput) throw tooLong(variables.length);
  for (const inner of Object.values(variables)) checkLists(inner);
}

/** Whether a document asks about the schema alone. */
export const isIntrospection = (document: DocumentNode) =>
  document.definitions.every(
    (d) =>
      d.kind !== Kind.OPERATION_DEFINITION ||
      d.selectionSet.selections.every((s) => s.kind === Kind.FIELD && s.name.value.startsWith('__')),
  );

interface Size {
  /** Levels of fields. */
  depth: number;
  /** Fields of the set itself, those of its fragments among them. */
  width: number;
}

/** Of the largest operation. Fragments may spread themselves here: that they must not is said by validation. */
function measure(document: DocumentNode): { depth: number; rootFields: number } {
  const fragments = new Map(
    document.definitions.flatMap((d) =>
      d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d.selectionSet]] : [],
    ),
  );
  // Each fragment once, however often it is spread: the work would otherwise double with every fragment.
  const sizes = new Map<string, Size>();
  const ofFragment = (name: string): Size => {
    const known = sizes.get(name);
    if (known) return known;
    sizes.set(name, { depth: 0, width: 0 });
    const set = fragments.get(name);
    const size = set ? ofSet(set) : { depth: 0, width: 0 };
    sizes.set(name, size);
    return size;
  };
  const ofSet = (set: SelectionSetNode): Size => {
    const size = { depth: 0, width: 0 };
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? ofSet(selection.selectionSet).depth : 0;
        size.depth = Math.max(size.depth, 1 + inner);
        size.width++;
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? ofSet(selection.selectionSet)
            : ofFragment(selection.name.value);
        size.depth = Math.max(size.depth, inner.depth);
        size.width += inner.width;
      }
    }
    return size;
  };
  let depth = 0;
  let rootFields = 0;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = ofSet(definition.selectionSet);
    depth = Math.max(depth, size.depth);
    rootFields = Math.max(rootFields, size.width);
  }
  return { depth, rootFields };
}
