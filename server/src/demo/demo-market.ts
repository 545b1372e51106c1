export function demoMarket(): any { return { councilLines: [], suppliers: [], needs: [], engagements: [], practiceCards: [], interests: [], shortlists: [] }; }
