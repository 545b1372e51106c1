import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/database.ts';
import { applyChange, currentMarket, pendingChanges } from './engine/apply-change.ts';
import { buildIndex, type MatchIndex } from './engine/match-index.ts';
import type { RankingPolicy } from './engine/facts.ts';
import { loadExposure } from './exposure-ledger.ts';
import { loadDemands, loadMarket, loadSuppliers, type TermBridge } from './market-facts.ts';
import { livePolicy } from './policy-store.ts';

/** Changed subjects in one round above which reading everything again is cheaper than applying each. */
const rebuildAbove = 2_000;
/** Changes in the delta segment above which the index is built anew from what it knows. */
const compactAbove = 500;
const pollEveryMs = 400;
/** A bulk load writes many `all` records; between two rebuilds passes at least this many times what one takes. */
const restBetweenRebuilds = 4;

interface ChangeRow {
  id: string;
  kind: string;
  subjectId: string;
  transactionId: string;
}

const today = () => Math.floor(Date.now() / 86_400_000);

/**
 * The engine's index of the market as it stands in the database, kept current by the change feed.
 * `catchUp` applies what has been committed by any process; it runs after each mutation of this process
 * and on a timer for those of others.
 */
export class LiveIndex {
  #index!: MatchIndex;
  #bridge!: TermBridge;
  /** Every transaction below this one has ended; changes at or above it may still be missing. */
  #horizon = 0n;
  #applied = new Map<string, bigint>();
  #running: Promise<void> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | null = null;
  #rebuildDue = false;
  #restUntil = 0;

  private constructor(
    private readonly database: Database,
    private readonly clock: () => number,
  ) {}

  /** Reads the policy in force and the whole market, and builds the index. `clock` gives days since 1970-01-01. */
  static async open(database: Database, clock: () => number = today): Promise<LiveIndex> {
    const live = new LiveIndex(database, clock);
    await live.#rebuild();
    return live;
  }

  get index(): MatchIndex {
    return this.#index;
  }

  get bridge(): TermBridge {
    return this.#bridge;
  }

  get policy(): RankingPolicy {
    return this.#index.policy;
  }

  get policyVersion(): number {
    return this.policy.version;
  }

  /** Reads everything again, after a load that wrote no change records. */
  async reload(): Promise<void> {
    await this.#running;
    await this.#rebuild();
  }

  /** Starts looking for other processes' changes. */
  watch(onError: (error: unknown) => void): void {
    this.#timer = setInterval(() => void this.catchUp().catch(onError), pollEveryMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  /** Applies every committed change; when it resolves, whatever was committed before the call is in. */
  async catchUp(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = (async () => {
      do {
        this.#again = false;
        await this.#applyCommitted();
      } while (this.#again);
    })().finally(() => (this.#running = null));
    return this.#running;
  }

  async #readChanges(): Promise<{ changes: ChangeRow[]; horizon: bigint }> {
    const db = this.database.fork().getKysely() as unknown as Kysely<never>;
    const { rows } = await sql<ChangeRow & { horizon: string }>`
      with now as (select pg_snapshot_xmin(pg_current_snapshot())::text as horizon)
      select c.id::text as id, c.kind, c.subject_id as "subjectId", c.transaction_id::text as "transactionId",
        now.horizon
      from now left join change_records c on c.transaction_id >= ${String(this.#horizon)}::bigint
      order by c.id`.execute(db);
    return { changes: rows.filter((row) => row.id !== null), horizon: BigInt(rows[0]!.horizon) };
  }

  async #rebuild(): Promise<void> {
    const started = performance.now();
    const { changes, horizon } = await this.#readChanges();
    const em = this.database.fork();
    const day = this.clock();
    const policy = await livePolicy(em);
    const { bridge, ...market } = await loadMarket(em);
    const exposure = await loadExposure(em, policy, day);
    this.#bridge = bridge;
    this.#index = buildIndex({ ...market, exposure }, policy, day);
    this.#remember(changes, horizon);
    this.#rebuildDue = false;
    this.#restUntil = performance.now() + restBetweenRebuilds * (performance.now() - started);
  }

  #remember(changes: ChangeRow[], horizon: bigint): void {
    for (const change of changes) this.#applied.set(change.id, BigInt(change.transactionId));
    for (const [id, transaction] of this.#applied) if (transaction < horizon) this.#applied.delete(id);
    this.#horizon = horizon;
  }

  async #applyCommitted(): Promise<void> {
    const { changes, horizon } = await this.#readChanges();
    const fresh = changes.filter((change) => !this.#applied.has(change.id));
    this.#rebuildDue ||=
      this.clock() !== this.#index.asOfDay ||
      fresh.some((c) => c.kind === 'all' || c.kind === 'term' || c.kind === 'council') ||
      fresh.length > rebuildAbove;
    const newPolicy = fresh.some((c) => c.kind === 'policy');
    if (newPolicy || (this.#rebuildDue && performance.now() >= this.#restUntil)) return this.#rebuild();
    // Until a due rebuild comes, single edits are applied one by one, so that people read their own writes.
    const idsOf = (kind: string) => [
      ...new Set(fresh.filter((c) => c.kind === kind).map((c) => c.subjectId)),
    ];
    const suppliers = idsOf('supplier');
    const demands = idsOf('demand');
    if (suppliers.length) {
      const facts = new Map(
        (await loadSuppliers(this.database.fork(), this.#bridge, suppliers)).map((s) => [s.id, s]),
      );
      for (const id of suppliers)
        applyChange(this.#index, { kind: 'supplier', id, facts: facts.get(id) ?? null });
    }
    if (demands.length) {
      const facts = new Map(
        (await loadDemands(this.database.fork(), this.#bridge, demands)).map((d) => [d.id, d]),
      );
      for (const id of demands)
        applyChange(this.#index, { kind: 'demand', id, facts: facts.get(id) ?? null });
    }
    this.#remember(changes, horizon);
    if (pendingChanges(this.#index) > compactAbove) {
      this.#index = buildIndex(currentMarket(this.#index), this.policy, this.#index.asOfDay);
    }
  }
}
