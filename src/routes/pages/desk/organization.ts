import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  type OrganizationField,
  organizationChange,
  organizationFields,
  organizationValues,
} from '../../../domain/board/organization-values.js';
import type { NoticeAddress } from '../../../domain/notices/notice-address.js';
import type { Organization } from '../../../domain/organization.js';
import { organizationChoices } from '../../../plugins/choices-of.js';
import { organizationPage } from '../../../views/desk/organization-page.js';
import { apiOf, frameOf, languageOf, type PageOptions, sendPage } from '../options.js';
import { addressShown, readOwn } from './notice-address.js';
import { opened } from './on-file-edit.js';
import { type AskedOne, pathIn, type Refusals, saidIn, serveOnFile } from './on-file-routes.js';

const form = {
  fields: organizationFields,
  valuesOf: organizationValues,
  changeOf: organizationChange,
};
const shelf = 'organizations';

/** All that is on file of an organisation, changed by coordinators. */
export async function organizationPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  serveOnFile<Organization, OrganizationField>(app, shelf, { form, answer });

  async function answer(
    request: AskedOne,
    reply: FastifyReply,
    refusals: Refusals<OrganizationField> = {},
    status = 200,
  ): Promise<FastifyReply> {
    const api = apiOf(app, request);
    const path = pathIn(shelf, request);
    const organization = await api.read<Organization>(path);
    const address = await readOwn<NoticeAddress>(api, `${path}/notice-address`);
    const own =
      address === 'not-theirs'
        ? null
        : {
            editing: refusals.editing ?? opened(form, organization, languageOf(request)),
            address: addressShown(address, refusals.address),
            parents: (await organizationChoices(api)).filter(
              ({ value }) => value !== organization.value.slug,
            ),
          };
    const shown = { organization: organization.value, said: saidIn(request), own };
    return sendPage(reply, organizationPage(frameOf(request, options), shown), status);
  }
}
