import type { Problem } from '../api/error.ts';

/** The problem with its fields named for one of several forms of a page, so that no two controls share an id. */
export function inForm(problem: Problem, formId: string): Problem {
  if (problem.kind !== 'bad-input') return problem;
  const fields = problem.fields.map(({ field, message }) => ({
    field: `${field.replace(/^input\./, '')}-${formId}`,
    message,
  }));
  return { ...problem, fields };
}
