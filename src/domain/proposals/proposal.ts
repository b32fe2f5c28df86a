/** What was proposed. */
export type ProposalContent = Record<string, unknown>;
