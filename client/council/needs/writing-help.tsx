import { useWatch, type Control } from 'react-hook-form';
import { useQuery } from 'urql';
import {
  PreviewSuppliersDocument,
  type PreviewSuppliersQuery,
} from '@parley/shared/generated/council/graphql';
import { problemOf } from '../../api/error.ts';
import { Fictional } from '../../ui/fictional.tsx';
import { useSettled } from '../settled.ts';
import { count, sizes } from '../../ui/words.ts';
import type { NeedValues } from './need-values.ts';

export const typingPauseMs = 400;
/** Characters from which words say enough to be matched. */
export const enoughText = 20;
const speakAfterMs = 2000;

type Preview = PreviewSuppliersQuery['previewMatches'];

/** A string that says the whole draft, so that it settles when nothing of it changes. */
function useDraft(control: Control<NeedValues>) {
  const [title, problem, who, tried, good, terms] = useWatch({
    control,
    name: ['title', 'problem', 'whoIsAffected', 'whatWasTried', 'whatGoodLooksLike', 'termIds'],
  });
  return JSON.stringify({
    title: title.trim(),
    text: [problem, who, tried, good]
      .map((text) => text.trim())
      .filter(Boolean)
      .join('\n'),
    termIds: terms.map(({ id }) => id),
  });
}

function Spoken({ text }: { text: string }) {
  const settled = useSettled(text, speakAfterMs);
  return (
    <p role="status" aria-live="polite" className="govuk-visually-hidden">
      {settled}
    </p>
  );
}

function PreviewList({ preview }: { preview: Preview }) {
  if (preview.totalCount === 0)
    return (
      <p className="govuk-body">No supplier shares anything with these words yet. Add tags, or say more.</p>
    );
  return (
    <>
      <p className="govuk-body">
        {count(preview.totalCount, 'supplier')} so far; the first {preview.edges.length} by points:
      </p>
      <ol className="council-preview">
        {preview.edges.map(({ node }) => {
          const strongest = node.contributions.toSorted((a, b) => b.points - a.points)[0];
          return (
            <li key={node.supplier.id}>
              <div className="council-preview__head">
                <a
                  className="govuk-link"
                  href={`/council/suppliers/${node.supplier.id}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {node.supplier.name}
                  <span className="govuk-visually-hidden"> (opens in a new tab)</span>
                </a>
                <span>{node.points}&nbsp;points</span>
              </div>
              <p className="council-because">
                {sizes[node.supplier.size]}
                <Fictional when={node.supplier.fictional} />
              </p>
              {strongest && <p>{strongest.sentence}</p>}
            </li>
          );
        })}
      </ol>
      <p className="council-because">
        A match is not a selection or an award decision. Ranking policy {preview.policyVersion}.
      </p>
    </>
  );
}

function SuppliersSoFar({ draft, councilId }: { draft: string; councilId: string }) {
  const settled = useSettled(draft, typingPauseMs);
  const { title, text, termIds } = JSON.parse(settled) as { title: string; text: string; termIds: string[] };
  const pause = `${title} ${text}`.trim().length < enoughText && termIds.length === 0;
  const [{ data, error, fetching }] = useQuery({
    query: PreviewSuppliersDocument,
    variables: { draft: { councilId, title, text, termIds } },
    pause,
  });
  const preview = data?.previewMatches;
  const catchingUp = !pause && (fetching || settled !== draft);
  const first = preview?.edges[0]?.node.supplier.name;
  return (
    <section className="council-aside" aria-label="Who could help, so far">
      <h2 className="govuk-heading-m">Who could help, so far</h2>
      {pause && (
        <p className="govuk-body">
          Write a sentence or two, and suppliers appear here with the reason for each.
        </p>
      )}
      {!pause && error && !preview && <p className="govuk-body">{problemOf(error).message}</p>}
      {!pause && !error && !preview && <p className="govuk-body">Looking for suppliers…</p>}
      {!pause && preview && (
        <div aria-busy={catchingUp}>
          <p className="council-because">
            {catchingUp ? 'Bringing this up to date…' : 'Up to date with what you wrote.'}
          </p>
          <PreviewList preview={preview} />
        </div>
      )}
      <Spoken
        text={
          pause || !preview || catchingUp
            ? ''
            : `${count(preview.totalCount, 'supplier')} could help so far${first ? `; ${first} has most points` : ''}.`
        }
      />
    </section>
  );
}

/** Stands beside the form: whom the words reach so far. */
export function WritingHelp({ control, councilId }: { control: Control<NeedValues>; councilId: string }) {
  const draft = useDraft(control);
  return (
    <div className="council-writing__help">
      <SuppliersSoFar draft={draft} councilId={councilId} />
    </div>
  );
}
