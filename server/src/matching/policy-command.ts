import { Command } from 'commander';
import type { Config } from '../platform/config.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase, statements, type Database, type Em } from '../platform/database.ts';
import { prepareDatabase } from '../platform/prepare.ts';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { dayIn } from '../open-data/believable.ts';
import { UnusableFile } from '../open-data/source.ts';
import { awardRecord, learnCandidate } from './evaluate/candidate.ts';
import { loadOwnRecord } from './evaluate/own-record.ts';
import { readNoticesToJudge } from './evaluate/read-notices.ts';
import { reasonsAgainst, type PolicyFigures } from './policy-figures.ts';
import {
  againstMakingLive,
  livePolicy,
  storeCandidate,
  storedPolicies,
  switchPolicy,
} from './policy-store.ts';

const say = async (done: string): Promise<void> => void process.stderr.write(`${done}\n`);

async function withDatabase<T>(work: (em: Em) => Promise<T>, config: Config = readConfig()): Promise<T> {
  const database: Database = await openDatabase(config);
  try {
    await prepareDatabase(database);
    return await database.fork().transactional(work);
  } finally {
    await database.close();
  }
}

const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(4)}`;

/** What a policy was measured by, in one line. */
export function figuresText({
  against,
  split,
  needs,
  ndcg10,
  difference,
  interval,
  rare10,
}: PolicyFigures): string {
  return (
    `${needs} needs from ${split} on: nDCG@10 ${ndcg10.toFixed(4)}, ${signed(difference)} ` +
    `[${interval.map(signed).join(', ')}] against policy ${against}; rare@10 ${rare10.toFixed(3)}`
  );
}

async function learn({ awards, split }: { awards?: string; split: string }): Promise<void> {
  if (dayIn(split) !== split) throw new UnusableFile(`--split wants a day as YYYY-MM-DD, not "${split}".`);
  const read = awards === undefined ? null : await readNoticesToJudge(awards, undefined, say);
  await withDatabase(async (em) => {
    const live = await livePolicy(em);
    const record = read === null ? await loadOwnRecord(em, split) : awardRecord(read.notices);
    const candidate = await learnCandidate(record, split, live, say);
    if (candidate === null) {
      process.stdout.write(
        `Nothing was learned: the weights of policy ${live.version} stay. Nothing is stored.\n`,
      );
      return;
    }
    const { policy, figures } = candidate;
    const from = read === null ? 'what came of needs asked here' : 'awards';
    const note = `Learned from ${from} before ${split}, starting from policy ${live.version}.`;
    const version = await storeCandidate(em, policy, note, figures);
    const reasons = reasonsAgainst(figures, live.version);
    process.stdout.write(
      [
        `Stored as policy ${version}; policy ${live.version} stays live.`,
        figuresText(figures),
        ...(reasons.length === 0
          ? [`It may go live: parley policy accept ${version} --reason "…"`]
          : ['It may not go live:', ...reasons.map((reason) => `  ${reason}`)]),
        '',
      ].join('\n'),
    );
  });
}

async function list(): Promise<void> {
  await withDatabase(async (em) => {
    const policies = await storedPolicies(em);
    const lines = policies.flatMap((policy) => {
      const state = policy.live ? 'live' : policy.madeLiveAt === null ? 'candidate' : 'was live';
      const reasons = policy.live ? [] : againstMakingLive(policies, policy.version);
      return [
        `${String(policy.version).padStart(4)}  ${state.padEnd(9)}  ${policy.origin.padEnd(7)}  ${policy.note}`,
        ...(policy.figures ? [`      ${figuresText(policy.figures)}`] : []),
        ...reasons.map((reason) => `      Not now: ${reason}`),
      ];
    });
    process.stdout.write(`${lines.join('\n')}\n`);
  });
}

async function accept(given: string, { reason }: { reason: string }): Promise<void> {
  const version = Number(given);
  await withDatabase(async (em) => {
    const policies = await storedPolicies(em);
    const reasons = againstMakingLive(policies, version);
    if (reasons.length > 0) throw new UnusableFile(reasons.join('\n'));
    await switchPolicy(em, version);
    const before = JSON.stringify({ version: policies.find(({ live }) => live)?.version ?? null });
    await sql`
      insert into audit_entries (account_id, act, subject_id, before, after, reason, request_id)
      values (null, 'parley policy accept', ${String(version)}, ${before}::jsonb,
        ${JSON.stringify({ version })}::jsonb, ${reason}, ${randomUUID()})`.execute(statements(em));
    process.stdout.write(`Policy ${version} is live.\n`);
  });
}

/** `policy learn|list|accept`: ranking policies from a terminal. Nothing goes live but by `accept`. */
export function policyCommand(): Command {
  const command = new Command('policy').description('Ranking policies: what is stored, and what is live.');
  command
    .command('learn')
    .description(
      'Learns weights from outcomes before a day, measures them from then on, stores them as a candidate.',
    )
    .option('--awards <file>', 'award notices, as CSV; without them, what came of the needs asked here')
    .requiredOption('--split <day>', 'YYYY-MM-DD')
    .action(learn);
  command.command('list').description('Every stored policy with its figures.').action(list);
  command
    .command('accept')
    .description('Makes a stored policy live, if its figures allow it.')
    .argument('<version>', 'number of the policy')
    .requiredOption('--reason <words>', 'why; kept in the audit')
    .action(accept);
  return command;
}
