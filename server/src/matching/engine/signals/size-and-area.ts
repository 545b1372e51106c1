import type { DemandProfile } from '../demand-profile.ts';
import { quantiseValue } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import { derivedOnce } from '../match-index.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';

/** 1.0 for decayed evidence in a region, in whole numbers, so that sums do not depend on their order. */
const EVIDENCE_UNIT = 4096;

/**
 * S7, size and area: is the job of the size the supplier usually does, and where it works?
 *
 * f = the mean of the parts the demand makes known. Size: exp(-½((ln v - v̂)/width)²), v the demand's value, v̂ the
 * mean ln of the values of past work by its decayed worth: a fit, so bigger is never better. Area: 1 - 2^-y, y = Σθoδ of
 * its work with councils of the demand's region; whom a supplier does not serve at all is a matter of eligibility. A part
 * without record is 0.
 *
 * Worked example, in the test beside this file: for a need of £10,000 in London a supplier with one fresh contract of
 * £10,000 (unknown outcome, 0.7) in London has (1 + (1 - 2^-0.7))/2 = 0.692; the same at £1,000,000 has (0.009 +
 * 0.384)/2.
 */
export const sizeAndArea: Signal = {
  id: 'S7',
  name: 'Works at this size and in this area',
  content: false,
  unknownSentence: 'This need gives neither value nor region, so this is not counted.',
  greatest: () => 1,
  prepare: prepareSizeAndArea,
};

function prepareSizeAndArea(index: MatchIndex, { facts }: DemandProfile): PreparedSignal | null {
  const { region } = facts;
  const value = facts.valueGbp ?? 0;
  const sized = value > 0;
  const parts = (sized ? 1 : 0) + (region === null ? 0 : 1);
  if (parts === 0) return null;
  const { width } = index.policy.size;
  const size = (usual: number) =>
    sized && usual > 0 ? Math.exp(-0.5 * ((Math.log(value) - usual) / width) ** 2) : 0;
  const fit = (usual: number, evidence: number) =>
    quantiseValue((size(usual) + 1 - 2 ** (-evidence / EVIDENCE_UNIT)) / parts);
  let inside: Uint8Array | null = null;
  const inRegion = (council: number) => (inside ??= councilsIn(index, region))[council] === 1;
  const evidenceOf = (councils: ReadonlyMap<number, number>) => {
    let sum = 0;
    for (const [council, worth] of councils) if (inRegion(council)) sum += Math.round(worth * EVIDENCE_UNIT);
    return sum;
  };
  return {
    at(row) {
      const { start, ids, impacts } = index.base.rowCouncils;
      let sum = 0;
      for (let at = start[row]!, end = start[row + 1]!; at < end; at++)
        if (inRegion(ids[at]!)) sum += Math.round(impacts[at]! * EVIDENCE_UNIT);
      return fit(index.rows.usualSize.values[row]!, sum);
    },
    of: ({ usualSize, councils }) => fit(usualSize, evidenceOf(councils)),
    explain: (supplier, points) => explainSizeAndArea(index, region, value, supplier, points),
  };
}

/** For every council whether it is in a region. */
function councilsIn(index: MatchIndex, region: string | null): Uint8Array {
  return derivedOnce(index, `councils in ${region}`, () =>
    Uint8Array.from(index.councils.facts, (facts) => (region !== null && facts?.region === region ? 1 : 0)),
  );
}

function explainSizeAndArea(
  index: MatchIndex,
  region: string | null,
  value: number,
  { facts }: ExplainedSupplier,
  points: number,
): Explanation {
  if (points <= 0) return { sentence: 'No work of this size or in this area on record.', evidence: [] };
  const said: string[] = [];
  const near = facts.engagements.some(
    ({ councilId }) =>
      region !== null &&
      councilId !== null &&
      index.councils.facts[index.councils.find(councilId)]?.region === region,
  );
  if (near) said.push(`has worked in ${region}`);
  const width = Math.exp(index.policy.size.width);
  const alike = facts.engagements.some(
    ({ valueGbp }) => valueGbp !== null && valueGbp > value / width && valueGbp < value * width,
  );
  if (value > 0 && alike) said.push('has done jobs of about this value');
  const list = said.length === 0 ? 'has done jobs not far from this value' : said.join(' and ');
  return { sentence: `${list[0]!.toUpperCase()}${list.slice(1)}.`, evidence: [] };
}
