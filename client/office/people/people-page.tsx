import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OrganisationMembersDocument } from '@parley/shared/generated/account/graphql';
import { InviteForm } from '../../account/invite-form.tsx';
import { OpenInvitations } from '../../account/open-invitations.tsx';
import { useDone } from '../../account/use-done.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Page } from '../../ui/page.tsx';
import { count } from '../../ui/words.ts';
import { OfficeAdministratorsOnly } from '../office-only.tsx';
import { CouncilDomains } from './council-domains.tsx';

const context = { additionalTypenames: ['OrganisationMembers', 'MemberInvitation'] };

interface PeopleProps {
  side: 'COUNCIL' | 'SUPPLIER';
  organisationId: string;
}

function People({ side, organisationId }: PeopleProps) {
  const [query, refresh] = useQuery({
    query: OrganisationMembersDocument,
    variables: { side, organisationId },
    requestPolicy: 'cache-and-network',
    context,
  });
  const again = () => refresh({ requestPolicy: 'network-only' });
  const [notice, onDone] = useDone(again);
  return (
    <>
      {notice}
      <QueryBoundary query={query} retry={again} label="Loading people" shape="list">
        {({ members: { name, members, invitations, domains, mayInviteTo } }) => (
          <>
            <p className="govuk-body">
              {name} has {count(members.length, 'member')} on Parley.{' '}
              {mayInviteTo.length > 0
                ? 'Nobody administers it yet: you invite its first administrator, who then invites the others.'
                : 'Its own administrators invite and remove its people.'}
            </p>
            {side === 'COUNCIL' && (
              <CouncilDomains councilId={organisationId} domains={domains} onDone={onDone} />
            )}
            {mayInviteTo.length > 0 && (
              <>
                <h2 className="govuk-heading-m">Invite the first administrator</h2>
                {side === 'COUNCIL' && domains.length === 0 ? (
                  <p className="govuk-body">
                    Save the email domains of the council first: its people are invited at these alone.
                  </p>
                ) : (
                  <InviteForm
                    side={side}
                    organisationId={organisationId}
                    label="Email address"
                    roles={mayInviteTo.toReversed()}
                    domains={domains}
                    onSent={(email) => onDone(`Invitation sent to ${email}`)}
                  />
                )}
              </>
            )}
            {invitations && (
              <>
                <h2 className="govuk-heading-m">Open invitations</h2>
                <OpenInvitations invitations={invitations} onDone={onDone} />
              </>
            )}
          </>
        )}
      </QueryBoundary>
    </>
  );
}

const crumbs = [
  { text: 'Overview', to: '/' },
  { text: 'First administrators', to: '/first-administrators' },
];

/** Which email addresses a council's people have, and its first administrator; for administrators of the office. */
export function CouncilPeoplePage() {
  const { councilId = '' }: { councilId?: string } = useParams({ strict: false });
  return (
    <Page
      title="People of the council"
      breadcrumbs={[...crumbs, { text: 'Council', to: '/councils/$councilId', params: { councilId } }]}
    >
      <OfficeAdministratorsOnly>
        <People side="COUNCIL" organisationId={councilId} />
      </OfficeAdministratorsOnly>
    </Page>
  );
}

/** A supplier's first administrator; for administrators of the office. */
export function SupplierPeoplePage() {
  const { supplierId = '' }: { supplierId?: string } = useParams({ strict: false });
  return (
    <Page
      title="People of the supplier"
      breadcrumbs={[...crumbs, { text: 'Supplier', to: '/suppliers/$supplierId', params: { supplierId } }]}
    >
      <OfficeAdministratorsOnly>
        <People side="SUPPLIER" organisationId={supplierId} />
      </OfficeAdministratorsOnly>
    </Page>
  );
}
