import { signOut, useSession } from '../api/session.tsx';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { CodeForm } from './code-form.tsx';
import { SetUp } from './set-up.tsx';

/** In place of every page while a second factor is owed; afterwards the page is where the person wanted to be. */
export default function SecondFactorOwed({ needs }: { needs: 'SET_UP' | 'CODE' }) {
  const { email } = useSession();
  const again = () => window.location.reload();
  return (
    <Page
      title={needs === 'CODE' ? 'Enter your code' : 'Set up a second factor to go on'}
      lead={
        needs === 'CODE' ? (
          <>
            You are signing in as <span className="parley-address">{email}</span>.
          </>
        ) : undefined
      }
    >
      {needs === 'CODE' ? <CodeForm button="Continue" onPassed={again} /> : <SetUp onDone={again} />}
      {needs === 'CODE' && (
        <p className="govuk-body">
          No device and no backup codes? An administrator of your organisation can reset your second factor.
        </p>
      )}
      <p className="govuk-body">
        <Button kind="text" onClick={() => void signOut()}>
          Sign out
        </Button>
      </p>
    </Page>
  );
}
