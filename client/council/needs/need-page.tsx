import type { NeedWholeFragment } from '@parley/shared/generated/council/graphql';
import { formatDate, formatDateTime } from '../../ui/dates.ts';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { ValueRange } from '../../ui/money.tsx';
import { mayHaveEnded, noticeWords } from '../../ui/notice-words.ts';
import { Notice } from '../../ui/notice.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { needStages, StateTag, Tag } from '../../ui/tag.tsx';
import { Prose } from '../prose.tsx';
import { TagList } from '../vocabulary/tag-list.tsx';
import { listed, needOutcomes, reservations } from '../../ui/words.ts';
import { NeedActions } from './need-actions.tsx';
import { NeedFrame } from './need-frame.tsx';

/** A part of the problem; an empty one is shown only to those who can still fill it. */
function Section({ title, text, open }: { title: string; text: string; open: boolean }) {
  if (!text && !open) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      {text ? <Prose>{text}</Prose> : <p className="govuk-body govuk-hint">Not said yet.</p>}
    </>
  );
}

function Ended({ need }: { need: NeedWholeFragment }) {
  if (!need.outcome) return null;
  return (
    <Notice kind="inset">
      <h2 className="govuk-heading-m">{needOutcomes[need.outcome]}</h2>
      {need.outcomeSupplier && (
        <p className="govuk-body">
          With{' '}
          <TextLink to="/suppliers/$supplierId" params={{ supplierId: need.outcomeSupplier.id } as never}>
            {need.outcomeSupplier.name}
          </TextLink>
          <Fictional when={need.outcomeSupplier.fictional} />
        </p>
      )}
      {need.outcomeReason && <Prose>{need.outcomeReason}</Prose>}
      {need.closedAt && <p className="govuk-body govuk-hint">Closed on {formatDate(need.closedAt)}.</p>}
    </Notice>
  );
}

function Facts({ need }: { need: NeedWholeFragment }) {
  const notice = noticeWords(need);
  return (
    <SummaryList
      rows={[
        {
          key: 'Stage',
          value: (
            <>
              <StateTag states={needStages} state={need.stage} />{' '}
              {!need.publishedAt && <Tag colour="yellow">Private draft</Tag>}
            </>
          ),
        },
        {
          key: 'Likely value',
          value: <ValueRange min={need.valueMinGbp} max={need.valueMaxGbp} />,
        },
        ...(need.decideBy || need.viewerCan.edit
          ? [{ key: 'Decide by', value: need.decideBy ? formatDate(need.decideBy) : 'No date' }]
          : []),
        { key: 'Who can take part', value: reservations[need.reservedFor] },
        ...(need.requiredAccreditations.length > 0 || need.viewerCan.edit
          ? [{ key: 'Required accreditations', value: listed(need.requiredAccreditations) || 'None' }]
          : []),
        ...(notice
          ? [
              { key: 'Published', value: need.publishedAt && formatDate(need.publishedAt) },
              { key: 'Known from', value: notice },
            ]
          : [
              {
                key: 'Published',
                value: need.publishedAt
                  ? formatDateTime(need.publishedAt)
                  : 'Not yet: only your council sees it',
              },
              { key: 'Last changed', value: formatDateTime(need.updatedAt) },
            ]),
      ]}
    />
  );
}

export function NeedPage() {
  return (
    <NeedFrame own={false}>
      {(need) => (
        <>
          <Ended need={need} />
          {mayHaveEnded(need) && <Notice kind="inset">{mayHaveEnded(need)}</Notice>}
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-two-thirds">
              <Section title="What is wrong, and why now" text={need.problem} open={need.viewerCan.edit} />
              <Section title="Who is affected" text={need.whoIsAffected} open={need.viewerCan.edit} />
              <Section title="What has been tried" text={need.whatWasTried} open={need.viewerCan.edit} />
              <Section
                title="What good looks like"
                text={need.whatGoodLooksLike}
                open={need.viewerCan.edit}
              />
              {need.terms.length > 0 && (
                <>
                  <h2 className="govuk-heading-m">Tags</h2>
                  <TagList terms={need.terms} />
                </>
              )}
              <Facts need={need} />
            </div>
            <div className="govuk-grid-column-one-third">
              <NeedActions need={need} />
            </div>
          </div>
        </>
      )}
    </NeedFrame>
  );
}
