import { useSession } from '../api/session.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SetUp } from './set-up.tsx';

/** Sets a second factor up because the person wants one. */
export function SetUpPage() {
  const { status } = useSession();
  return (
    <Page
      title="Set up a second factor"
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Your account', to: '/account' },
      ]}
    >
      {status === 'unknown' && <Loading label="Finding out who you are" shape="list" />}
      {status === 'signed-out' && <Refused reason="signed-out" />}
      {status === 'signed-in' && (
        <SetUp
          onDone={() => window.location.assign(window.location.pathname.replace(/\/second-factor$/, ''))}
        />
      )}
    </Page>
  );
}
