import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession, type Membership } from '../api/session.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmAction } from '../ui/confirm.tsx';
import { ButtonLink, TextLink } from '../ui/link.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { Confirmed } from './confirmed.tsx';
import { roleWords } from './role-words.ts';
import { SessionList } from './session-list.tsx';
import { BackupCodes } from './set-up.tsx';
import { signInCall } from './sign-in-call.ts';

const organisationOf = ({ council, supplier }: Membership) =>
  council?.niceName ?? supplier?.name ?? 'The innovation office';

function Memberships({ memberships }: { memberships: readonly Membership[] }) {
  if (memberships.length === 0)
    return (
      <p className="govuk-body">
        You are not a member of an organisation yet. An administrator of yours can invite this email address.
      </p>
    );
  return (
    <SummaryList
      rows={memberships.map((membership) => ({
        key: organisationOf(membership),
        value: roleWords[membership.role],
        actions: (
          <a className="govuk-link" href={`/${membership.side.toLowerCase()}/members`}>
            Members<span className="govuk-visually-hidden"> of {organisationOf(membership)}</span>
          </a>
        ),
      }))}
    />
  );
}

function SecondFactor({ on }: { on: boolean }) {
  const [codes, setCodes] = useState<string[]>();
  const [problem, setProblem] = useState<string>();

  async function renew() {
    const answer = await signInCall<{ backupCodes: string[] }>('two-factor/generate-backup-codes');
    setProblem(answer.problem);
    setCodes(answer.data?.backupCodes);
  }
  async function turnOff() {
    const answer = await signInCall('two-factor/disable');
    setProblem(answer.problem);
    if (answer.data) window.location.reload();
  }

  if (codes) return <BackupCodes codes={codes} onDone={() => setCodes(undefined)} />;
  if (!on)
    return (
      <>
        <p className="govuk-body">Off. Whoever reads your email could sign in as you.</p>
        <ButtonLink to="/account/second-factor" className="govuk-button--secondary">
          Set up a second factor
        </ButtonLink>
      </>
    );
  return (
    <>
      <p className="govuk-body">On. After the link, Parley asks for a code from your authenticator app.</p>
      {problem && (
        <Notice kind="warning" role="alert">
          {problem}
        </Notice>
      )}
      <div className="govuk-button-group">
        <Button kind="secondary" onClick={() => void renew()}>
          Make new backup codes
        </Button>
        <ConfirmAction
          trigger="Turn off, or change device"
          question="Turn your second factor off?"
          yes="Turn it off"
          danger
          onYes={turnOff}
        >
          You can set it up again at once, with another device. People of councils and of the office may have
          to before they go on.
        </ConfirmAction>
      </div>
    </>
  );
}

/** Who the person is here, what they may do, and how they sign in. */
export function AccountPage() {
  const { status, name, email, memberships, hasSecondFactor } = useSession();
  const { confirmed }: { confirmed?: unknown } = useSearch({ strict: false });
  return (
    <Page title="Your account" breadcrumbs={[{ text: 'Home', to: '/' }]}>
      {status === 'unknown' && <Loading label="Finding out who you are" shape="list" />}
      {status === 'signed-out' && <Refused reason="signed-out" />}
      {status === 'signed-in' && (
        <>
          {confirmed !== undefined && <Confirmed />}
          <SummaryList
            rows={[
              { key: 'Name', value: name },
              { key: 'Email address', value: <span className="parley-address">{email}</span> },
            ]}
          />
          <h2 className="govuk-heading-m">Where you are a member</h2>
          <Memberships memberships={memberships} />
          <h2 className="govuk-heading-m">Second factor</h2>
          <SecondFactor on={hasSecondFactor ?? false} />
          <h2 className="govuk-heading-m">Where you are signed in</h2>
          <SessionList />
          <h2 className="govuk-heading-m">API tokens</h2>
          <p className="govuk-body">
            A token lets a program act for you without signing in.{' '}
            <TextLink to="/account/tokens">Your API tokens</TextLink>
          </p>
        </>
      )}
    </Page>
  );
}
