import { InviteMemberDocument, type Role, type Side } from '@parley/shared/generated/account/graphql';
import { showProblem, useAction } from '../api/use-action.ts';
import { Button } from '../ui/button.tsx';
import { Radios } from '../ui/choices.tsx';
import { TextField } from '../ui/field.tsx';
import { Form, useParleyForm } from '../ui/form.tsx';
import { roleHints, roleWords } from './role-words.ts';

interface InviteFormProps {
  side: Side;
  organisationId: string | null;
  roles: readonly Role[];
  domains: readonly string[];
  label?: string;
  onSent: (email: string) => void;
}

/** Invites one person by email address and role; the first of the roles is chosen to begin with. */
export function InviteForm({
  side,
  organisationId,
  roles,
  domains,
  label = 'Email address of your colleague',
  onSent,
}: InviteFormProps) {
  const [invite, inviting] = useAction(InviteMemberDocument);
  const form = useParleyForm<{ email: string; role: Role }>({ defaultValues: { email: '', role: roles[0] } });
  const { errors } = form.formState;

  async function send({ email, role }: { email: string; role: Role }) {
    const { problem } = await invite({ input: { side, organisationId, email, role } });
    if (problem) return showProblem(form, problem);
    form.reset();
    onSent(email);
  }

  return (
    <Form form={form} onSubmit={send}>
      <TextField
        label={label}
        hint={
          domains.length > 0
            ? `Addresses at ${domains.join(', ')}. The innovation office keeps this list.`
            : undefined
        }
        type="email"
        autoComplete="off"
        spellCheck={false}
        width={20}
        error={errors.email?.message}
        {...form.register('email', {
          required: 'Enter an email address',
          pattern: { value: /^\S+@\S+\.\S+$/, message: 'Enter an email address like name@example.com' },
        })}
      />
      {roles.length > 1 && (
        <Radios
          label="Role"
          options={roles.map((role) => ({
            value: role,
            label: roleWords[role] ?? role,
            hint: roleHints[role],
          }))}
          error={errors.role?.message}
          {...form.register('role', { required: 'Choose a role' })}
        />
      )}
      <Button type="submit" busy={inviting}>
        Send invitation
      </Button>
    </Form>
  );
}
