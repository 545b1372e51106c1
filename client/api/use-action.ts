import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { useMutation } from 'urql';
import { confirmItIsYou } from '../account/confirm-it-is-you.ts';
import { useAttemptKey } from './attempt-key.ts';
import { problemOf, type Problem } from './error.ts';

export type ActionResult<Data> = { data: Data; problem?: undefined } | { data?: undefined; problem: Problem };

const asksWhoYouAre = (error: CombinedError | undefined) =>
  error?.graphQLErrors[0]?.extensions.code === 'FRESH_SIGN_IN_NEEDED';

/**
 * A mutation that never throws: `const [publish, publishing, problem] = useAction(PublishNeed)`.
 * `problem` is what the last run ended with, and is cleared when the next one starts. Where the server asks for a fresh
 * sign-in, the person is led through it on the page, and then it runs again.
 */
export function useAction<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
) {
  const [state, execute] = useMutation(document);
  const [problem, setProblem] = useState<Problem>();
  const attempt = useAttemptKey();

  async function act(variables: Variables): Promise<ActionResult<Data>> {
    setProblem(undefined);
    const run = () => execute(variables, attempt.contextFor(variables));
    let result = await run();
    while (asksWhoYouAre(result.error) && (await confirmItIsYou())) result = await run();
    if (result.error || result.data == null) {
      const found: Problem = result.error
        ? problemOf(result.error)
        : { kind: 'fault', message: 'The answer was empty.' };
      attempt.ended(found);
      setProblem(found);
      return { problem: found };
    }
    attempt.ended(undefined);
    return { data: result.data };
  }

  return [act, state.fetching, problem] as const;
}

/** Puts the server's field messages beside their fields; what names no field goes on the form itself. */
export function showProblem<Values extends FieldValues>(form: UseFormReturn<Values>, problem: Problem): void {
  const known = form.getValues();
  const fields = problem.kind === 'bad-input' ? problem.fields : [];
  for (const { field, message } of fields) {
    const name = field.replace(/^input\./, '');
    const target = (name.split('.')[0] ?? '') in known ? (name as Path<Values>) : (`root.${name}` as const);
    form.setError(target, { type: 'server', message });
  }
  if (fields.length === 0) form.setError('root.server', { type: 'server', message: problem.message });
}
