import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../abuse/chance.ts';

/** What the server has acknowledged, and so must never lose. */
export interface Ledger {
  /** Newest acknowledged version and title of every need. */
  needs: Map<string, { version: number; title: string }>;
  /** Reasons of acknowledged shortlist decisions, by entry; a later decision on the same pair may follow. */
  entries: Map<string, { pair: string; reason: string; sure: boolean }>;
  interests: Set<string>;
  /** Titles of acknowledged capabilities, and of those whose removal was acknowledged. */
  capabilities: Map<string, string>;
  removed: Set<string>;
  /** Titles sent, answered or not: each may be there once at most. */
  titles: Set<string>;
  acknowledged: number;
}

export const emptyLedger = (): Ledger => ({
  needs: new Map(),
  entries: new Map(),
  interests: new Set(),
  capabilities: new Map(),
  removed: new Set(),
  titles: new Set(),
  acknowledged: 0,
});

export interface Answer {
  data: any;
  errors?: { message: string; extensions?: { code?: string; reference?: string } }[];
  status: number;
}

type Ask = (query: string, variables?: object) => Promise<Answer>;

/** Signs a demo person in. @returns how they ask; it throws when the server does not answer in `timeoutMs` */
export async function signIn(url: string, side: 'council' | 'supplier', timeoutMs = 30_000): Promise<Ask> {
  const signal = () => AbortSignal.timeout(timeoutMs);
  const response = await fetch(`${url}/demo/sign-in/${side}`, { redirect: 'manual', signal: signal() });
  await response.text();
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  if (!cookie) throw new Error(`Nobody was signed in: ${response.status}`);
  return async (query, variables) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
      signal: signal(),
    });
    return { ...((await answer.json()) as Answer), status: answer.status };
  };
}

export interface Actors {
  officer: Ask;
  member: Ask;
  councilId: string;
  supplierId: string;
  termId: string;
  suppliers: string[];
}

export async function actorsAt(url: string): Promise<Actors> {
  const [officer, member] = await Promise.all([signIn(url, 'council'), signIn(url, 'supplier')]);
  const { data, errors } = await officer(
    `{ viewer { memberships { council { id } } } terms(first: 1) { edges { node { id } } }
       suppliers(first: 20) { edges { node { id } } } }`,
  );
  if (!data) throw new Error(`The officer is not answered: ${JSON.stringify(errors)}`);
  const own = await member('{ viewer { memberships { supplier { id } } } }');
  return {
    officer,
    member,
    councilId: data.viewer.memberships[0].council.id,
    supplierId: own.data.viewer.memberships[0].supplier.id,
    termId: data.terms.edges[0].node.id,
    suppliers: data.suppliers.edges.map((edge: any) => edge.node.id),
  };
}

/**
 * One client: acts of different kinds one after another, each on record in the ledger only once the server has said
 * that it is done. Ends when the server does not answer any more, or `stopped` says so.
 * @param answered hears of every answer, errors included
 */
export async function act(
  actors: Actors,
  ledger: Ledger,
  name: string,
  random: Chance,
  {
    stopped = () => false,
    answered = () => {},
    goOn = false,
  }: { stopped?: () => boolean; answered?: (answer: Answer) => void; goOn?: boolean } = {},
): Promise<void> {
  const { officer, member } = actors;
  const mine: string[] = [];
  let published: string[] = [];
  let own: string[] = [];
  let n = 0;
  const words = (title: string) => ({
    title,
    problem: 'The lifts of the tower are out of order every second week.',
    termIds: [actors.termId],
  });
  const asked = async (ask: Ask, field: string, input: object, fields = 'id version'): Promise<any> => {
    const type = field[0]!.toUpperCase() + field.slice(1);
    const answer = await ask(`mutation ($input: ${type}Input!) { ${field}(input: $input) { ${fields} } }`, {
      input,
    });
    answered(answer);
    if (answer.data?.[field]) ledger.acknowledged++;
    return answer.data?.[field] ?? null;
  };
  const fresh = () => {
    const title = `Crash ${name} ${++n}`;
    ledger.titles.add(title);
    return title;
  };
  const acts: Record<string, () => Promise<void>> = {
    async create() {
      const title = fresh();
      const publish = random.chance(0.5);
      const need = await asked(officer, 'createNeed', {
        councilId: actors.councilId,
        publish,
        ...words(title),
      });
      if (!need) return;
      ledger.needs.set(need.id, { version: need.version, title });
      mine.push(need.id);
      if (publish) published.push(need.id);
    },
    async update() {
      const needId = random.pick(mine);
      const { version } = ledger.needs.get(needId)!;
      const title = fresh();
      const need = await asked(officer, 'updateNeed', { needId, version, ...words(title) });
      if (need) ledger.needs.set(needId, { version: need.version, title });
      // What became of it nobody knows; nobody edits it again, since its version is not known either.
      else mine.splice(mine.indexOf(needId), 1);
    },
    async publish() {
      const needId = random.pick(mine);
      const { version, title } = ledger.needs.get(needId)!;
      const need = await asked(officer, 'publishNeed', { needId, version });
      if (!need) return void mine.splice(mine.indexOf(needId), 1);
      ledger.needs.set(needId, { version: need.version, title });
      if (!published.includes(needId)) published.push(needId);
    },
    async shortlist() {
      const reason = `Reason ${name} ${++n}`;
      const input = {
        needId: random.pick(mine),
        supplierId: random.pick(actors.suppliers),
        decision: 'IN',
        reason,
      };
      const pair = `${input.needId} ${input.supplierId}`;
      // Until there is an answer, nobody knows which of the two reasons stands there.
      for (const one of ledger.entries.values()) if (one.pair === pair) one.sure = false;
      const entry = await asked(officer, 'decideShortlist', input, 'id');
      if (entry) ledger.entries.set(entry.id, { pair, reason, sure: true });
    },
    async interest() {
      const needId = published.pop()!;
      const input = { needId, supplierId: actors.supplierId, approach: 'We would repair the lifts.' };
      const interest = await asked(member, 'expressInterest', input, 'id');
      if (interest) ledger.interests.add(interest.id);
    },
    async declare() {
      const title = fresh();
      const input = { supplierId: actors.supplierId, title, termIds: [actors.termId] };
      const supplier = await asked(member, 'declareCapability', input, 'id capabilities { id title }');
      const one = supplier?.capabilities.find((c: any) => c.title === title);
      if (!one) return;
      ledger.capabilities.set(one.id, title);
      own.push(one.id);
    },
    async remove() {
      const capabilityId = own.pop()!;
      const removed = ledger.capabilities.get(capabilityId)!;
      ledger.capabilities.delete(capabilityId);
      const { data } = await member('query ($id: ID!) { node(id: $id) { ... on Capability { version } } }', {
        id: capabilityId,
      });
      const version = data?.node?.version ?? 1;
      if (await asked(member, 'removeCapability', { capabilityId, version }, 'id'))
        ledger.removed.add(removed);
    },
  };
  while (!stopped()) {
    const possible = ['create'];
    if (mine.length) possible.push('update', 'publish', 'shortlist');
    if (published.length) possible.push('interest');
    if (own.length < 5) possible.push('declare');
    if (own.length > 2) possible.push('remove');
    if (mine.length > 40) mine.splice(0, 20);
    try {
      await acts[random.pick(possible)]!();
    } catch (error) {
      if (!goOn) return;
      if (error instanceof Error && error.name === 'TimeoutError') answered({ data: null, status: 0 });
      await pause(100);
    }
  }
}
