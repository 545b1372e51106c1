import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { Person, World } from '../world.ts';
import { mutatedRequest, sendRaw } from './mutated-requests.ts';
import { randomRequest, type KnownIds, type RandomRequest } from './random-documents.ts';
import { smallerDocument } from './smaller-document.ts';

export interface AbuseReport {
  documents: number;
  bodies: number;
  /** Answers by status and, of documents, by the codes of their errors; `data` where something was answered. */
  seen: Record<string, number>;
  /** Every answer that said the fault was ours, with what asked for it. */
  faults: string[];
}

const tables: Record<string, string> = {
  need: 'needs',
  supplier: 'suppliers',
  council: 'councils',
  councilline: 'council_lines',
  line: 'council_lines',
  lineofbusiness: 'lines_of_business',
  term: 'terms',
  interest: 'interests',
  capability: 'capabilities',
  entry: 'shortlist_entries',
  practice: 'practice_cards',
  engagement: 'engagements',
  membership: 'memberships',
  account: 'accounts',
};

async function knownIds(world: World): Promise<KnownIds> {
  const ids: KnownIds = {};
  for (const [kind, table] of Object.entries(tables)) {
    const rows = await world.database
      .fork()
      .execute<{ id: string }[]>(`select id from ${table} order by id limit 25`);
    ids[kind] = rows.map(({ id }) => id);
  }
  // What the people act for stands there several times, so that much of what they try is allowed.
  const { councilId, supplierId } = world;
  const own: [kind: string, statement: string, id: string][] = [
    ['council', 'select id from councils where id = ?', councilId],
    ['supplier', 'select id from suppliers where id = ?', supplierId],
    ['need', 'select id from needs where council_id = ? order by id', councilId],
    ['councilline', 'select id from council_lines where council_id = ? order by id', councilId],
    ['capability', 'select id from capabilities where supplier_id = ? order by id', supplierId],
    ['interest', 'select id from interests where supplier_id = ? order by id', supplierId],
    [
      'interest',
      'select i.id from interests i join needs n on n.id = i.need_id where n.council_id = ? order by i.id',
      councilId,
    ],
    [
      'entry',
      'select e.id from shortlist_entries e join needs n on n.id = e.need_id where n.council_id = ? order by e.id',
      councilId,
    ],
  ];
  for (const [kind, statement, id] of own) {
    const rows = await world.database.fork().execute<{ id: string }[]>(statement, [id]);
    for (let times = Math.ceil(25 / Math.max(1, rows.length)); times > 0; times--)
      ids[kind]!.push(...rows.map((row) => row.id));
  }
  return ids;
}

const isFault = (status: number, text: string) => status >= 500 || text.includes('"code":"INTERNAL"');

/**
 * Asks the world's server `documents` times with documents made from the schema, as each of four people in turn, and
 * `bodies` times with mutated requests to every part of it. The same seed asks the same again.
 */
export async function abuse(
  world: World,
  {
    seed,
    documents,
    bodies,
    say,
  }: { seed: string; documents: number; bodies: number; say: (line: string) => void },
): Promise<AbuseReport> {
  const schema = buildSchema(readFileSync(new URL('../../shared/schema.graphql', import.meta.url), 'utf8'));
  const known = { ids: await knownIds(world), cursors: [] as string[] };
  for (const list of ['needs', 'suppliers', 'councils']) {
    const page = await world.officer.get<any, any>(`{ ${list}(first: 2) { pageInfo { endCursor } } }`);
    known.cursors.push(page[list].pageInfo.endCursor);
  }
  const people: [string, Person, RegExp][] = [
    ['visitor', world.visitor, /./],
    ['officer', world.officer, /need|shortlist|decideInterest|councilLine|recordView/i],
    ['supplier', world.supplier, /supplier|capability|expressInterest|withdrawInterest|recordView/i],
    ['office', world.office, /policy/i],
  ];
  const report: AbuseReport = { documents, bodies, seen: {}, faults: [] };
  const count = (what: string) => (report.seen[what] = (report.seen[what] ?? 0) + 1);

  const ask = async (person: Person, request: RandomRequest) => {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(person.cookie ? { cookie: person.cookie } : {}),
      },
      body: JSON.stringify(request),
    });
    return { status: response.status, text: await response.text() };
  };

  await inTurns(documents, 4, say, 'documents', async (i) => {
    const [who, person, mayWrite] = people[i % people.length]!;
    const request = randomRequest(schema, `${seed}/${i}`, known, mayWrite);
    const { status, text } = await ask(person, request);
    count(`documents ${status}`);
    for (const code of codesIn(text)) count(code);
    for (const done of request.query.matchAll(/^ {2}(r\d): (\w+)/gm)) {
      if (request.query.startsWith('mutation') && new RegExp(`"${done[1]}":[^n]`).test(text))
        count(`done ${done[2]}`);
    }
    if (!isFault(status, text)) return;
    const stillFails = async (smaller: RandomRequest) => {
      const again = await ask(person, smaller);
      return isFault(again.status, again.text);
    };
    const smallest = await smallerDocument(request, stillFails);
    report.faults.push(
      `${status} ${seed}/${i} as ${who}: ${JSON.stringify(smallest)} → ${text.slice(0, 300)}`,
    );
    say(report.faults.at(-1)!);
  });

  await inTurns(bodies, 4, say, 'mutated requests', async (i) => {
    const request = mutatedRequest(`${seed}/raw/${i}`);
    const { status, text } = await sendRaw(world.url, request);
    if (status <= 0)
      say(`no answer (${text}): ${JSON.stringify({ ...request, body: request.body?.length })}`);
    count(status > 0 ? `requests ${status}` : `requests without an answer: ${text}`);
    if (!isFault(status, text)) return;
    const { body, ...head } = request;
    report.faults.push(
      `${status} ${seed}/raw/${i}: ${JSON.stringify(head)} ${body?.toString('latin1').slice(0, 400) ?? ''} → ${text.slice(0, 300)}`,
    );
    say(report.faults.at(-1)!);
  });
  return report;
}

function codesIn(text: string): string[] {
  try {
    const { data, errors = [] } = JSON.parse(text);
    const codes = new Set<string>(errors.map((e: any) => `code ${e.extensions?.code}`));
    return data ? [...codes, 'with data'] : [...codes];
  } catch {
    return ['no JSON'];
  }
}

/** Does the work for 0 … times-1, several at a time, and says how far it is every now and then. */
async function inTurns(
  times: number,
  atATime: number,
  say: (line: string) => void,
  what: string,
  work: (i: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const step = Math.max(250, Math.round(times / 40));
  const started = performance.now();
  const turn = async () => {
    while (next < times) {
      const i = next++;
      await work(i);
      if ((i + 1) % step === 0)
        say(`${i + 1} of ${times} ${what} (${Math.round((performance.now() - started) / 1000)} s)`);
    }
  };
  await Promise.all(Array.from({ length: atATime }, turn));
}
