import { count } from '../../ui/words.ts';
import { hasAnything, percent, total, valueAt, type OfficeChart } from './numbers.ts';

/** What each chart's numbers say, in a sentence; nothing where there is too little to say. */
const findings: Record<string, (chart: OfficeChart) => string | undefined> = {
  funnel(chart) {
    const [shown, viewed, engaged] = ['shown', 'viewed', 'engaged'].map(
      (stage) => valueAt(chart, stage, 'pairs') ?? 0,
    );
    if (!shown) return undefined;
    return `${percent((viewed ?? 0) / shown)} of the pairs shown were looked at, and ${count(engaged ?? 0, 'pair')} ended in an engagement.`;
  },
  'funnel-by-line'(chart) {
    const without = chart.rows.filter(({ values }) => !values[2]).length;
    const first = chart.rows[0];
    if (!first) return undefined;
    const none =
      without > 0
        ? ` In ${count(without, 'line of business', 'lines of business')} no supplier shown came forward.`
        : '';
    return `Most pairs were shown for ${first.label}.${none}`;
  },
  'activity-by-month'(chart) {
    const interests = total(chart, 'interest');
    if (!interests && !total(chart, 'shown')) return undefined;
    return `${count(interests, 'interest')} and ${count(total(chart, 'outcome'), 'outcome')} over ${count(chart.rows.length, 'month')}.`;
  },
  'supplier-shares'(chart) {
    const [shown, shortlisted] = ['shown', 'shortlisted'].map((stage) => valueAt(chart, stage, 'newEntrant'));
    if (shown == null || shortlisted == null) return undefined;
    return `New entrants are ${percent(shown)} of the suppliers shown and ${percent(shortlisted)} of those shortlisted.`;
  },
  'exposure-by-group'(chart) {
    const [suppliers, top] = ['ofSuppliers', 'ofTop'].map((series) => valueAt(chart, 'new', series));
    if (suppliers == null || top == null) return undefined;
    return `New suppliers are ${percent(suppliers)} of all suppliers and get ${percent(top)} of the best places.`;
  },
  concentration(chart) {
    const top = valueAt(chart, '10', 'ofImpressions');
    return top == null
      ? undefined
      : `The tenth of suppliers shown most gets ${percent(top)} of all impressions.`;
  },
  'needs-with-few-matches'(chart) {
    if (chart.rows.length === 0) return 'No open need of the period has few matches.';
    const none = chart.rows.filter(({ values }) => !values[0] && values[1]).length;
    return `${count(chart.rows.length, 'need')} listed; for ${none.toLocaleString('en-GB')} of them not one supplier shown is a good match.`;
  },
  'needs-by-stage'(chart) {
    const open = ['exploring', 'engaging', 'planned', 'tendering'].map((stage) => total(chart, stage));
    const early = (open[0] ?? 0) + (open[1] ?? 0);
    const all = open.reduce((sum, number) => sum + number, 0);
    if (!all) return undefined;
    return `${percent(early / all)} of the ${count(all, 'open need')} can be seen before a procurement is planned.`;
  },
  'answers-to-interests'(chart) {
    const overdue = total(chart, 'overdue');
    const answered = total(chart, 'inTime') + total(chart, 'late');
    if (!overdue && !answered) return undefined;
    const waiting = `${count(overdue, 'interest')} ${overdue === 1 ? 'waits' : 'wait'} for an overdue answer`;
    return answered
      ? `${waiting}; ${percent(total(chart, 'inTime') / answered)} of the answers given came in time.`
      : `${waiting}.`;
  },
  outcomes(chart) {
    const ended = total(chart, 'here');
    if (!ended && !total(chart, 'openData')) return undefined;
    return `${count(ended, 'need')} on Parley ended, ${(valueAt(chart, 'engaged_sme', 'here') ?? 0).toLocaleString('en-GB')} of them with an SME.`;
  },
};

/** The finding, else the question; where there is nothing to draw, that. */
export function findingOf(chart: OfficeChart): string {
  if (chart.rows.length > 0 && !hasAnything(chart)) return 'Nothing to count in this period.';
  return (
    findings[chart.id]?.(chart) ??
    (chart.rows.length > 0 ? chart.question : 'Nothing to count in this period.')
  );
}
