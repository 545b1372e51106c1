import { fieldWords, kindWords } from '@parley/shared/record-words';
import { formatDateTime } from '../../ui/dates.ts';
import { Details } from '../../ui/details.tsx';
import { TextLink } from '../../ui/link.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Table } from '../../ui/table.tsx';
import { pageOf, type RecordedAct } from './record-words.ts';

function Thing({ thing }: { thing: RecordedAct['things'][number] }) {
  const page = pageOf(thing);
  const name = thing.label ?? thing.id;
  return (
    <li>
      {kindWords(thing.kind)}:{' '}
      {page ? (
        <TextLink to={page.to} params={page.params as never}>
          {name}
        </TextLink>
      ) : (
        name
      )}
    </li>
  );
}

function Changes({ entry }: { entry: RecordedAct }) {
  return (
    <Table
      caption="What changed"
      captionHidden
      rows={entry.changes}
      rowKey={({ field }) => field}
      columns={[
        {
          key: 'field',
          header: 'Field',
          rowHeader: true,
          cell: ({ field }: RecordedAct['changes'][number]) => fieldWords(field),
        },
        { key: 'before', header: 'Before', cell: ({ before }) => before ?? 'Nothing' },
        { key: 'after', header: 'After', cell: ({ after }) => after ?? 'Nothing' },
      ]}
    />
  );
}

/** One act: a sentence, what it was about, why, and what changed. */
export function RecordEntry({ entry }: { entry: RecordedAct }) {
  const { actorName, words, at, things, withheld, reason, changes, sequence, hash, requestId } = entry;
  return (
    <li className="office-act">
      <h3 className="govuk-heading-s">
        {actorName} {words}
      </h3>
      <p className="govuk-body office-act__when">
        <time dateTime={at}>{formatDateTime(at)}</time>
      </p>
      {things.length > 0 && (
        <ul className="govuk-list">
          {things.map((thing) => (
            <Thing key={thing.id} thing={thing} />
          ))}
        </ul>
      )}
      {withheld && (
        <p className="govuk-body">
          This need is private to its council. That the act took place is shown; what it holds is not.
        </p>
      )}
      {reason && <p className="govuk-body">Reason: {reason}</p>}
      <Details
        summary={
          <>
            {changes.length > 0 ? 'What changed' : 'Proof'}
            <span className="govuk-visually-hidden">
              {' '}
              when {actorName} {words}, place {sequence}
            </span>
          </>
        }
      >
        {changes.length > 0 && <Changes entry={entry} />}
        <SummaryList
          plain
          rows={[
            { key: 'Place in the chain', value: sequence },
            { key: 'Hash', value: <code className="office-hash">{hash}</code> },
            { key: 'Request', value: <code className="office-hash">{requestId}</code> },
          ]}
        />
      </Details>
    </li>
  );
}
