import { useEffect, useRef, useState } from 'react';
import {
  DecideShortlistDocument,
  RemoveShortlistEntryDocument,
  type ShortlistDecision,
} from '@parley/shared/generated/council/graphql';
import { limits } from '@parley/shared/limits';
import type { Problem } from '../../api/error.ts';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { inForm } from '../own-fields.ts';
import type { EntryState } from './shortlist-state.ts';

interface ShortlistControlProps {
  needId: string;
  supplier: { id: string; name: string };
  entry: EntryState | undefined;
  refresh: () => void;
  /** False once the need is closed: its shortlist is final. */
  open: boolean;
}

const questions = { IN: 'Why is this supplier on the shortlist?', OUT: 'Why is this supplier left off?' };

interface ReasonFormProps {
  decision: ShortlistDecision;
  supplier: { id: string; name: string };
  save: (reason: string) => Promise<Problem | undefined>;
  saving: boolean;
  cancel: () => void;
}

function ReasonForm({ decision, supplier, save, saving, cancel }: ReasonFormProps) {
  const box = useRef<HTMLDivElement>(null);
  const name = `reason-${supplier.id}`;
  const form = useParleyForm<Record<string, string>>({ defaultValues: { [name]: '' } });
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  return (
    <div ref={box}>
      <Form
        form={form}
        onSubmit={async (values) => {
          const problem = await save(values[name]?.trim() ?? '');
          if (problem) showProblem(form, inForm(problem, supplier.id));
        }}
      >
        <TextArea
          label={questions[decision]}
          hint={`About ${supplier.name}. At least 10 characters; it goes on record.`}
          rows={3}
          error={form.formState.errors[name]?.message}
          {...form.register(name, {
            required: 'Give the reason',
            minLength: { value: 10, message: 'Give the reason in at least 10 characters' },
            maxLength: { value: limits.reason, message: `Use ${limits.reason} characters or fewer` },
          })}
        />
        <div className="govuk-button-group">
          <Button type="submit" busy={saving}>
            {decision === 'IN' ? 'Add to shortlist' : 'Leave off'}
          </Button>
          <Button kind="text" onClick={cancel}>
            Cancel
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** Puts a supplier on the shortlist or leaves it off, here in the list, with the reason; and takes it back. */
export function ShortlistControl({ needId, supplier, entry, refresh, open }: ShortlistControlProps) {
  const [asking, setAsking] = useState<ShortlistDecision>();
  const [undo, setUndo] = useState<{ before: EntryState | undefined }>();
  const [decide, deciding] = useAction(DecideShortlistDocument);
  const [remove, removing, removeProblem] = useAction(RemoveShortlistEntryDocument);
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);

  async function save(decision: ShortlistDecision, reason: string) {
    const before = entry;
    const { problem } = await decide({
      input: { needId, supplierId: supplier.id, decision, reason, version: entry?.version ?? null },
    });
    // The decision of somebody else appears above the form; sent again, this one replaces it.
    if (problem?.kind === 'conflict') refresh();
    if (problem) return problem;
    refresh();
    setAsking(undefined);
    setUndo({ before });
    announce(
      decision === 'IN'
        ? `${supplier.name} is on the shortlist`
        : `${supplier.name} is left off the shortlist`,
    );
    box.current?.focus();
    return undefined;
  }

  async function takeBack(before: EntryState | undefined) {
    if (before) await save(before.decision, before.reason);
    else if (entry) {
      const { problem } = await remove({ input: { entryId: entry.id, version: entry.version } });
      if (problem) return;
      refresh();
      announce(`The decision on ${supplier.name} is taken back`);
      box.current?.focus();
    }
    setUndo(undefined);
  }

  return (
    <div className="council-decision" ref={box} tabIndex={-1}>
      {entry && (
        <p>
          <strong>{entry.decision === 'IN' ? 'On the shortlist:' : 'Left off the shortlist:'}</strong>{' '}
          {entry.reason}
        </p>
      )}
      {removeProblem && (
        <Notice kind="warning" role="alert">
          {removeProblem.message}
        </Notice>
      )}
      {open && !asking && (
        <div className="govuk-button-group">
          {entry?.decision !== 'IN' && (
            <Button kind="secondary" onClick={() => setAsking('IN')}>
              Add to shortlist<span className="govuk-visually-hidden">: {supplier.name}</span>
            </Button>
          )}
          {entry?.decision !== 'OUT' && (
            <Button kind="secondary" onClick={() => setAsking('OUT')}>
              Leave off<span className="govuk-visually-hidden">: {supplier.name}</span>
            </Button>
          )}
          {undo && entry && (
            <Button kind="text" busy={removing || deciding} onClick={() => void takeBack(undo.before)}>
              Undo<span className="govuk-visually-hidden"> the decision on {supplier.name}</span>
            </Button>
          )}
        </div>
      )}
      {open && asking && (
        <ReasonForm
          key={asking}
          decision={asking}
          supplier={supplier}
          saving={deciding}
          save={(reason) => save(asking, reason)}
          cancel={() => {
            setAsking(undefined);
            box.current?.focus();
          }}
        />
      )}
    </div>
  );
}
