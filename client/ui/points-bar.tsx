import { useId, type ReactNode } from 'react';
import { formatDate } from './dates.ts';
import { Details } from './details.tsx';
import { formatMoney } from './money.tsx';

/** The schema's `Evidence`: a record behind a contribution. */
export interface Evidence {
  kind: string;
  recordId: string;
  label: string;
  day?: string | null;
  valueGbp?: number | null;
}

/** The schema's `Contribution`: one signal's part of a match. */
export interface Contribution {
  /** "S1" to "S11", as docs/ranking numbers them. */
  signal: string;
  name: string;
  points: number;
  sentence: string;
  known: boolean;
  evidence?: readonly Evidence[];
}

interface PointsBarProps {
  /** What is scored, for people who cannot see where the bar stands: "Northbank Care Tech". */
  subject: string;
  match: {
    points: number;
    /** The schema's `chance`; nothing is said of it when it is left out. */
    chance?: number;
    contributions: readonly Contribution[];
    policyVersion?: number;
    asOf?: string;
  };
  /** `full` lists every reason; `short` gives the strongest two and keeps the rest folded. */
  size?: 'full' | 'short';
  /** Where a record can be read; none when it has no page. */
  recordHref?: (evidence: Evidence) => string | undefined;
  /** Beside the score: a policy link, a button. */
  aside?: ReactNode;
}

const outOf = 100;
const fills = 4;

/** A signal keeps its number and fill in every bar, so that bars can be compared. */
const numberOf = ({ signal }: Contribution) => Number(signal.replace(/\D/g, '')) || 1;
const fillOf = (contribution: Contribution) => {
  if (contribution.points < 0) return 'parley-points__fill-taken';
  if (contribution.points === 0) return 'parley-points__fill-none';
  return `parley-points__fill-${((numberOf(contribution) - 1) % fills) + 1}`;
};

const signed = (points: number) => (points < 0 ? `−${-points}` : points === 0 ? '0' : `+${points}`);
const percent = (points: number) => `${(points / outOf) * 100}%`;
const sum = (contributions: readonly Contribution[]) =>
  contributions.reduce((all, { points }) => all + points, 0);

function Key({ contribution }: { contribution: Contribution }) {
  return (
    <span
      className={`parley-points__key ${fillOf(contribution)}`}
      title={contribution.name}
      aria-hidden="true"
    >
      {contribution.signal}
    </span>
  );
}

type RecordHref = PointsBarProps['recordHref'];

function Records({ contribution, recordHref }: { contribution: Contribution; recordHref: RecordHref }) {
  const evidence = contribution.evidence ?? [];
  if (evidence.length === 0) return null;
  return (
    <Details
      summary={
        <>
          {evidence.length === 1 ? '1 record' : `${evidence.length} records`} behind this
          <span className="govuk-visually-hidden">: {contribution.name}</span>
        </>
      }
    >
      <ul className="parley-points__evidence">
        {evidence.map((record) => {
          const { recordId, label, day, valueGbp } = record;
          const href = recordHref?.(record);
          const facts = [day && formatDate(day), valueGbp != null && formatMoney(valueGbp)].filter(Boolean);
          return (
            <li key={recordId + label}>
              {href ? (
                <a className="govuk-link" href={href}>
                  {label}
                </a>
              ) : (
                label
              )}
              {facts.length > 0 && <span className="parley-points__source">{facts.join(', ')}</span>}
            </li>
          );
        })}
      </ul>
    </Details>
  );
}

interface Totals {
  total: number;
  chance: number | undefined;
}

interface ReasonsProps {
  contributions: readonly Contribution[];
  recordHref: RecordHref;
}

function Reasons({ contributions, recordHref }: ReasonsProps) {
  return (
    <ul className="parley-points__list">
      {contributions.map((contribution) => (
        <li className="parley-points__item" key={contribution.signal}>
          <Key contribution={contribution} />
          <div className="parley-points__body">
            <p className="parley-points__line">
              <span>{contribution.name}</span>
              <span className="parley-points__number">
                {contribution.known ? signed(contribution.points) : 'not counted'}
              </span>
            </p>
            <p className="parley-points__reason">{contribution.sentence}</p>
            <Records contribution={contribution} recordHref={recordHref} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A share in words that people can picture: "about 4 in 100", "fewer than 1 in 1,000". */
export function shareInWords(share: number): string {
  if (share < 0.001) return 'fewer than 1 in 1,000';
  return share < 0.01
    ? `about ${Math.round(share * 1000)} in 1,000`
    : `about ${Math.round(share * 100)} in 100`;
}

function Chance({ chance }: { chance: number }) {
  return (
    <p className="parley-points__chance">
      Of the suppliers that had such points for past public contracts, {shareInWords(chance)} were taken on.
      This orders nothing.
    </p>
  );
}

function AllReasons({ contributions, recordHref, total, chance }: ReasonsProps & Totals) {
  const strongestFirst = contributions.toSorted((a, b) => b.points - a.points);
  const counted = strongestFirst.filter(({ points }) => points !== 0);
  const silent = strongestFirst.filter(({ points }) => points === 0);
  return (
    <>
      <Reasons contributions={counted} recordHref={recordHref} />
      <p className="parley-points__total">
        <span>Total</span>
        <span className="parley-points__number">{total}</span>
      </p>
      {chance !== undefined && <Chance chance={chance} />}
      {silent.length > 0 && (
        <div className="govuk-!-margin-top-4">
          <Details
            summary={
              silent.length === 1 ? '1 signal gave no points' : `${silent.length} signals gave no points`
            }
          >
            <Reasons contributions={silent} recordHref={recordHref} />
          </Details>
        </div>
      )}
    </>
  );
}

function Strongest({ contributions }: { contributions: readonly Contribution[] }) {
  const strongest = contributions
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 2);
  return (
    <ul className="parley-points__top">
      {strongest.map((contribution) => (
        <li key={contribution.signal}>
          <Key contribution={contribution} />
          <span>
            {contribution.sentence}{' '}
            <strong className="parley-points__number">{signed(contribution.points)}</strong>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Bar({ contributions, total }: { contributions: readonly Contribution[]; total: number }) {
  const inOrder = contributions.toSorted((a, b) => numberOf(a) - numberOf(b));
  const giving = inOrder.filter(({ points }) => points > 0);
  const taken = -sum(inOrder.filter(({ points }) => points < 0));
  const keptUpTo = sum(giving) - taken;
  const endOf = (index: number) => sum(giving.slice(0, index + 1));
  const words = inOrder
    .filter(({ points }) => points !== 0)
    .map(({ name, points }) => `${name} ${signed(points)}`)
    .join(', ');
  return (
    <div
      className="parley-points__bar"
      role="img"
      aria-label={`${total} of ${outOf} points: ${words || 'none'}`}
    >
      {giving.map((contribution, index) => (
        <span
          key={contribution.signal}
          className={`parley-points__segment ${fillOf(contribution)}`}
          title={contribution.name}
          style={{ width: percent(contribution.points) }}
        >
          {endOf(index) <= keptUpTo && (
            <span className="parley-points__segment-key">{contribution.signal}</span>
          )}
        </span>
      ))}
      {taken > 0 && (
        <span className="parley-points__taken" style={{ left: percent(keptUpTo), width: percent(taken) }} />
      )}
    </div>
  );
}

/** Why a match stands where it stands: the points per signal, their sum, and the record behind each. */
export function PointsBar({ subject, match, size = 'full', recordHref, aside }: PointsBarProps) {
  const labelId = useId();
  const { points, chance, contributions, policyVersion, asOf } = match;
  return (
    <section
      className={`parley-points ${size === 'short' ? 'parley-points--short' : ''}`}
      aria-labelledby={labelId}
    >
      <div className="parley-points__head">
        <p className="parley-points__score" id={labelId}>
          <strong>{points}</strong> of {outOf} points
          <span className="govuk-visually-hidden">: {subject}</span>
        </p>
        {size === 'full' && policyVersion !== undefined && (
          <p className="parley-points__policy">
            Ranking policy {policyVersion}
            {asOf && `, as of ${formatDate(asOf)}`}
          </p>
        )}
        {aside}
      </div>
      <Bar contributions={contributions} total={points} />
      {size === 'full' ? (
        <AllReasons contributions={contributions} recordHref={recordHref} total={points} chance={chance} />
      ) : (
        <>
          <Strongest contributions={contributions} />
          <Details
            summary={
              <>
                All the reasons for these {points} points
                <span className="govuk-visually-hidden">: {subject}</span>
              </>
            }
          >
            <AllReasons
              contributions={contributions}
              recordHref={recordHref}
              total={points}
              chance={chance}
            />
          </Details>
        </>
      )}
    </section>
  );
}
