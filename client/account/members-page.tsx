import { useQuery } from 'urql';
import {
  MembersSecondFactorsDocument,
  OrganisationMembersDocument,
} from '@parley/shared/generated/account/graphql';
import { QueryBoundary } from '../api/query-boundary.tsx';
import { useMembership, useSession, type Membership } from '../api/session.tsx';
import { TextLink } from '../ui/link.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { Table } from '../ui/table.tsx';
import { InviteForm } from './invite-form.tsx';
import { ManageMember } from './member-row.tsx';
import { OpenInvitations } from './open-invitations.tsx';
import { roleWords } from './role-words.ts';
import { useDone } from './use-done.tsx';

const context = { additionalTypenames: ['OrganisationMembers', 'MemberInvitation', 'Member'] };

/** Nothing until it is known. */
const factorWords = (on: boolean | null | undefined) => (on == null ? '' : on ? 'On' : 'Off');

function Members({ membership }: { membership: Membership }) {
  const { side } = membership;
  const organisationId = membership.council?.id ?? membership.supplier?.id ?? null;
  const [query, refresh] = useQuery({
    query: OrganisationMembersDocument,
    variables: { side, organisationId },
    requestPolicy: 'cache-and-network',
    context,
  });
  const mayManage = query.data?.members.mayManage ?? false;
  const [factors, refreshFactors] = useQuery({
    query: MembersSecondFactorsDocument,
    variables: { side, organisationId },
    requestPolicy: 'cache-and-network',
    context,
    pause: !mayManage,
  });
  const hasSecondFactor = (id: string) =>
    factors.data?.members.members.find((member) => member.id === id)?.hasSecondFactor;
  const again = () => {
    refresh({ requestPolicy: 'network-only' });
    if (mayManage) refreshFactors({ requestPolicy: 'network-only' });
  };
  const [notice, onDone] = useDone(again);

  return (
    <>
      {notice}
      <QueryBoundary query={query} retry={again} label="Loading members" shape="table">
        {({ members: { name, members, invitations, domains, mayInviteTo } }) => (
          <>
            <Table
              caption={`Members of ${name}`}
              rows={members}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  header: 'Name',
                  rowHeader: true,
                  cell: (member) => (
                    <span className="parley-address">
                      {member.name}
                      {member.you && ' (you)'}
                    </span>
                  ),
                },
                { key: 'role', header: 'Role', cell: ({ role }) => roleWords[role] },
                ...(mayManage
                  ? [
                      {
                        key: 'factor',
                        header: 'Second factor',
                        cell: ({ id }: { id: string }) => factorWords(hasSecondFactor(id)),
                      },
                    ]
                  : []),
              ]}
            />
            {mayInviteTo.length > 0 && (
              <>
                <h2 className="govuk-heading-m">Invite a colleague</h2>
                <InviteForm
                  side={side}
                  organisationId={organisationId}
                  roles={mayInviteTo}
                  domains={domains}
                  onSent={(email) => onDone(`Invitation sent to ${email}`)}
                />
              </>
            )}
            {invitations && (
              <>
                <h2 className="govuk-heading-m">Open invitations</h2>
                <OpenInvitations invitations={invitations} onDone={onDone} />
              </>
            )}
            {mayManage && side === 'OFFICE' && (
              <p className="govuk-body">
                <TextLink to="/first-administrators">
                  Invite the first administrator of a council or a supplier
                </TextLink>
              </p>
            )}
            {mayManage && (
              <>
                <h2 className="govuk-heading-m">Roles and removal</h2>
                {members.map((member) => (
                  <ManageMember
                    key={`${member.id}-${member.role}`}
                    member={member}
                    hasSecondFactor={hasSecondFactor(member.id) ?? false}
                    onDone={onDone}
                  />
                ))}
              </>
            )}
            {mayInviteTo.length === 0 && (
              <p className="govuk-body">
                An administrator or a lead of your organisation invites colleagues.
              </p>
            )}
          </>
        )}
      </QueryBoundary>
    </>
  );
}

/** Who may act for the person's organisation, and who is invited to. */
export function MembersPage() {
  const { status } = useSession();
  const membership = useMembership();
  return (
    <Page
      title="Members"
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Your account', to: '/account' },
      ]}
    >
      {membership && <Members membership={membership} />}
      {!membership && status === 'unknown' && <Loading label="Finding out who you are" shape="list" />}
      {!membership && status === 'signed-out' && <Refused reason="signed-out" />}
      {!membership && status === 'signed-in' && (
        <Refused reason="forbidden">You are not a member of an organisation on this side of Parley.</Refused>
      )}
    </Page>
  );
}
