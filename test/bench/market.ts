// How long a top 20 with explanations takes on the market in the database: inside the engine, and through GraphQL
// over HTTP. Reads DATA_DIR or DATABASE_URL like the server, which must not be running on the same folder.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DemandFacts } from '../../server/src/matching/engine/facts.ts';

const built = new URL('../../server/dist/server/src/', import.meta.url);
if (!existsSync(fileURLToPath(built))) throw new Error('Build the server first: npm run build');
const load = (path: string) => import(new URL(path, built).href);

const [
  { readConfig },
  { openDatabase },
  { prepareDatabase },
  { LiveIndex },
  { rank },
  { createHttp },
  { createAuth },
  { createMailer },
  { createLogger },
  { stableId, newId },
] = await Promise.all(
  [
    'platform/config.js',
    'platform/database.js',
    'platform/prepare.js',
    'matching/live-index.js',
    'matching/engine/rank.js',
    'platform/http.js',
    'identity/auth.js',
    'platform/mailer.js',
    'platform/logger.js',
    'platform/ids.js',
  ].map(load),
);

const quantile = (times: number[], q: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))]!;
const row = (what: string, times: number[]) =>
  console.log(
    `${what.padEnd(52)} median ${quantile(times, 0.5).toFixed(2)} ms   p95 ${quantile(times, 0.95).toFixed(2)} ms   ${times.length} runs`,
  );

const config = {
  ...readConfig({
    ...process.env,
    PORT: '0',
    DEMO: 'on',
    LOG_LEVEL: 'fatal',
    AD_HOC_COST: '20000',
    AD_HOC_PER_MINUTE: '1000000',
    OWN_PER_MINUTE: '1000000',
  }),
  authSecret: 'a secret for measuring, and for nothing else',
};
const database = await openDatabase(config);
await prepareDatabase(database);
let since = performance.now();
const live = await LiveIndex.open(database);
console.log(`market read and indexed in ${((performance.now() - since) / 1000).toFixed(1)} s`);
const em = database.fork();
const [size] = await em.execute(
  'select (select count(*)::int from suppliers) as suppliers, (select count(*)::int from engagements) as engagements, (select count(*)::int from needs) as needs',
);
console.log(`${size.suppliers} suppliers, ${size.engagements} engagements, ${size.needs} needs`);

const needs: {
  id: string;
  councilId: string;
  title: string;
  problem: string;
  terms: string[];
  region: string;
}[] = await em.execute(
  `select n.id, n.council_id as "councilId", n.title, n.problem, n.term_ids as terms, c.region
     from needs n join councils c on c.id = n.council_id order by n.id limit 200`,
);
const demands: DemandFacts[] = needs.map((n) => ({
  id: n.id,
  kind: 'need',
  councilId: n.councilId,
  title: n.title,
  text: n.problem,
  termIds: live.bridge.widen(n.terms),
  region: n.region,
  requiredAccreditations: [],
  reservedFor: 'none',
}));
const inEngine = () =>
  demands.map((demand) => {
    const started = performance.now();
    rank(live.index, { reading: 'suppliers-for-demand', demand, limit: 20 });
    return performance.now() - started;
  });
inEngine();
row('engine: top 20 of all suppliers, explained', [...inEngine(), ...inEngine(), ...inEngine()]);

const mailer = createMailer(config);
const auth = createAuth({ database, config, mailer });
const app = await createHttp({ config, database, live, auth, mailer, logger: createLogger(config) });
await app.listen({ port: 0, host: '127.0.0.1' });
const url = `http://127.0.0.1:${app.server.address().port}/graphql`;
const [busiest] = await em.execute(
  'select council_id as id from needs group by 1 order by count(*) desc, 1 limit 1',
);
const accountId = stableId('Account', 'bench');
await em.execute(
  `insert into accounts (id, name, email, email_verified) values (?, 'Bench (fictional)', 'bench@parley.example', true) on conflict do nothing`,
  [accountId],
);
const membershipId = newId('Membership');
await em.execute(
  `insert into memberships (id, account_id, side, council_id, role) values (?, ?, 'council', ?, 'member')`,
  [membershipId, accountId, busiest.id],
);
try {
  const { setCookie } = await auth.signInAs(accountId);
  const cookie = setCookie.map((c: string) => c.split(';')[0]).join('; ');
  const own = needs.filter((n) => n.councilId === busiest.id).map((n) => n.id);
  const more: { id: string }[] = await em.execute(
    'select id from needs where council_id = ? order by id limit 50',
    [busiest.id],
  );
  const ids = own.length >= 20 ? own : more.map((n) => n.id);
  const query = `query ($id: ID!) { need(id: $id) { title matches(first: 20) { totalCount policyVersion ineligible { reason count }
    edges { cursor node { rank points score supplier { id name size sme vcse fictional }
      contributions { signal name points micro sentence known evidence { kind recordId label day valueGbp decay } } } } } } }`;
  const ask = async (id: string) => {
    const started = performance.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables: { id } }),
    }).then((r) => r.json());
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return performance.now() - started;
  };
  for (let i = 0; i < 40; i++) await ask(ids[i % ids.length]!);
  const times: number[] = [];
  for (let i = 0; i < 300; i++) times.push(await ask(ids[i % ids.length]!));
  row('GraphQL over HTTP: the same, warm', times);
} finally {
  for (const table of ['memberships', 'impressions', 'sessions'])
    await em.execute(`delete from ${table} where account_id = ?`, [accountId]);
  await app.close();
  await live.close();
  mailer.close();
  await database.close();
}
