import { useSearch } from '@tanstack/react-router';
import { AcceptInvitationDocument } from '@parley/shared/generated/account/graphql';
import { useState } from 'react';
import { signOut, useSession } from '../api/session.tsx';
import { showProblem, useAction } from '../api/use-action.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form, useParleyForm } from '../ui/form.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { roleWords } from './role-words.ts';

function Accept({ token }: { token: string }) {
  const { name, email } = useSession();
  const named = name !== email;
  const [accept, accepting] = useAction(AcceptInvitationDocument);
  const [accepted, setAccepted] = useState<{ organisation: string; role: string; side: string }>();
  const form = useParleyForm<{ name: string }>({ defaultValues: { name: '' } });
  const { errors } = form.formState;

  async function send(values: { name: string }) {
    const result = await accept({ input: { token, name: values.name } });
    if (result.problem) showProblem(form, result.problem);
    else setAccepted(result.data.acceptInvitation);
  }

  if (accepted)
    return (
      <>
        <Notice kind="success">
          You now act for {accepted.organisation} as {roleWords[accepted.role]?.toLowerCase()}
        </Notice>
        <a className="govuk-button" href={`/${accepted.side.toLowerCase()}`}>
          Go on
        </a>
      </>
    );
  return (
    <>
      <p className="govuk-body">
        You are signed in as <span className="parley-address">{email}</span>. The invitation works for the
        address it was sent to.
      </p>
      <Form form={form} onSubmit={send}>
        {!named && (
          <TextField
            label="Your name"
            hint="Your colleagues see it."
            autoComplete="name"
            width={20}
            error={errors.name?.message}
            {...form.register('name', { required: 'Enter your name' })}
          />
        )}
        <Button type="submit" busy={accepting}>
          Accept the invitation
        </Button>
      </Form>
      <p className="govuk-body">
        <Button kind="text" onClick={() => void signOut()}>
          Sign out, to sign in with another address
        </Button>
      </p>
    </>
  );
}

/** Where the link of an invitation leads: sign in with the address it was sent to, then accept. */
export function InvitationPage() {
  const { status } = useSession();
  const { token }: { token?: unknown } = useSearch({ strict: false });
  return (
    <Page title="Your invitation to Parley">
      {status === 'unknown' && <Loading label="Finding out who you are" shape="list" />}
      {status === 'signed-out' && <Refused reason="signed-out" />}
      {status === 'signed-in' &&
        (typeof token === 'string' ? (
          <Accept token={token} />
        ) : (
          <p className="govuk-body">This link is not complete. Open it again from the email.</p>
        ))}
    </Page>
  );
}
