import { useState } from 'react';
import { saveFile } from '../ui/save-file.ts';
import { confirmItIsYou } from './confirm-it-is-you.ts';

const address = '/account/data.json';

/** Downloads all that is stored about the person; asks first who they are where they signed in a while ago. */
export function DownloadData() {
  const [problem, setProblem] = useState<string>();

  async function download() {
    setProblem(undefined);
    let answer = await fetch(address);
    while (answer.status === 403 && (await confirmItIsYou())) answer = await fetch(address);
    if (!answer.ok) {
      if (answer.status !== 403) setProblem(await answer.text());
      return;
    }
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
      {problem && <span role="alert"> {problem}</span>}
    </>
  );
}
