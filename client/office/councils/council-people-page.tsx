import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import {
  OrganisationMembersDocument,
  SetCouncilDomainsDocument,
} from '@parley/shared/generated/account/graphql';
import { InviteForm } from '../../account/invite-form.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { useMembership } from '../../api/session.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Refused } from '../../ui/refused.tsx';
import { OfficeOnly } from '../office-only.tsx';

const context = { additionalTypenames: ['OrganisationMembers'] };

function Domains({
  councilId,
  domains,
  onDone,
}: {
  councilId: string;
  domains: string[];
  onDone: () => void;
}) {
  const [save, saving] = useAction(SetCouncilDomainsDocument);
  const form = useParleyForm<{ domains: string }>({ defaultValues: { domains: domains.join('\n') } });
  const { errors } = form.formState;

  async function send({ domains: text }: { domains: string }) {
    const given = text.split(/[\s,;]+/).filter(Boolean);
    const { problem } = await save({ input: { councilId, domains: given } });
    if (problem) showProblem(form, problem);
    else onDone();
  }

  return (
    <Form form={form} onSubmit={send}>
      <TextArea
        label="Email domains of the council"
        hint="One a line, like borough.gov.uk. Each stands for itself: a part of it, such as schools.borough.gov.uk, needs a line of its own."
        rows={4}
        error={errors.domains?.message}
        {...form.register('domains')}
      />
      <Button type="submit" busy={saving}>
        Save domains
      </Button>
    </Form>
  );
}

function People({ councilId }: { councilId: string }) {
  const [query, refresh] = useQuery({
    query: OrganisationMembersDocument,
    variables: { side: 'COUNCIL' as const, organisationId: councilId },
    requestPolicy: 'cache-and-network',
    context,
  });
  const [done, setDone] = useState<string>();
  const again = () => refresh({ requestPolicy: 'network-only' });
  const onDone = (said: string) => {
    setDone(said);
    again();
  };
  return (
    <>
      {done && (
        <Notice kind="success" key={done}>
          {done}
        </Notice>
      )}
      <QueryBoundary query={query} retry={again} label="Loading people" shape="list">
        {({ members: { name, members, domains, mayInviteTo } }) => (
          <>
            <p className="govuk-body">
              {name} has {members.length} {members.length === 1 ? 'member' : 'members'} on Parley. Its own
              administrators invite and remove its people.
            </p>
            <Domains
              councilId={councilId}
              domains={domains}
              onDone={() => onDone('The email domains are saved')}
            />
            {mayInviteTo.length > 0 && (
              <>
                <h2 className="govuk-heading-m">Invite the first administrator</h2>
                <InviteForm
                  side="COUNCIL"
                  organisationId={councilId}
                  roles={['ADMINISTRATOR']}
                  domains={domains}
                  onSent={(email) => onDone(`Invitation sent to ${email}`)}
                />
              </>
            )}
          </>
        )}
      </QueryBoundary>
    </>
  );
}

/** Which email addresses a council's people have, and its first administrator; for administrators of the office. */
export function CouncilPeoplePage() {
  const { councilId = '' }: { councilId?: string } = useParams({ strict: false });
  const administrator = useMembership()?.role === 'ADMINISTRATOR';
  return (
    <Page
      title="People of the council"
      breadcrumbs={[
        { text: 'Overview', to: '/' },
        { text: 'Councils', to: '/councils' },
        { text: 'Council', to: '/councils/$councilId', params: { councilId } },
      ]}
    >
      <OfficeOnly>
        {administrator ? (
          <People councilId={councilId} />
        ) : (
          <Refused reason="forbidden">Administrators of the innovation office keep these lists.</Refused>
        )}
      </OfficeOnly>
    </Page>
  );
}
