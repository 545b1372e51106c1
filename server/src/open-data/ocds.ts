import { believableDay, believableEnd, believableValue, dayIn, momentOf } from './believable.ts';
import type { NoticeFact, SupplierFact } from './facts.ts';
import { bestIdentifier } from './organisation-identifier.ts';
import { reasonFor } from './notice-words.ts';
import type { Understood } from './source.ts';

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null).map(object) : [];
const text = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** A release out of what a record of a package holds: a release itself, or a record's compiled or last release. */
export function releaseIn(record: unknown): unknown {
  const given = object(record);
  if (given['compiledRelease']) return { ocid: given['ocid'], ...object(given['compiledRelease']) };
  const releases = list(given['releases']);
  if (!releases.length) return record;
  const last = [...releases].sort((a, b) => text(a['date']).localeCompare(text(b['date']))).at(-1)!;
  return { ocid: given['ocid'], ...last };
}

function identifiersOf(party: Json): { scheme: string; id: string }[] {
  const all = [object(party['identifier']), ...list(party['additionalIdentifiers'])];
  const stated = all.map((one) => ({ scheme: text(one['scheme']), id: text(one['id']) }));
  // Parties are often named by scheme and number in one: GB-COH-02862423.
  const inId = /^(GB-(?:COH|CHC|PPON))-(.+)$/.exec(text(party['id']));
  return inId && !stated.some((one) => one.scheme === inId[1])
    ? [...stated, { scheme: inId[1]!, id: inId[2]! }]
    : stated;
}

function supplierFact(reference: Json, parties: ReadonlyMap<string, Json>, dropped: string[]): SupplierFact {
  const party = parties.get(text(reference['id'])) ?? reference;
  const details = object(party['details']);
  const scale = text(details['scale']).toLowerCase();
  const best = bestIdentifier(identifiersOf(party), dropped);
  return {
    name: text(party['name']) || text(reference['name']) || text(object(party['identifier'])['legalName']),
    identifierScheme: best?.identifierScheme ?? null,
    identifier: best?.identifier ?? null,
    sme: scale === 'sme' ? true : scale === 'large' ? false : null,
    vcse: typeof details['vcse'] === 'boolean' ? details['vcse'] : null,
  };
}

function cpvIn(parts: readonly Json[]): string[] {
  const classes = parts.flatMap((part) => [
    object(part['classification']),
    ...list(part['additionalClassifications']),
  ]);
  return [
    ...new Set(classes.filter((c) => /^(x_)?cpv/i.test(text(c['scheme']))).map((c) => text(c['id']))),
  ].filter(Boolean);
}

function pounds(value: unknown, dropped: string[]): number | null {
  const { amount, currency } = object(value);
  if (text(currency) && text(currency).toUpperCase() !== 'GBP') {
    if (Number(amount)) dropped.push(`value in ${text(currency)}, not in pounds`);
    return null;
  }
  return believableValue(typeof amount === 'number' || typeof amount === 'string' ? amount : null, dropped)
    .max;
}

type NoticeNeed = NonNullable<NoticeFact['need']>;

/** Where the need stands after this release, from its tags and the state of its tender. */
function needIn(
  tags: readonly string[],
  tenderStatus: string,
  awarded: boolean,
  closesOn: string | null,
  today: string,
) {
  const need = (stage: NoticeNeed['stage'], outcome: NoticeNeed['outcome'] = null): NoticeNeed => ({
    stage,
    outcome,
    outcomeReason: stage === 'closed' ? reasonFor(outcome) : null,
    reservedFor: 'none',
  });
  if (awarded) return need('closed', 'engaged');
  if (tags.includes('tenderCancellation') || ['cancelled', 'withdrawn'].includes(tenderStatus))
    return need('closed', 'withdrawn');
  if (tenderStatus === 'unsuccessful' || tags.includes('awardCancellation'))
    return need('closed', 'none_suitable');
  if (tenderStatus === 'complete' || tags.some((tag) => /^(award|contract|implementation)/.test(tag)))
    return need('closed');
  if (tags.some((tag) => tag.startsWith('tender')) || tenderStatus === 'active') {
    return closesOn && closesOn < today ? need('closed') : need('tendering');
  }
  if (tenderStatus === 'planned' && !tags.includes('planning')) return need('planned');
  return need('engaging');
}

/**
 * What one OCDS 1.1 release says, ready to be stored; pure. Awards that were cancelled or unsuccessful name no
 * supplier. Suppliers keep identifiers of the schemes GB-COH, GB-CHC and GB-PPON; a party without one goes by its
 * name. Addresses and contact points are never read.
 * @returns a refusal for something that is no release, has no ocid, no buyer or no date that can be believed.
 */
export function noticeFromRelease(release: unknown, today: string): Understood<NoticeFact> {
  const r = object(release);
  const ocid = text(r['ocid']);
  if (!ocid) return { refused: Object.keys(r).length ? 'the release has no ocid' : 'is not an OCDS release' };
  const dropped: string[] = [];
  const parties = new Map(list(r['parties']).map((party) => [text(party['id']), party]));
  const tags = (Array.isArray(r['tag']) ? r['tag'] : [r['tag']]).map(text);
  const tender = object(r['tender']);
  const planning = object(r['planning']);
  const buyerReference = object(r['buyer']);
  const buyer =
    parties.get(text(buyerReference['id'])) ??
    (text(buyerReference['name'])
      ? buyerReference
      : [...parties.values()].find((p) => rolesOf(p).includes('buyer'))) ??
    object(tender['procuringEntity']);
  const buyerName = text(buyer['name']) || text(buyerReference['name']);
  if (!buyerName) return { refused: 'the release names no buyer' };

  const awards = list(r['awards']).filter(
    (award) => !['cancelled', 'unsuccessful'].includes(text(award['status'])),
  );
  const contracts = list(r['contracts']);
  const firstDate = [
    r['date'],
    object(r['packageInfo'])['publishedDate'],
    tender['datePublished'],
    awards[0]?.['date'],
  ]
    .map(text)
    .filter(Boolean);
  let date: string | null = null;
  for (const one of firstDate) date ??= believableDay(one, 'date', today, dropped);
  if (!date) return { refused: dropped[0] ?? 'the release has no date' };

  const suppliers = new Map<string, SupplierFact>();
  for (const award of awards) {
    const contract = contracts.find((one) => text(one['awardID']) === text(award['id'])) ?? {};
    const period = object(award['contractPeriod'] ?? contract['period'] ?? tender['contractPeriod']);
    const startedOn =
      believableDay(text(award['date']) || text(contract['dateSigned']), 'award date', today, dropped) ??
      believableDay(text(period['startDate']), 'start date', today, dropped);
    const value = pounds(award['value'] ?? contract['value'], dropped);
    for (const reference of list(award['suppliers'])) {
      const fact = supplierFact(reference, parties, dropped);
      const key = `${fact.identifier ?? ''}\u001f${fact.name.toLowerCase()}`;
      const before = suppliers.get(key);
      const sum = before?.valueGbp && value ? before.valueGbp + value : (before?.valueGbp ?? value);
      const endedOn = believableEnd(text(period['endDate']), startedOn ?? date, today, dropped);
      suppliers.set(key, {
        ...fact,
        startedOn: [before?.startedOn, startedOn].filter(Boolean).sort()[0] ?? date,
        endedOn: [before?.endedOn, endedOn].filter(Boolean).sort().at(-1) ?? null,
        valueGbp: sum,
      });
    }
  }

  const items = list(tender['items']);
  const closing = text(object(tender['tenderPeriod'])['endDate']);
  const decideBy =
    dayIn(closing) && dayIn(closing)! > '1990'
      ? believableDay(closing, 'closing date', today, dropped, 20)
      : null;
  const max = pounds(tender['value'], dropped);
  const min = pounds(tender['minValue'], dropped);
  const reserved = object(tender['suitability']);
  const awarded = suppliers.size > 0 || awards.some((award) => text(award['status']) === 'active');
  const title =
    text(tender['title']) ||
    text(awards[0]?.['title']) ||
    text(planning['project']) ||
    text(object(planning['budget'])['project']);
  const description =
    text(tender['description']) || text(awards[0]?.['description']) || text(planning['rationale']);
  if (!title && !description) return { refused: 'the release has neither a title nor a description' };
  return {
    fact: {
      kind: 'notice',
      source: 'ocds',
      noticeId: ocid,
      buyerName,
      buyerGss: identifiersOf(buyer).find((one) => /^[ENSW]\d{8}$/.test(one.id))?.id ?? null,
      region: text(object(list(items[0]?.['deliveryAddresses'])[0])['region']) || null,
      title,
      description,
      date,
      publishedAt: momentOf(
        firstDate.find((one) => dayIn(one) === date),
        date,
      ),
      endedOn: null,
      decideBy,
      cpvCodes: cpvIn([tender, ...items, ...awards, ...awards.flatMap((award) => list(award['items']))]),
      valueGbp: null,
      valueMinGbp: min !== null && max !== null ? Math.min(min, max) : min,
      valueMaxGbp: min !== null && max !== null ? Math.max(min, max) : max,
      engagementKind: /call-?off|mini-?competition/i.test(text(tender['procurementMethodDetails']))
        ? 'call_off'
        : 'contract',
      need: {
        ...needIn(tags, text(tender['status']), awarded, decideBy, today),
        reservedFor:
          reserved['reserved'] === 'vcse' ? 'vcse' : reserved['reserved'] === 'sme' ? 'sme' : 'none',
      },
      suppliers: [...suppliers.values()],
    },
    dropped,
  };
}

function rolesOf(party: Json): string[] {
  return Array.isArray(party['roles']) ? party['roles'].map(text) : [];
}
