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
  /** Cost of one GraphQL document: fields, times the nodes asked for. */
  cost: 20_000,
  /** Bytes of one request body. */
  body: 262_144,
} as const;
