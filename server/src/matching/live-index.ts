import { setImmediate as afterOthers } from 'node:timers/promises';
import { sql } from 'kysely';
import { statements, type Database } from '../platform/database.ts';
import { applyChange, pendingChanges } from './engine/apply-change.ts';
import { preparedFor } from './engine/explain.ts';
import { buildIndexInSteps, type MatchIndex } from './engine/match-index.ts';
import type { RankingPolicy } from './engine/facts.ts';
import { loadExposure } from './exposure-ledger.ts';
import { loadDemands, loadMarket, loadSuppliers, type DemandPlace, type TermBridge } from './market-facts.ts';
import { livePolicy } from './policy-store.ts';

/** Changed subjects in one round above which reading everything again is cheaper than applying each. */
const rebuildAbove = 2_000;
/** Changes in the delta segment above which the index is built anew. */
const compactAbove = 500;
const pollEveryMs = 400;
/** A bulk load writes many `all` records; between two rebuilds passes at least this many times what one takes. */
const restBetweenRebuilds = 4;
/** Work done in one go while an index is built beside the one that answers; then requests have their turn. */
const sliceMs = 10;

interface ChangeRow {
  id: string;
  kind: string;
  subjectId: string;
  transactionId: string;
}

/** An index, and how far into the change feed it is. */
interface Held {
  index: MatchIndex;
  bridge: TermBridge;
  /** Where each demand of the index belongs. */
  places: Map<string, DemandPlace>;
  /** Every transaction below this one has ended; changes at or above it may still be missing. */
  horizon: bigint;
  /** Changes at or above the horizon that are in, with their transactions. */
  applied: Map<string, bigint>;
}

const today = () => Math.floor(Date.now() / 86_400_000);

/**
 * The engine's index of the market as it stands in the database, kept current by the change feed.
 * `catchUp` applies what has been committed by any process; it runs after each mutation of this process
 * and on a timer for those of others. When the day changes, or too much has changed to apply one by one, another
 * index is built beside the one that answers, in slices, and takes its place once it has caught up.
 */
export class LiveIndex {
  #held: Held;
  /** Built and waiting to catch up and take over. */
  #next: Held | null = null;
  /** Resolves to what went wrong, if anything. */
  #building: Promise<unknown> | null = null;
  #preparing: Promise<void> | null = null;
  #rebuildDue = false;
  #restUntil = 0;
  #running: Promise<void> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #onError: (error: unknown) => void = () => {};

  private constructor(
    private readonly database: Database,
    private readonly clock: () => number,
    held: Held,
  ) {
    this.#held = held;
  }

  /** Reads the policy in force and the whole market, and builds the index. `clock` gives days since 1970-01-01. */
  static async open(database: Database, clock: () => number = today): Promise<LiveIndex> {
    const live = new LiveIndex(database, clock, await build(database, clock()));
    live.#prepareAhead();
    return live;
  }

  get index(): MatchIndex {
    return this.#held.index;
  }

  get bridge(): TermBridge {
    return this.#held.bridge;
  }

  get policy(): RankingPolicy {
    return this.index.policy;
  }

  get policyVersion(): number {
    return this.policy.version;
  }

  /** Reads everything again, after a load that wrote no change records. */
  async reload(): Promise<void> {
    this.#rebuildDue = true;
    await this.settled();
  }

  /** Whether the supplier is in the index; one of a bulk load is once the next index has taken over. */
  knowsSupplier(id: string): boolean {
    return this.index.rows.rowOf.has(id);
  }

  /** Whether the need or council line is in the index. */
  knowsDemand(id: string): boolean {
    return this.#held.places.has(id);
  }

  /** Where a demand of the index belongs. */
  placeOf(demandId: string): DemandPlace | undefined {
    return this.#held.places.get(demandId);
  }

  /** Tells whoever watches of a failure that does not concern the person who met it: it is tried again. */
  readonly report = (error: unknown): void => this.#onError(error);

  /** Starts looking for other processes' changes. `onError` hears of what fails meanwhile; it is tried again. */
  watch(onError: (error: unknown) => void): void {
    this.#onError = onError;
    this.#timer = setInterval(() => void this.catchUp().catch(onError), pollEveryMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#running?.catch(() => undefined);
    await this.#building;
    await this.#preparing;
  }

  /**
   * Applies every committed change of single things; when it resolves, those committed before the call are in. What
   * changes everything (a new day, terms, councils, a bulk load) follows with the next index: see `settled`.
   */
  async catchUp(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = (async () => {
      do {
        this.#again = false;
        await this.#round();
      } while (this.#again);
    })().finally(() => (this.#running = null));
    return this.#running;
  }

  /**
   * Resolves when no other index is due or being built; whatever was committed before the call is in.
   * @throws what an index that was due could not be built for
   */
  async settled(): Promise<void> {
    do {
      const failure = await this.#building;
      if (failure) throw failure;
      this.#restUntil = 0;
      await this.catchUp();
    } while (this.#building);
  }

  async #round(): Promise<void> {
    const held = this.#next ?? this.#held;
    const { index } = held;
    const { version } = index;
    const told = await advance(this.database, held);
    if (held === this.#next) {
      this.#held = held;
      this.#next = null;
      this.#rebuildDue = false;
      this.#prepareAhead();
    } else if (index.version !== version) this.#prepareAhead();
    if (told === 'policy' && (await livePolicy(this.database.fork())).version !== this.policyVersion) {
      // Whoever puts a policy in force sees lists ranked by it in the next answer.
      await this.#building;
      this.#next = await build(this.database, this.clock(), () => this.#closed);
      this.#again = true;
      return;
    }
    if (told === 'all' || pendingChanges(index) > compactAbove || this.clock() !== index.asOfDay) {
      this.#rebuildDue = true;
    }
    if (this.#rebuildDue && !this.#building && !this.#closed && performance.now() >= this.#restUntil) {
      this.#rebuildDue = false;
      this.#building = this.#rebuild().finally(() => {
        this.#building = null;
        if (this.#next && !this.#closed) void this.catchUp().catch(this.#onError);
      });
    }
  }

  #prepareAhead(): void {
    this.#preparing ??= prepareDemands(() => this.index, new Slices(() => this.#closed))
      .catch((error: unknown) => this.#closed || this.#onError(error))
      .then(() => void (this.#preparing = null));
  }

  async #rebuild(): Promise<unknown> {
    const started = performance.now();
    try {
      this.#next = await build(this.database, this.clock(), () => this.#closed);
      this.#restUntil = performance.now() + restBetweenRebuilds * (performance.now() - started);
      return null;
    } catch (error) {
      this.#rebuildDue = true;
      this.#restUntil = performance.now() + restBetweenRebuilds * (performance.now() - started);
      if (!this.#closed) this.#onError(error);
      return error;
    }
  }
}

/**
 * Readies every demand for ranking. What a word or a tag weighs depends on all suppliers, so any change asks for
 * all of it again; done here, the person who looks next does not wait for it.
 */
async function prepareDemands(current: () => MatchIndex, slices: Slices): Promise<void> {
  let index: MatchIndex;
  let version: number;
  const isCurrent = () => current() === index && index.version === version;
  do {
    index = current();
    version = index.version;
    for (const id of index.demands.keys()) {
      await slices.pause();
      if (!isCurrent()) break;
      preparedFor(index, id);
    }
  } while (!isCurrent());
}

/** Lets everything else that waits have its turn whenever a slice of work is used up. */
class Slices {
  #until = performance.now() + sliceMs;

  constructor(private readonly stopped: () => boolean) {}

  async pause(): Promise<void> {
    if (performance.now() < this.#until) return;
    await afterOthers();
    if (this.stopped()) throw new Error('The index is closed.');
    this.#until = performance.now() + sliceMs;
  }
}

async function build(database: Database, day: number, stopped: () => boolean = () => false): Promise<Held> {
  const slices = new Slices(stopped);
  // Read before the market: what commits meanwhile is at or above this horizon, and is applied again.
  const { changes, horizon } = await readChanges(database, null);
  const em = database.fork();
  const policy = await livePolicy(em);
  const { bridge, places, ...market } = await loadMarket(em, () => slices.pause());
  const exposure = await loadExposure(em, policy, day);
  const steps = buildIndexInSteps({ ...market, exposure }, policy, day);
  let step = steps.next();
  while (!step.done) {
    await slices.pause();
    step = steps.next();
  }
  const held: Held = { index: step.value, bridge, places, horizon, applied: new Map() };
  remember(held, changes, horizon);
  return held;
}

/** @param since the horizon of the round before; null reads no changes, only the horizon */
async function readChanges(
  database: Database,
  since: bigint | null,
): Promise<{ changes: ChangeRow[]; horizon: bigint }> {
  const { rows } = await sql<ChangeRow & { horizon: string }>`
    with now as (select pg_snapshot_xmin(pg_current_snapshot())::text as horizon)
    select c.id::text as id, c.kind, c.subject_id as "subjectId", c.transaction_id::text as "transactionId",
      now.horizon
    from now left join change_records c
      on c.transaction_id >= coalesce(${since === null ? null : String(since)}::bigint, now.horizon::bigint)
    order by c.id`.execute(statements(database.fork()));
  return { changes: rows.filter((row) => row.id !== null), horizon: BigInt(rows[0]!.horizon) };
}

function remember(held: Held, changes: readonly ChangeRow[], horizon: bigint): void {
  for (const change of changes) held.applied.set(change.id, BigInt(change.transactionId));
  for (const [id, transaction] of held.applied) if (transaction < horizon) held.applied.delete(id);
  held.horizon = horizon;
}

/**
 * Applies the changes that are not yet in, one by one, so that people read their own writes.
 * @returns whether there are some that only another index can take in: another policy, or what concerns everything
 */
async function advance(database: Database, held: Held): Promise<'policy' | 'all' | null> {
  const { changes, horizon } = await readChanges(database, held.horizon);
  const fresh = changes.filter((change) => !held.applied.has(change.id));
  const idsOf = (kind: string) => [...new Set(fresh.filter((c) => c.kind === kind).map((c) => c.subjectId))];
  const suppliers = idsOf('supplier');
  const demands = idsOf('demand');
  if (suppliers.length) {
    const loaded = await loadSuppliers(database.fork(), held.bridge, suppliers);
    const facts = new Map(loaded.map((s) => [s.id, s]));
    for (const id of suppliers)
      applyChange(held.index, { kind: 'supplier', id, facts: facts.get(id) ?? null });
  }
  if (demands.length) {
    const loaded = await loadDemands(database.fork(), held.bridge, demands);
    const found = new Map(loaded.map((d) => [d.facts.id, d]));
    for (const id of demands) {
      const demand = found.get(id);
      applyChange(held.index, { kind: 'demand', id, facts: demand?.facts ?? null });
      if (demand) held.places.set(id, demand.place);
      else held.places.delete(id);
    }
  }
  remember(held, changes, horizon);
  if (fresh.some(({ kind }) => kind === 'policy')) return 'policy';
  const all =
    fresh.length > rebuildAbove || fresh.some(({ kind }) => ['all', 'term', 'council'].includes(kind));
  return all ? 'all' : null;
}
