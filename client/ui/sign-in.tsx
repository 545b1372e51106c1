import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../api/session.tsx';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { Form, useParleyForm } from './form.tsx';
import { Page } from './page.tsx';

interface SignInValues {
  email: string;
}

/** Only addresses of this site, so that a link cannot send people elsewhere after signing in. */
function safeReturn(value: unknown, fallback: string): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : fallback;
}

/** How long the server wants us to wait, where it says so. */
function waitWords(answer: Response | undefined): string {
  const seconds = Number(answer?.headers.get('x-retry-after') ?? answer?.headers.get('retry-after'));
  if (!(seconds > 60)) return 'Wait a minute';
  return `Wait ${Math.ceil(seconds / 60)} minutes`;
}

/** Asks for an email address and has a sign-in link sent to it. */
export function SignInPage({ base }: { base: string }) {
  const search: { return?: unknown } = useSearch({ strict: false });
  const { demo, signInServices = [] } = useSession();
  const [sentTo, setSentTo] = useState<string>();
  const form = useParleyForm<SignInValues>({ defaultValues: { email: '' } });
  const { errors, isSubmitting } = form.formState;

  async function send({ email }: SignInValues) {
    const answer = await fetch('/api/auth/sign-in/magic-link', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, callbackURL: safeReturn(search.return, base) }),
    }).catch(() => undefined);
    if (answer?.ok) setSentTo(email);
    else
      form.setError('root.server', {
        message: `We could not send the email. ${waitWords(answer)}, then try again.`,
      });
  }

  async function signInWith(provider: string) {
    const answer = await fetch('/api/auth/sign-in/social', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider, callbackURL: safeReturn(search.return, base) }),
    }).catch(() => undefined);
    const { url } = answer?.ok ? ((await answer.json()) as { url?: string }) : {};
    if (url) window.location.assign(url);
    else
      form.setError('root.server', {
        message: `That service does not answer. ${waitWords(answer)}, then try again.`,
      });
  }

  if (sentTo) {
    return (
      <Page title="Check your email">
        <p className="govuk-body">
          If <span className="parley-address">{sentTo}</span> has an account, we have sent it a link. The link
          works once and for a short time.
        </p>
        <div className="govuk-button-group">
          <Button kind="secondary" onClick={() => setSentTo(undefined)}>
            Use another email address
          </Button>
          {demo && (
            <a className="govuk-link" href="/demo/inbox">
              Open the demo inbox
            </a>
          )}
        </div>
      </Page>
    );
  }
  return (
    <Page title="Sign in" lead="We email you a link. There is no password to remember.">
      <Form form={form} onSubmit={send}>
        <TextField
          label="Email address"
          type="email"
          autoComplete="email"
          spellCheck={false}
          width={20}
          error={errors.email?.message}
          {...form.register('email', {
            required: 'Enter your email address',
            pattern: { value: /^\S+@\S+\.\S+$/, message: 'Enter an email address like name@example.com' },
          })}
        />
        <div className="govuk-button-group">
          <Button type="submit" busy={isSubmitting}>
            Email me a link
          </Button>
          {demo && (
            <a className="govuk-link" href={`/demo/sign-in${base}`}>
              Sign in to the demo in one click
            </a>
          )}
        </div>
      </Form>
      {signInServices.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Or sign in another way</h2>
          <div className="govuk-button-group">
            {signInServices.map(({ id, name }) => (
              <Button key={id} kind="secondary" onClick={() => void signInWith(id)}>
                Sign in with {name}
              </Button>
            ))}
          </div>
        </>
      )}
    </Page>
  );
}
