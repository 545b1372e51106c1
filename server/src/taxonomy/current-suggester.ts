import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { CodeSuggesterBuilder, type CodeSuggester } from '../matching/engine/suggest-codes.ts';
import type { Context } from '../platform/context.ts';
import type { Em } from '../platform/database.ts';
import { buildTermSuggester, type TermSuggester } from './suggest-terms.ts';
import { suggestibleLines, suggestibleTerms } from './suggestible.ts';
import { Scheme, Term } from './term.entity.ts';

/** Past work that is learned from, newest first; about 2 kB of memory each. */
const mostLearned = 30_000;
/** Rows read at once, and how many of them are learned before others get their turn. */
const pageRows = 500;
const turnRows = 50;

/** The suggester of one process for one database. */
interface Held {
  suggester: TermSuggester;
  /** Which imports it knows of; null while it knows none. */
  imports: string | null;
  learning: Promise<void> | null;
}

const held = new WeakMap<Context['live'], Promise<Held>>();
const kysely = (em: Em) => em.getKysely() as unknown as Kysely<never>;

/**
 * The suggester as far as it has learned: from the vocabulary at once, and from imported past work as soon as that has
 * been read in the background. Every finished import is learned anew the next time somebody asks; until then the answer
 * is that of before.
 */
export async function currentSuggester(ctx: Context): Promise<TermSuggester> {
  // Of the system: learned once for everybody, and from records of imports that only the office may read.
  const current = await ctx.actor.asSystem((em) => heldNow(ctx, em));
  return current.suggester;
}

/** Resolves when what is being learned is learned. @throws when the past work could not be read */
export async function suggesterSettled(ctx: Context): Promise<void> {
  await ctx.actor.asSystem(async (em) => (await heldNow(ctx, em)).learning);
}

async function heldNow({ live }: Context, em: Em): Promise<Held> {
  let current = held.get(live);
  if (!current) {
    current = buildFrom(em, null).then((suggester) => ({ suggester, imports: null, learning: null }));
    held.set(live, current);
    current.catch(() => held.delete(live));
  }
  const known = await current;
  await learnIfDue(known, em);
  return known;
}

async function learnIfDue(current: Held, em: Em): Promise<void> {
  if (current.learning) return;
  const imports = await finishedImports(em);
  if (imports === current.imports || current.learning) return;
  current.learning = learnFromPastWork(em)
    .then((codes) => buildFrom(em, codes))
    .then((suggester) => Object.assign(current, { suggester, imports }))
    .then(() => undefined)
    .finally(() => (current.learning = null));
  // Who asks next tries again; until then the suggester stays as it is.
  current.learning.catch(() => undefined);
}

/** Changes with every import that ends; null before the first. */
async function finishedImports(em: Em): Promise<string | null> {
  const { rows } = await sql<{ stamp: string | null }>`
    select count(*) || ' ' || max(finished_at) as stamp from import_runs where finished_at is not null
  `.execute(kysely(em));
  return rows[0]?.stamp ?? null;
}

async function buildFrom(em: Em, codes: CodeSuggester | null): Promise<TermSuggester> {
  const terms = await em.find(Term, { scheme: Scheme.CAPABILITY }, { orderBy: { code: 'asc' } });
  const lines = await em.find(LineOfBusiness, {}, { orderBy: { code: 'asc' } });
  return buildTermSuggester(
    suggestibleTerms(
      terms.map(({ id, code, label, synonyms, parent, cpvCodes }) => ({
        id,
        code,
        label,
        synonyms,
        parentId: parent?.id ?? null,
        cpvCodes,
      })),
      lines,
    ),
    suggestibleLines(lines),
    codes?.notices ? (title, text) => codes.ask(title, text) : undefined,
  );
}

interface PastRow {
  id: string;
  notice: string;
  title: string;
  text: string;
  termIds: string[];
}

/** Learns from imported engagements with CPV codes, one per notice, a few at a time so that nobody waits for it. */
async function learnFromPastWork(em: Em): Promise<CodeSuggester> {
  const db = kysely(em);
  const { rows: labels } = await sql<{ id: string; code: string; label: string }>`
    select id, code, label from terms where scheme = 'cpv' order by id`.execute(db);
  const codeOf = new Map(labels.map(({ id, code }) => [id, code]));
  const builder = new CodeSuggesterBuilder(labels.map(({ code, label }) => ({ id: code, label })));
  const { rows: oldest } = await sql<{ day: string }>`
    select started_on::text as day from engagements
    where published_at is not null and cardinality(term_ids) > 0
    order by started_on desc offset ${mostLearned} limit 1`.execute(db);
  const from = oldest[0]?.day ?? '0001-01-01';
  const notices = new Set<string>();
  for (let after = ''; ;) {
    const { rows } = await sql<PastRow>`
      select id, coalesce(need_id, source || ' ' || split_part(source_ref, '#', 1)) as notice, title,
        left(description, 4000) as text, term_ids as "termIds"
      from engagements
      where id > ${after} and published_at is not null and cardinality(term_ids) > 0 and started_on >= ${from}::date
      order by id limit ${pageRows}`.execute(db);
    for (const [i, { notice, termIds, ...words }] of rows.entries()) {
      if (i % turnRows === 0) await setImmediate();
      if (notices.has(notice)) continue;
      notices.add(notice);
      builder.add({ ...words, termIds: termIds.flatMap((id) => codeOf.get(id) ?? []) });
    }
    if (rows.length < pageRows) break;
    after = rows.at(-1)!.id;
  }
  await setImmediate();
  return builder.finish();
}
