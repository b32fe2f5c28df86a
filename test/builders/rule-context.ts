import type { RuleContext } from '../../src/domain/conflicts/conflict.js';
import { type PolicyChange, policyFrom } from '../../src/domain/conflicts/policy.js';

/** What a rule is told at a time: every tour has the usual policy, or the one that is given. */
export function contextAt(
  now: Date,
  policy: PolicyChange = {},
  changes: Partial<RuleContext> = {},
) {
  const context: RuleContext = {
    ...{ now, policyOf: () => policyFrom(policy), holidayOn: () => null },
    ...changes,
  };
  return context;
}
