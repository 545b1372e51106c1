import type { NeedWholeFragment } from '@parley/shared/generated/council/graphql';
import { formatDate, formatDateTime } from '../../ui/dates.ts';
import { TextLink } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { needStages, StateTag, Tag } from '../../ui/tag.tsx';
import { Prose } from '../prose.tsx';
import { TagList } from '../vocabulary/tag-list.tsx';
import { needOutcomes, reservations } from '../words.ts';
import { NeedActions } from './need-actions.tsx';
import { NeedFrame } from './need-frame.tsx';

function Section({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      {text ? <Prose>{text}</Prose> : <p className="govuk-body govuk-hint">Not said.</p>}
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
          .
        </p>
      )}
      {need.outcomeReason && <Prose>{need.outcomeReason}</Prose>}
      {need.closedAt && <p className="govuk-body govuk-hint">Closed on {formatDate(need.closedAt)}.</p>}
    </Notice>
  );
}

function Facts({ need }: { need: NeedWholeFragment }) {
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
          value: <Money pounds={need.valueMinGbp ?? need.valueMaxGbp} to={need.valueMaxGbp} />,
        },
        { key: 'Decide by', value: need.decideBy ? formatDate(need.decideBy) : 'No date' },
        { key: 'Who can take part', value: reservations[need.reservedFor] },
        {
          key: 'Required accreditations',
          value: need.requiredAccreditations.length > 0 ? need.requiredAccreditations.join(', ') : 'None',
        },
        {
          key: 'Published',
          value: need.publishedAt ? formatDateTime(need.publishedAt) : 'Not yet: only your council sees it',
        },
        { key: 'Last changed', value: formatDateTime(need.updatedAt) },
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
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-two-thirds">
              <Section title="What is wrong, and why now" text={need.problem} />
              <Section title="Who is affected" text={need.whoIsAffected} />
              <Section title="What has been tried" text={need.whatWasTried} />
              <Section title="What good looks like" text={need.whatGoodLooksLike} />
              <h2 className="govuk-heading-m">Tags</h2>
              <TagList terms={need.terms} />
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
