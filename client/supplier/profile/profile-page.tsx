import {
  SupplierDeclareCapabilityDocument,
  SupplierProfileDocument,
  SupplierRemoveCapabilityDocument,
  type SupplierCapabilityFragment,
  type SupplierProfileQuery,
} from '@parley/shared/generated/supplier/graphql';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { Problem } from '../../api/error.ts';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmAction } from '../../ui/confirm.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Tag } from '../../ui/tag.tsx';
import { count, listed, sizes, yesNo } from '../../ui/words.ts';
import { TermList } from '../matches/term-list.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { Paragraphs } from '../paragraphs.tsx';
import { SaveProblem } from '../../api/save-problem.tsx';
import { schemeWords } from './profile-words.ts';

type Supplier = NonNullable<SupplierProfileQuery['supplier']>;
type Capability = SupplierCapabilityFragment;

function Facts({ supplier }: { supplier: Supplier }) {
  const { identifier, identifierScheme, vcse, regions, accreditations, confirmedAt, trackRecord } = supplier;
  const change = (what: string) => (
    <TextLink to="/profile/edit">
      Change<span className="govuk-visually-hidden"> {what}</span>
    </TextLink>
  );
  return (
    <SummaryList
      rows={[
        {
          key: 'What you do',
          value: <Paragraphs text={supplier.statement || 'Not stated'} />,
          actions: change('what you do'),
        },
        { key: 'Size', value: sizes[supplier.size], actions: change('size') },
        {
          key: 'Voluntary, community or social enterprise',
          value: yesNo(vcse),
          actions: change('whether you are a social enterprise'),
        },
        {
          key: 'Regions served',
          value: regions.length > 0 ? listed(regions) : 'Anywhere in the UK',
          actions: change('regions'),
        },
        {
          key: 'Accreditations',
          value: accreditations.length > 0 ? listed(accreditations) : 'None named',
          actions: change('accreditations'),
        },
        {
          key: 'Track record',
          value: (
            <TextLink to="/track-record">
              {trackRecord.engagements === 0
                ? 'Nothing on record yet'
                : `${count(trackRecord.engagements, 'engagement')} with ${count(trackRecord.councils, 'council')}`}
            </TextLink>
          ),
        },
        ...(identifier && identifierScheme
          ? [{ key: schemeWords(identifierScheme), value: identifier }]
          : []),
        { key: 'Last confirmed', value: confirmedAt ? formatDate(confirmedAt) : 'Not yet' },
      ]}
    />
  );
}

interface CapabilityCardProps {
  capability: Capability;
  undoable: boolean;
  busy: boolean;
  onRemove: () => Promise<void>;
}

function CapabilityCard({ capability, undoable, busy, onRemove }: CapabilityCardProps) {
  const { id, title, description, origin, terms } = capability;
  return (
    <li className="parley-card" id={id}>
      <h3 className="parley-card__title">{title}</h3>
      {origin === 'DERIVED' && (
        <p className="govuk-body">
          <Tag colour="yellow">Worked out from your awards</Tag>
        </p>
      )}
      <Paragraphs text={description} />
      <p className="govuk-body">
        <strong>Tags:</strong> <TermList terms={terms} />
      </p>
      <div className="govuk-button-group govuk-!-margin-bottom-0">
        <ButtonLink
          className="govuk-button--secondary"
          to="/profile/capabilities/$capabilityId/edit"
          params={{ capabilityId: id }}
        >
          Change<span className="govuk-visually-hidden">: {title}</span>
        </ButtonLink>
        {undoable ? (
          <Button kind="secondary" busy={busy} onClick={() => void onRemove()}>
            Remove<span className="govuk-visually-hidden">: {title}</span>
          </Button>
        ) : (
          <ConfirmAction
            trigger={`Remove “${title}”`}
            question={`Remove “${title}”?`}
            yes="Yes, remove it"
            danger
            onYes={onRemove}
          >
            It was worked out from your awards, so Parley cannot put it back by itself. You can declare it
            again in your own words.
          </ConfirmAction>
        )}
      </div>
    </li>
  );
}

function Capabilities({ supplier }: { supplier: Supplier }) {
  const [remove, removing, removeProblem] = useAction(SupplierRemoveCapabilityDocument);
  const [declare, , undoProblem] = useAction(SupplierDeclareCapabilityDocument);
  const [removed, setRemoved] = useState<Capability>();
  const { capabilities } = supplier;
  const derived = capabilities.filter(({ origin }) => origin === 'DERIVED').length;
  const declared = capabilities.length - derived;

  async function take(capability: Capability) {
    const { data } = await remove({ input: { capabilityId: capability.id, version: capability.version } });
    if (data && undoable(capability)) setRemoved(capability);
  }

  async function undo() {
    if (!removed) return;
    const { title, description, terms } = removed;
    const { data } = await declare({
      input: { supplierId: supplier.id, title, description, termIds: terms.map(({ id }) => id) },
    });
    if (data) setRemoved(undefined);
  }

  const undoable = ({ origin }: Capability) => origin === 'DECLARED' && (derived === 0 || declared > 1);
  const problem: Problem | undefined = removeProblem ?? undoProblem;
  return (
    <>
      {removed && (
        <Notice
          key={removed.id}
          kind="success"
          title="Removed"
          action={{ text: 'Undo', onClick: () => void undo() }}
        >
          “{removed.title}” is off your profile.
        </Notice>
      )}
      <SaveProblem problem={problem} />
      {problem && problem.kind !== 'signed-out' && (
        <Notice kind="warning" role="alert">
          {problem.message}
        </Notice>
      )}
      {derived > 0 && declared === 0 && (
        <Notice kind="inset">
          These were worked out from your awards. The first capability you declare replaces all of them.
        </Notice>
      )}
      {capabilities.length === 0 ? (
        <Empty title="No capabilities yet">
          <p className="govuk-body">
            Doing the kind of work a need is about is the strongest signal of a match.
          </p>
        </Empty>
      ) : (
        <ul className="parley-card-list">
          {capabilities.map((capability) => (
            <CapabilityCard
              key={capability.id}
              capability={capability}
              undoable={undoable(capability)}
              busy={removing}
              onRemove={() => take(capability)}
            />
          ))}
        </ul>
      )}
      <ButtonLink to="/profile/capabilities/new">Add a capability</ButtonLink>
    </>
  );
}

export function ProfilePage() {
  const supplierId = useSupplierId();
  const [query, refresh] = useQuery({ query: SupplierProfileDocument, variables: { supplierId } });
  return (
    <Page
      title="Your profile"
      caption={query.data?.supplier?.name}
      mark={
        <FictionalNote when={query.data?.supplier?.fictional}>
          This supplier is invented for the demonstration.
        </FictionalNote>
      }
      lead="As councils see it. A change counts in every ranking at once."
      breadcrumbs={[{ text: 'Home', to: '/' }]}
      actions={<ButtonLink to="/profile/edit">Change profile</ButtonLink>}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading profile"
      >
        {({ supplier }) =>
          supplier && (
            <>
              {supplier.excluded && (
                <Notice kind="warning">
                  You are excluded from public contracts, so you are not matched with any need.
                </Notice>
              )}
              <Facts supplier={supplier} />
              <h2 className="govuk-heading-m">What you can do</h2>
              <Capabilities supplier={supplier} />
            </>
          )
        }
      </QueryBoundary>
    </Page>
  );
}
