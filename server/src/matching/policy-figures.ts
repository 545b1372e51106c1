/** What a candidate policy was measured by, against the policy that was live. */
export interface PolicyFigures {
  /** Version of the policy it was measured against. */
  against: number;
  /** YYYY-MM-DD: learned from before, measured from then on. */
  split: string;
  /** Needs it was measured on. */
  needs: number;
  ndcg10: number;
  /** nDCG@10 minus that of the other policy, with its paired 95 % interval. */
  difference: number;
  interval: [number, number];
  /** Share of the first ten places going to suppliers with at most one past award. */
  rare10: number;
}

/** The least `rare10` with which a policy may go live. */
export const exposureFloor = 0.4;

/**
 * The rule by which a learned policy may go live: the paired interval of its nDCG@10 gain is nowhere below 0, and the
 * exposure floor holds, both against the policy that is live now.
 * @param live version of the policy that is live
 * @returns every reason against it, each saying what to do; empty = acceptable
 */
export function reasonsAgainst(figures: PolicyFigures, live: number): string[] {
  const reasons: string[] = [];
  if (figures.against !== live) {
    reasons.push(
      `It was measured against policy ${figures.against}, and policy ${live} is live now. Learn another candidate.`,
    );
  }
  if (figures.interval[0] < 0) {
    reasons.push(
      `Its gain in nDCG@10 may be as low as ${figures.interval[0].toFixed(4)}. It must not be below 0.`,
    );
  }
  if (figures.rare10 < exposureFloor) {
    reasons.push(
      `Suppliers with at most one past award get ${(100 * figures.rare10).toFixed(1)}% of the first ten places. ` +
        `They must get at least ${100 * exposureFloor}%.`,
    );
  }
  return reasons;
}
