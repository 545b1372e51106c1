import { useRef, useState, type ReactNode } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import { Notice } from '../ui/notice.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import type { Problem } from './error.ts';
import { differences, type MergedField } from './merge.ts';

interface Read<Values> {
  version: number;
  values: Values;
}

interface ConflictOptions<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** As the form was opened. */
  opened: Read<Values>;
  fields: readonly MergedField<Values>[];
  /** Reads what is stored now, past the cache; null when it is gone. */
  latest: () => Promise<Read<Values> | null | undefined>;
}

type Conflict = Extract<Problem, { kind: 'conflict' }>;
type Met<Values> = { problem: Conflict; now: Read<Values> | null };

/**
 * For a form over something that others can edit, too. Send `version()` with a save; when that is refused as a conflict,
 * give the problem to `meet`. `panel(save, busy)` then shows who saved what, lets the person choose, and saves over the
 * version they were shown. What was typed stays in the form throughout.
 */
export function useConflict<Values extends FieldValues>({
  form,
  opened,
  fields,
  latest,
}: ConflictOptions<Values>) {
  const read = useRef(opened);
  const [met, setMet] = useState<Met<Values>>();
  const [chosen, setChosen] = useState(false);

  function choose(now: Read<Values>, theirs: readonly string[]) {
    for (const name of theirs as Path<Values>[])
      form.setValue(name, now.values[name] as PathValue<Values, Path<Values>>, { shouldDirty: true });
    read.current = now;
    form.clearErrors();
    setMet(undefined);
  }

  return {
    version: () => read.current.version,
    async meet(problem: Conflict): Promise<void> {
      setChosen(false);
      setMet({ problem, now: (await latest()) ?? null });
    },
    panel(save: (values: Values) => Promise<void>, busy: boolean): ReactNode {
      if (met && met.now === null)
        return (
          <Notice kind="warning" role="alert">
            This is gone: somebody removed it while you were writing. What you typed is still here.
          </Notice>
        );
      if (met?.now) {
        const { now, problem } = met;
        return (
          <ConflictPanel
            key={now.version}
            problem={problem}
            differences={differences(fields, read.current.values, form.getValues(), now.values)}
            busy={busy}
            onChosen={(theirs, atOnce) => {
              choose(now, theirs);
              if (atOnce) void form.handleSubmit(save)();
              else setChosen(true);
            }}
          />
        );
      }
      return (
        chosen && (
          <Notice kind="inset">
            Your choices are in the form. Nothing is saved yet: save when it is right.
          </Notice>
        )
      );
    },
  };
}
