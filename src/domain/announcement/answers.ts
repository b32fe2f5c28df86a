import { type Static, Type } from 'typebox';
import { Line, Slug } from '../shape.js';

const line = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const strict = { additionalProperties: false };

/**
 * Settles what is unclear in a line: which city it means (a slug, or words as `Vancouver, BC`),
 * which coast, or that it is no part of the tour.
 */
export const Answer = Type.Union([
  Type.Object({ line, city: Line(200) }, strict),
  Type.Object({ line, coast: Slug }, strict),
  Type.Object({ line, ignore: Type.Literal(true) }, strict),
]);
export type Answer = Static<typeof Answer>;
