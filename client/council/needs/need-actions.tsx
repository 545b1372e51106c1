import { useState } from 'react';
import {
  MoveNeedDocument,
  PublishNeedDocument,
  type NeedStage,
  type NeedWholeFragment,
} from '@parley/shared/generated/council/graphql';
import { useAction } from '../../api/use-action.ts';
import type { Problem } from '../../api/error.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmAction, ConfirmPanel } from '../../ui/confirm.tsx';
import { Radios } from '../../ui/choices.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { stages } from '../../ui/words.ts';
import { stageMeanings } from '../words.ts';

function Failed({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null;
  return (
    <Notice kind="warning" role="alert">
      {problem.message}
      {problem.kind === 'conflict' && ' Load this page again to see what changed.'}
    </Notice>
  );
}

function Move({ need, onMoved }: { need: NeedWholeFragment; onMoved: (from: NeedStage) => void }) {
  const [move, moving, problem] = useAction(MoveNeedDocument);
  const [asked, setAsked] = useState<{ stage: string }>();
  const form = useParleyForm<{ stage: string }>({ defaultValues: { stage: '' } });
  const { errors } = form.formState;

  async function save({ stage }: { stage: string }) {
    setAsked(undefined);
    const from = need.stage;
    const input = { needId: need.id, version: need.version, stage: stage as NeedStage };
    const { problem: refused } = await move({ input });
    if (!refused) {
      form.reset();
      onMoved(from);
    }
  }

  if (asked) {
    return (
      <ConfirmPanel
        question="Move to tendering?"
        yes="Yes, a tender is open"
        busy={moving}
        onYes={() => void save(asked)}
        onNo={() => setAsked(undefined)}
      >
        From tendering a need can only be closed, with its outcome.
      </ConfirmPanel>
    );
  }
  return (
    <Form form={form} onSubmit={(values) => (values.stage === 'TENDERING' ? setAsked(values) : save(values))}>
      <Failed problem={problem} />
      <Radios
        label="Move to another stage"
        small
        options={need.viewerCan.moveTo.map((value) => ({
          value,
          label: stages[value],
          hint:
            value === 'TENDERING'
              ? `${stageMeanings[value]} You cannot move back from here.`
              : stageMeanings[value],
        }))}
        error={errors.stage?.message}
        {...form.register('stage', { required: 'Choose the stage to move to' })}
      />
      <Button kind="secondary" type="submit" busy={moving}>
        Move stage
      </Button>
    </Form>
  );
}

function Done({ text, undo }: { text: string; undo?: () => void }) {
  return (
    <Notice kind="success" {...(undo ? { action: { text: 'Undo', onClick: undo } } : {})}>
      {text}
    </Notice>
  );
}

/** What the person may do with the need now; nothing for people of other councils. */
export function NeedActions({ need }: { need: NeedWholeFragment }) {
  const [movedFrom, setMovedFrom] = useState<NeedStage>();
  const [published, setPublished] = useState(false);
  const [publish, , publishProblem] = useAction(PublishNeedDocument);
  const [moveBack, , backProblem] = useAction(MoveNeedDocument);
  const { edit, publish: mayPublish, recordOutcome, moveTo } = need.viewerCan;
  if (!edit && !mayPublish && !recordOutcome && moveTo.length === 0) return null;
  const params = { needId: need.id } as never;

  async function undoMove(stage: NeedStage) {
    const { problem } = await moveBack({ input: { needId: need.id, version: need.version, stage } });
    if (!problem) setMovedFrom(undefined);
  }

  return (
    <>
      {published && <Done text="Published. Suppliers can see this need." />}
      {movedFrom && (
        <Done
          text={`Moved to ${stages[need.stage].toLowerCase()}.`}
          {...(moveTo.includes(movedFrom) ? { undo: () => void undoMove(movedFrom) } : {})}
        />
      )}
      <Failed problem={publishProblem ?? backProblem} />
      <section className="council-aside" aria-label="What you can do">
        {mayPublish && (
          <ConfirmAction
            trigger="Publish to suppliers"
            question="Publish this need?"
            yes="Yes, publish it"
            onYes={async () => {
              const { problem } = await publish({ input: { needId: need.id, version: need.version } });
              if (!problem) setPublished(true);
            }}
          >
            Suppliers can then read every word of it and express interest. A published need cannot be made
            private again.
          </ConfirmAction>
        )}
        {edit && (
          <div>
            <ButtonLink to="/needs/$needId/edit" params={params} className="govuk-button--secondary">
              Edit the need
            </ButtonLink>
          </div>
        )}
        {moveTo.length > 0 && <Move key={need.stage} need={need} onMoved={setMovedFrom} />}
        {recordOutcome && (
          <ButtonLink to="/needs/$needId/outcome" params={params} className="govuk-button--secondary">
            Record the outcome
          </ButtonLink>
        )}
      </section>
    </>
  );
}
