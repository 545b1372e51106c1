/** Why a need that came from a notice is closed, in a sentence all suppliers may read. */
export function reasonFor(outcome: 'engaged' | 'withdrawn' | 'none_suitable' | null): string {
  if (outcome === 'engaged') return 'A contract was awarded, as the published notice says.';
  if (outcome === 'withdrawn') return 'The notice was withdrawn by the buyer.';
  if (outcome === 'none_suitable') return 'The notice says that no contract was awarded.';
  return 'The notice is closed; no award has been published with it.';
}

/**
 * Whether a notice is plainly a call-off from a framework or a further competition under one. A framework whose
 * text only foresees call-offs is not.
 */
export function isCallOff(title: string, description: string): boolean {
  if (/\bcall[\s-]?off\b(?!s)|\b(mini|further)[\s-]?competition\b/i.test(title)) return true;
  return /\b(this (is|was) a (direct )?call[\s-]?off|(direct award|award|procured|purchased|called[\s-]?off|call[\s-]?off|mini[\s-]?competition|further competition)( contract| order)?,? (was )?(run |held |undertaken |made )?(via|under|from|through|against|off|using) (the |a |an )?[^.]{0,60}framework)/i.test(
    description.slice(0, 2000),
  );
}
