import { Kind, parse, print, visit, type ASTNode, type DocumentNode } from 'graphql';
import type { RandomRequest } from './random-documents.ts';

const removable = new Set<string>([Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.ARGUMENT, Kind.OBJECT_FIELD]);

/** The document without its nth part that could be left out; null when there are not so many. */
function without(document: DocumentNode, nth: number): DocumentNode | null {
  let seen = 0;
  let removed = false;
  const smaller = visit(document, {
    enter(node: ASTNode) {
      if (!removable.has(node.kind) || seen++ !== nth) return undefined;
      removed = true;
      return null;
    },
  });
  return removed ? smaller : null;
}

/** Leaves out whatever can be left out while the server still fails; looks at most `most` times. */
export async function smallerDocument(
  request: RandomRequest,
  stillFails: (request: RandomRequest) => Promise<boolean>,
  most = 120,
): Promise<RandomRequest> {
  let best = request;
  let nth = 0;
  for (let looks = 0; looks < most; looks++) {
    const smaller = without(parse(best.query, { noLocation: true }), nth);
    if (!smaller) break;
    const used = new Set<string>();
    visit(smaller, { Argument: { enter: (node) => collect(node, used) } });
    const kept = visit(smaller, {
      VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
      SelectionSet: { leave: (node) => (node.selections.length ? undefined : null) },
    });
    const variables = Object.fromEntries(Object.entries(best.variables).filter(([name]) => used.has(name)));
    const candidate = { query: print(kept), variables };
    if (parses(candidate.query) && (await stillFails(candidate))) best = candidate;
    else nth++;
  }
  return best;
}

function collect(node: ASTNode, used: Set<string>): void {
  visit(node, { Variable: ({ name }) => void used.add(name.value) });
}

function parses(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
