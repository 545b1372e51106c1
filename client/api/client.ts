import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { documentIdExchange } from './document-id.ts';

/** What every request is sent with. */
export const fetchOptions = {
  credentials: 'same-origin',
  headers: { 'apollo-require-preflight': 'true' },
} as const;

/** One client per page load. Signing out reloads the page, so nobody reads another person's cache. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [cacheExchange, documentIdExchange, fetchExchange],
  fetchOptions,
});
