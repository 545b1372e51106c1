import { writtenNeeds } from '../../../demo/all-needs.ts';
import { coveringTerms, termsByCpv } from '../../../taxonomy/covering-terms.ts';
import { capabilityTerms } from '../../../taxonomy/reference/capability-terms.ts';
import { linesOfBusiness } from '../../../taxonomy/reference/lines-of-business.ts';
import type { TermSuggester } from '../../../taxonomy/suggest-terms.ts';
import { buildTermSuggester } from '../../../taxonomy/suggest-terms.ts';
import { suggestibleLines, suggestibleTerms } from '../../../taxonomy/suggestible.ts';
import type { CodeLabel } from '../../engine/suggest-codes.ts';
import type { AwardNotice } from '../award-notice.ts';
import type { Interval } from '../bootstrap.ts';
import { mean, meanInterval, resamples } from '../bootstrap.ts';
import { round, rounded } from '../judge.ts';
import { withoutNames } from '../time-split.ts';
import { SUGGESTED } from './code-level.ts';
import { learnedSuggester } from './suggestion-models.ts';

/** A share of texts, with its 95 % interval. */
export interface Share {
  share: number;
  interval: Interval;
}

/** How the suggester does with the vocabulary alone, and with past notices as well. */
export interface Compared {
  vocabulary: Share;
  withPast: Share;
  /** With past notices minus vocabulary alone, paired. */
  difference: Share;
}

/** Suggested capability terms and lines of business, judged on two kinds of text. */
export interface TermEvaluation {
  /** The invented needs of the demo, whose terms and line were written with them and with the vocabulary. */
  writtenNeeds: {
    needs: number;
    'precision@5': Compared;
    'recall@5': Compared;
    'line first': Compared;
    'line among three': Compared;
  };
  /** Council notices after the split, whose terms are those that cover their codes; recall is of at most five. */
  notices: { notices: number; 'precision@5': Compared; 'recall@5': Compared };
}

interface Asked {
  title: string;
  text: string;
  termCodes: ReadonlySet<string>;
  lineCode?: string;
}

const terms = suggestibleTerms(
  capabilityTerms.map(({ code, label, synonyms, parent, cpv }) => ({
    id: code,
    code,
    label,
    synonyms,
    parentId: parent,
    cpvCodes: cpv,
  })),
  linesOfBusiness.map(({ code, termCodes }) => ({ id: code, termCodes })),
);
const lines = suggestibleLines(
  linesOfBusiness.map(({ code, name, description }) => ({ id: code, name, description })),
);

/**
 * Judges suggested terms and lines with the vocabulary alone and with what past notices say as well.
 * @param past notices before a split
 * @param later notices from the split on, of any buyer
 */
export function evaluateTerms(
  past: readonly AwardNotice[],
  later: readonly AwardNotice[],
  labels: readonly CodeLabel[],
): TermEvaluation {
  const codes = learnedSuggester(past, labels);
  const bare = buildTermSuggester(terms, lines);
  const learned = buildTermSuggester(terms, lines, (title, text) => codes.ask(title, text));
  const byCpv = termsByCpv(terms.map(({ id, cpvCodes = [] }) => ({ id, cpvCodes })));
  const needs = writtenNeeds.map(({ title, problem, termCodes, lineCode }) => ({
    title,
    text: problem,
    termCodes: new Set(termCodes),
    lineCode,
  }));
  const notices = later
    .filter(({ council }) => council)
    .map((notice) => ({
      ...withoutNames(notice),
      termCodes: new Set(notice.cpvCodes.flatMap((code) => coveringTerms(code, byCpv).map(({ id }) => id))),
    }))
    .filter(({ termCodes }) => termCodes.size > 0);
  const onNeeds = compare(needs, bare, learned);
  const onNotices = compare(notices, bare, learned);
  return {
    writtenNeeds: {
      needs: needs.length,
      'precision@5': onNeeds(({ precision }) => precision),
      'recall@5': onNeeds(({ recall }) => recall),
      'line first': onNeeds(({ lineRank }) => (lineRank === 0 ? 1 : 0)),
      'line among three': onNeeds(({ lineRank }) => (lineRank >= 0 && lineRank < 3 ? 1 : 0)),
    },
    notices: {
      notices: notices.length,
      'precision@5': onNotices(({ precision }) => precision),
      'recall@5': onNotices(({ cappedRecall }) => cappedRecall),
    },
  };
}

function judge(suggester: TermSuggester, { title, text, termCodes, lineCode }: Asked) {
  const found = suggester.suggest({ title, text });
  const right = found.terms.slice(0, SUGGESTED).filter(({ termId }) => termCodes.has(termId)).length;
  return {
    precision: right / SUGGESTED,
    recall: right / termCodes.size,
    cappedRecall: right / Math.min(SUGGESTED, termCodes.size),
    lineRank: found.lines.findIndex(({ lineId }) => lineId === lineCode),
  };
}

function compare(asked: readonly Asked[], bare: TermSuggester, learned: TermSuggester) {
  const samples = resamples(asked.length);
  const alone = asked.map((one) => judge(bare, one));
  const both = asked.map((one) => judge(learned, one));
  const share = (values: number[]): Share => ({
    share: round(mean(values)),
    interval: rounded(meanInterval(samples, values)),
  });
  return (measure: (of: ReturnType<typeof judge>) => number): Compared => {
    const one = alone.map(measure);
    const other = both.map(measure);
    return {
      vocabulary: share(one),
      withPast: share(other),
      difference: share(other.map((value, i) => value - one[i]!)),
    };
  };
}
