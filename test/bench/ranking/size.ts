/** What is measured: the size of the made-up market, how its words and tags are spread, and how often. */
export interface Size {
  suppliers: number;
  needs: number;
  /** Pieces of past work per supplier; 0 = everything declared. */
  pastWork: number;
  passes: number;
}
