import { useState, type ReactNode } from 'react';
import { saveFile } from '../ui/save-file.ts';
import { confirmItIsYou } from './confirm-it-is-you.ts';
import { SignInAgain } from './sign-in-again.tsx';

const address = '/account/data.json';

/** Downloads all that is stored about the person; asks first who they are where they signed in a while ago. */
export function DownloadData() {
  const [problem, setProblem] = useState<ReactNode>();

  async function download() {
    setProblem(undefined);
    let answer = await fetch(address);
    while (answer.status === 403 && (await confirmItIsYou())) answer = await fetch(address);
    if (answer.status === 401)
      return setProblem(
        <>
          You are no longer signed in. <SignInAgain />
        </>,
      );
    if (answer.status === 403) return setProblem('Nothing was downloaded: your data needs a fresh sign-in.');
    if (!answer.ok) return setProblem('It could not be downloaded. Try again.');
    saveFile('parley-your-data.json', await answer.blob());
  }

  return (
    <>
      <a
        className="govuk-link"
        href={address}
        onClick={(event) => {
          event.preventDefault();
          download().catch(() => setProblem('It could not be downloaded. Try again.'));
        }}
      >
        Download your data
      </a>
      <span role="status">{problem && <> {problem}</>}</span>
    </>
  );
}
