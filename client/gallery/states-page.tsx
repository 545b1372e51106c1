import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { useState } from 'react';
import { QueryBoundary } from '../api/query-boundary.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmPanel } from '../ui/confirm.tsx';
import { Details } from '../ui/details.tsx';
import { Empty } from '../ui/empty.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Tag } from '../ui/tag.tsx';

const failed = (code: string, message: string, more = {}) =>
  new CombinedError({ graphQLErrors: [new GraphQLError(message, { extensions: { code, ...more } })] });

const problems = [
  failed('UNAUTHENTICATED', 'Sign in to do this.'),
  failed('FORBIDDEN', 'Only a lead of the council may publish its needs.'),
  failed('NOT_FOUND', 'There is no such need, or you may not see it.'),
  failed('CONFLICT', 'Somebody changed this need since you opened it. Read it again, then decide.'),
  failed('INTERNAL', 'hidden', { reference: 'K7Q2-99XM' }),
  new CombinedError({ networkError: new TypeError('Failed to fetch') }),
];

export function StatesPage() {
  const [undone, setUndone] = useState(false);
  const retry = () => {};
  return (
    <Page title="States and notices" breadcrumbs={[{ text: 'Home', to: '/' }]}>
      <h2 className="govuk-heading-m">Notices</h2>
      <Notice kind="success" action={{ text: 'Undo', onClick: () => setUndone(true) }}>
        {undone ? 'Back on the list' : 'Kestrel Home Sensors is off your list'}
      </Notice>
      <Notice kind="important">You have 7 days left to answer 3 interests.</Notice>
      <Notice kind="inset">The same questions are put to every supplier.</Notice>
      <Notice kind="warning">You must give a reason to each supplier who is not taken forward.</Notice>
      <p className="govuk-body">
        <Tag colour="green">Taken forward</Tag> <Tag colour="orange">Answer overdue</Tag> <Tag>Draft</Tag>
      </p>
      <Details summary="What is preliminary market engagement?">
        Talking with suppliers before a tender. It is lawful, and must not distort competition.
      </Details>
      <h2 className="govuk-heading-m">Buttons</h2>
      <div className="govuk-button-group">
        <Button>Publish</Button>
        <Button kind="secondary">Preview</Button>
        <Button kind="warning">Delete draft</Button>
        <Button busy>Sending</Button>
        <Button kind="text">Cancel</Button>
      </div>
      <ConfirmPanel question="Close this need?" yes="Yes, close it" danger onYes={retry} onNo={retry}>
        14 suppliers with an open interest are told, with your reason. This cannot be undone.
      </ConfirmPanel>
      <h2 className="govuk-heading-m">Waiting, empty, refused, failed</h2>
      <QueryBoundary query={{ fetching: true }} label="Loading needs" shape="list">
        {() => null}
      </QueryBoundary>
      <QueryBoundary
        query={{ data: { name: 'Old data stays, dimmed, while new data is on its way.' }, fetching: true }}
      >
        {({ name }) => <p className="govuk-body">{name}</p>}
      </QueryBoundary>
      <Empty title="No needs yet" action={<Button>Describe a problem</Button>}>
        <p className="govuk-body">Needs you write appear here, from the first thought to the close.</p>
      </Empty>
      {problems.map((error) => (
        <QueryBoundary key={error.message} query={{ error, fetching: false }} retry={retry}>
          {() => null}
        </QueryBoundary>
      ))}
    </Page>
  );
}
