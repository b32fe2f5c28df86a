import { type Static, Type } from 'typebox';
import { Change, CountryCode, Creation, Line, Nullable, OneOf, Slug, WebAddress } from './shape.js';

export const organizationKinds = ['ally', 'chapter', 'union', 'other'] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

const fields = {
  name: Line(),
  kind: OneOf(organizationKinds),
  country: Nullable(CountryCode),
  url: Nullable(WebAddress),
  parent: Nullable(Slug),
  trusted: Type.Boolean({
    description: 'Events that a trusted chapter proposes become holds at once.',
  }),
};

/** An organisation: an ally, a local chapter, a union. */
export const Organization = Type.Object({ slug: Slug, ...fields });
export type Organization = Static<typeof Organization>;

export const NewOrganization = Creation(fields, ['name']);
export type NewOrganization = Static<typeof NewOrganization>;

export const OrganizationChange = Change(fields);
export type OrganizationChange = Static<typeof OrganizationChange>;
