import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Whose documents there are: one manifest each in shared/src/generated. */
const manifests = ['account', 'council', 'supplier', 'office'] as const;

/** The documents our clients send by their id. */
export interface PersistedDocuments {
  /** The text of an id (`sha256:…`), or undefined when no client of this version has it. */
  textOf(id: string): string | undefined;
  /** Whether a text is, letter by letter, one of them. */
  has(text: string): boolean;
  /** Apollo's store of validated documents: ours from the start, others never. */
  store: {
    get(key: string): Promise<DocumentNode | undefined>;
    set(): Promise<void>;
    delete(): Promise<void>;
  };
}

/**
 * Reads the clients' manifests and checks every document against the schema, once.
 * @throws Error, so that the server does not start, when one is not valid any more: `npm run generate` is due.
 */
export function readPersistedDocuments(schema: GraphQLSchema): PersistedDocuments {
  const texts = new Map<string, string>();
  const parsed = new Map<string, DocumentNode>();
  const shared = import.meta.resolve('@parley/shared/limits');
  for (const name of manifests) {
    const file = fileURLToPath(new URL(`./generated/${name}/persisted-documents.json`, shared));
    for (const [id, text] of Object.entries<string>(JSON.parse(readFileSync(file, 'utf8')))) {
      const digest = createHash('sha256').update(text).digest('hex');
      if (id !== `sha256:${digest}`) throw new Error(`${file}: ${id} is not the digest of its document.`);
      const document = parse(text);
      const [wrong] = validate(schema, document);
      if (wrong) throw new Error(`${file}: ${id} does not fit the schema: ${wrong.message}`);
      texts.set(id, text);
      parsed.set(digest, document);
    }
  }
  const ours = new Set(texts.values());
  return {
    textOf: (id) => texts.get(id),
    has: (text) => ours.has(text),
    // Apollo's key ends in the digest of the text.
    store: {
      get: async (key) => parsed.get(key.slice(-64)),
      set: async () => {},
      delete: async () => {},
    },
  };
}
