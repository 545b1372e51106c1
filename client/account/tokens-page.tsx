import {
  ApiTokensDocument,
  RevokeApiTokenDocument,
  type ApiTokenRowFragment,
} from '@parley/shared/generated/account/graphql';
import { useState } from 'react';
import { useQuery } from 'urql';
import { QueryBoundary } from '../api/query-boundary.tsx';
import { useAction } from '../api/use-action.ts';
import { ConfirmAction } from '../ui/confirm.tsx';
import { formatDate, formatDateTime } from '../ui/dates.ts';
import { Empty } from '../ui/empty.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { TokenForm } from './token-form.tsx';
import { actsFor, scopeWords } from './token-words.ts';

/** An empty list holds no token by which the cache could tell that it changed. */
const withTokens = { additionalTypenames: ['ApiToken'] };

interface OwnTokenProps {
  token: ApiTokenRowFragment;
  revoke: (id: string) => Promise<void>;
}

function OwnToken({ token, revoke }: OwnTokenProps) {
  const [now] = useState(() => new Date());
  const expired = new Date(token.expiresAt) < now;
  return (
    <li className="parley-card">
      <h3 className="govuk-heading-s">{token.name}</h3>
      <SummaryList
        rows={[
          { key: 'Begins with', value: token.prefix },
          { key: 'Acts for', value: actsFor(token) },
          { key: 'May', value: scopeWords(token.scopes) },
          { key: expired ? 'Expired' : 'Expires', value: formatDate(token.expiresAt) },
          { key: 'Last used', value: token.lastUsedAt ? formatDateTime(token.lastUsedAt) : 'Never' },
        ]}
      />
      <ConfirmAction
        trigger={`Revoke ${token.name}`}
        question={`Revoke ${token.name}?`}
        yes="Revoke the token"
        danger
        onYes={() => revoke(token.id)}
      >
        The program that uses it stops working at once. This cannot be undone.
      </ConfirmAction>
    </li>
  );
}

/** The person's API tokens: what there is, a new one, and the end of one. */
export function TokensPage() {
  const [query, refresh] = useQuery({ query: ApiTokensDocument, variables: {}, context: withTokens });
  const [revoke, , problem] = useAction(RevokeApiTokenDocument);
  const [made, setMade] = useState<{ secret: string; name: string }>();
  const [revoked, setRevoked] = useState<string>();

  async function end(tokenId: string) {
    const { data } = await revoke({ input: { tokenId } });
    if (!data) return;
    setMade(undefined);
    setRevoked(data.revokeApiToken.name);
  }

  return (
    <Page
      title="API tokens"
      lead="A token lets a program act for you without signing in. It never may do more than you may."
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Your account', to: '/account' },
      ]}
    >
      <QueryBoundary query={query} retry={() => refresh({ requestPolicy: 'network-only' })}>
        {({ apiTokens }) => (
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-two-thirds">
              {problem && (
                <Notice kind="warning" role="alert">
                  {problem.message}
                </Notice>
              )}
              {made && (
                <>
                  <Notice kind="success" title="Token made">
                    “{made.name}” is ready. Copy it now: it is not shown again.
                  </Notice>
                  <TextField
                    label="Your new token"
                    hint="Keep it as you keep a password. Programs send it as “Authorization: Bearer …”."
                    name="secret"
                    readOnly
                    spellCheck={false}
                    value={made.secret}
                    onFocus={(event) => event.target.select()}
                  />
                </>
              )}
              {revoked && <Notice kind="success">“{revoked}” is revoked</Notice>}
              {apiTokens.length === 0 ? (
                <Empty title="You have no tokens">
                  Make one for each program, so that you can end one without the others.
                </Empty>
              ) : (
                <>
                  <h2 className="govuk-heading-m">Your tokens</h2>
                  <ul className="govuk-list">
                    {apiTokens.map((token) => (
                      <OwnToken key={token.id} token={token} revoke={end} />
                    ))}
                  </ul>
                </>
              )}
              <h2 className="govuk-heading-m">Make a token</h2>
              <p className="govuk-body">
                <a className="govuk-link" href="/docs/api">
                  How programs use the API
                </a>
              </p>
              <TokenForm
                onMade={(secret, name) => {
                  setRevoked(undefined);
                  setMade({ secret, name });
                }}
              />
            </div>
          </div>
        )}
      </QueryBoundary>
    </Page>
  );
}
