/** Every limit of the product, said once; server, clients and tests read them here. */
export const limits = {
  /** Most nodes one page of a connection may have. */
  pageSize: 100,
  /** Nodes of a page when the caller does not say. */
  defaultPageSize: 20,
  /** Characters. */
  title: 160,
  line: 300,
  text: 6_000,
  reason: 2_000,
  search: 200,
  /** Tags one need, line or capability may carry. */
  terms: 20,
  /** Capabilities one supplier may declare. */
  capabilities: 40,
  /** Pounds. */
  value: 10_000_000_000,
  /** Working days a council has to answer an interest. */
  answerWithinWorkingDays: 10,
  /** Suppliers that can be compared side by side. */
  compare: 4,
  /** Places of a ranked list that are kept as they stood when a council acts on it. */
  snapshotRows: 50,
  /** Depth of one GraphQL document, counted in fields. */
  depth: 14,
  /** The same for a document that asks about the schema alone: a type within types takes many levels. */
  introspectionDepth: 18,
  /** Tokens, fields, aliases, fields of the root and directives of one document, fragments counted where they stand. */
  tokens: 2_000,
  fields: 500,
  aliases: 30,
  rootFields: 15,
  directives: 30,
  /** Cost of one GraphQL document: fields, times the nodes asked for. */
  cost: 20_000,
  /** The same for a document that is none of our clients', sent without an API token. */
  adHocCost: 4_000,
  /** What asking for the whole schema, or for one type of it, adds to the cost. */
  introspectionCost: 1_000,
  /** Such documents per minute, of one person or one network address. */
  adHocPerMinute: 60,
  /** Requests per minute with the documents of our own clients, of one person or one network address. */
  ownPerMinute: 1_200,
  /** Requests per minute with one API token. */
  tokenPerMinute: 600,
  /** Invitations one person may try to accept in so many minutes. */
  invitationTries: 10,
  invitationMinutes: 10,
  /** Bytes of one request body. */
  body: 262_144,
  /** Levels of lists and objects in one request body. */
  bodyDepth: 20,
  /** Entries of a list in variables or in a document. */
  listInput: 100,
  /** Characters. */
  operationName: 100,
  /** API tokens one person may have at a time; days they may last. */
  apiTokens: 20,
  apiTokenDays: 365,
} as const;
