import { Type } from 'typebox';
import { severities } from '../../domain/conflicts/severity.js';
import { OneOf, Slug } from '../../domain/shape.js';

/** By what the clash report is narrowed, listed or followed. */
export const conflictFilters = {
  tour: Type.Optional(Slug),
  speaker: Type.Optional(Slug),
  severity: Type.Optional(OneOf(severities)),
  rule: Type.Optional(Slug),
  waived: Type.Optional(Type.Boolean()),
};
