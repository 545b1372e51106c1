import {
  ResendInvitationDocument,
  RevokeInvitationDocument,
  type MemberInvitationRowFragment,
} from '@parley/shared/generated/account/graphql';
import type { ReactNode } from 'react';
import { useAction } from '../api/use-action.ts';
import { Button } from '../ui/button.tsx';
import { formatDate } from '../ui/dates.ts';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { roleWords } from './role-words.ts';

/** An invitation, and the organisation it is to where the list is of several. */
type OpenInvitation = MemberInvitationRowFragment & { organisation?: ReactNode };

interface OpenInvitationsProps {
  invitations: readonly OpenInvitation[];
  onDone: (said: string) => void;
}

/** The invitations nobody has accepted yet. */
export function OpenInvitations({ invitations, onDone }: OpenInvitationsProps) {
  const [resend, resending, resendProblem] = useAction(ResendInvitationDocument);
  const [revoke, revoking, revokeProblem] = useAction(RevokeInvitationDocument);
  const problem = resendProblem ?? revokeProblem;
  const ofSeveral = invitations.some(({ organisation }) => organisation !== undefined);

  async function again({ id, email }: MemberInvitationRowFragment) {
    if (!(await resend({ input: { invitationId: id } })).problem) onDone(`Invitation sent again to ${email}`);
  }
  async function takeBack({ id, email }: MemberInvitationRowFragment) {
    if (!(await revoke({ input: { invitationId: id } })).problem) onDone(`Invitation of ${email} taken back`);
  }

  if (invitations.length === 0) return <p className="govuk-body">No invitation is open.</p>;
  return (
    <>
      {problem && (
        <Notice kind="warning" role="alert">
          {problem.message}
        </Notice>
      )}
      <Table
        caption="Open invitations"
        captionHidden
        narrow="stack"
        rows={invitations}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'email',
            header: 'Email address',
            rowHeader: true,
            cell: ({ email }) => <span className="parley-address">{email}</span>,
          },
          ...(ofSeveral
            ? [
                {
                  key: 'organisation',
                  header: 'Organisation',
                  cell: ({ organisation }: OpenInvitation) => organisation,
                },
              ]
            : []),
          { key: 'role', header: 'Role', cell: ({ role }) => roleWords[role] },
          {
            key: 'until',
            header: 'Works until',
            cell: ({ expired, expiresAt }) => (expired ? 'Ran out' : formatDate(expiresAt)),
          },
          {
            key: 'acts',
            header: 'Change',
            cell: (invitation) => (
              <>
                <Button kind="text" busy={resending} onClick={() => void again(invitation)}>
                  Send again<span className="govuk-visually-hidden"> to {invitation.email}</span>
                </Button>{' '}
                <Button kind="text" busy={revoking} onClick={() => void takeBack(invitation)}>
                  Take back
                  <span className="govuk-visually-hidden"> the invitation of {invitation.email}</span>
                </Button>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
