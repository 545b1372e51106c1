import { useState } from 'react';
import { renderSVG } from 'uqr';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { CodeForm } from './code-form.tsx';
import { signInCall } from './sign-in-call.ts';

interface Secret {
  totpURI: string;
  backupCodes: string[];
}

const inFours = (secret: string) => (secret.match(/.{1,4}/g) ?? []).join(' ');

function Device({ totpURI, onShown }: { totpURI: string; onShown: () => void }) {
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  return (
    <>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        <li>Open an authenticator app on your phone or computer. Any that shows six-digit codes will do.</li>
        <li>
          Scan this picture, or type the key.
          <img
            className="parley-qr"
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(totpURI, { border: 2 }))}`}
            alt="The key as a QR code, for the camera of an authenticator app"
            width={200}
            height={200}
          />
          <p className="govuk-body">
            Key: <code className="parley-key">{inFours(secret)}</code>
          </p>
        </li>
        <li>Enter the code that the app then shows.</li>
      </ol>
      <CodeForm button="Finish set-up" onPassed={onShown} authenticatorOnly />
    </>
  );
}

/** The codes for a lost device, shown this once. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <>
      <Notice kind="success">Your backup codes are below</Notice>
      <p className="govuk-body">
        If you lose your device, each of these signs you in once. Keep them where only you can find them, such
        as a password manager. We cannot show them again.
      </p>
      <ul className="govuk-list parley-codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="parley-key">{code}</code>
          </li>
        ))}
      </ul>
      <Button onClick={onDone}>I have kept them</Button>
    </>
  );
}

/** Sets a second factor up, in three steps on one page. */
export function SetUp({ onDone }: { onDone: () => void }) {
  const [secret, setSecret] = useState<Secret>();
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function start() {
    setBusy(true);
    const answer = await signInCall<Secret>('two-factor/enable');
    setBusy(false);
    setProblem(answer.problem);
    if (answer.data) setSecret(answer.data);
  }

  if (secret && shown) return <BackupCodes codes={secret.backupCodes} onDone={onDone} />;
  if (secret) return <Device totpURI={secret.totpURI} onShown={() => setShown(true)} />;
  return (
    <>
      <p className="govuk-body">
        After the link in your email, Parley asks for a code from a device that only you have. Nobody who
        reads your email can then act as you.
      </p>
      <p className="govuk-body">You need an authenticator app. It takes about two minutes.</p>
      {problem && (
        <Notice kind="warning" role="alert">
          {problem}
        </Notice>
      )}
      <Button busy={busy} onClick={() => void start()}>
        Set up an authenticator app
      </Button>
    </>
  );
}
