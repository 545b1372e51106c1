import {
  ChangeMemberRoleDocument,
  RemoveMemberDocument,
  ResetSecondFactorDocument,
  type OrganisationMembersQuery,
  type Role,
} from '@parley/shared/generated/account/graphql';
import { useState } from 'react';
import { showProblem, useAction } from '../api/use-action.ts';
import { Button } from '../ui/button.tsx';
import { Radios } from '../ui/choices.tsx';
import { ConfirmAction } from '../ui/confirm.tsx';
import { TextField } from '../ui/field.tsx';
import { Form, useParleyForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { roleHints, roleWords } from './role-words.ts';

type Member = OrganisationMembersQuery['members']['members'][number];

interface ChangeProps {
  member: Member;
  onDone: (said: string) => void;
}

function ChangeRole({ member, onDone }: ChangeProps) {
  const [change, changing] = useAction(ChangeMemberRoleDocument);
  // Several forms may be open on the page, and a field's name is its id.
  const field = `role-${member.id}`;
  const form = useParleyForm<Record<string, Role>>({ defaultValues: { [field]: member.role } });

  async function save({ [field]: role = member.role }: Record<string, Role>) {
    const { problem } = await change({ input: { membershipId: member.id, role } });
    if (problem) showProblem(form, problem);
    else onDone(`${member.name} is now ${roleWords[role]?.toLowerCase()}`);
  }

  return (
    <Form form={form} onSubmit={save}>
      <Radios
        label={`Role of ${member.name}`}
        options={Object.entries(roleWords).map(([value, label]) => ({
          value,
          label,
          hint: roleHints[value],
        }))}
        {...form.register(field)}
      />
      <Button type="submit" busy={changing}>
        Save role
      </Button>
    </Form>
  );
}

function ResetFactor({ member, onDone }: ChangeProps) {
  const [reset, resetting] = useAction(ResetSecondFactorDocument);
  const field = `reason-${member.id}`;
  const form = useParleyForm<Record<string, string>>({ defaultValues: { [field]: '' } });
  const { errors } = form.formState;

  async function save({ [field]: reason = '' }: Record<string, string>) {
    const { problem } = await reset({ input: { membershipId: member.id, reason } });
    if (problem) showProblem(form, problem);
    else onDone(`${member.name} is signed out everywhere, and sets up a second factor at the next sign-in`);
  }

  return (
    <Form form={form} onSubmit={save}>
      <TextField
        label={`Why the second factor of ${member.name} is to be reset`}
        hint="Make sure that it is really they who ask. Your reason is kept on record."
        error={errors[field]?.message}
        {...form.register(field, {
          required: 'Say why',
          minLength: { value: 10, message: 'Say why in at least 10 characters' },
        })}
      />
      <Button type="submit" kind="warning" busy={resetting}>
        Reset second factor
      </Button>
    </Form>
  );
}

/** What an administrator may do with one member; one form is open at a time. */
export function ManageMember({
  member,
  hasSecondFactor,
  onDone,
}: ChangeProps & { hasSecondFactor: boolean }) {
  const [open, setOpen] = useState<'role' | 'factor'>();
  const [remove, , problem] = useAction(RemoveMemberDocument);

  async function removeNow() {
    if (!(await remove({ input: { membershipId: member.id } })).problem) onDone(`${member.name} is removed`);
  }

  return (
    <section aria-labelledby={`member-${member.id}`}>
      <h3 className="govuk-heading-s" id={`member-${member.id}`}>
        {member.name}
        {member.you && ' (you)'}
      </h3>
      {problem && (
        <Notice kind="warning" role="alert">
          {problem.message}
        </Notice>
      )}
      {open === 'role' && <ChangeRole member={member} onDone={onDone} />}
      {open === 'factor' && <ResetFactor member={member} onDone={onDone} />}
      <div className="govuk-button-group">
        {open !== 'role' && (
          <Button kind="secondary" onClick={() => setOpen('role')}>
            Change role<span className="govuk-visually-hidden"> of {member.name}</span>
          </Button>
        )}
        {open !== 'factor' && hasSecondFactor && !member.you && (
          <Button kind="secondary" onClick={() => setOpen('factor')}>
            Reset second factor<span className="govuk-visually-hidden"> of {member.name}</span>
          </Button>
        )}
        <ConfirmAction
          trigger={`Remove ${member.name}`}
          question={`Remove ${member.name}?`}
          yes="Remove"
          danger
          onYes={removeNow}
        >
          They can no longer act for the organisation, from this moment. You can invite them again.
        </ConfirmAction>
      </div>
    </section>
  );
}
