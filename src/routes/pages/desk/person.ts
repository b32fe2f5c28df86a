import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  type PersonField,
  personChange,
  personFields,
  personValues,
} from '../../../domain/board/person-values.js';
import type { BusyCalendar } from '../../../domain/busy-calendar.js';
import type { NoticeAddress } from '../../../domain/notices/notice-address.js';
import type { Speaker } from '../../../domain/speaker.js';
import { organizationChoices } from '../../../plugins/choices-of.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import { personPage } from '../../../views/desk/person-page.js';
import { emptyForm } from '../../../views/form.js';
import { apiOf, frameOf, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { addressShown, readOwn } from './notice-address.js';
import { opened } from './on-file-edit.js';
import {
  type AskedOne,
  forCoordinators,
  goBack,
  type OfOne,
  pathIn,
  type Refusals,
  saidIn,
  serveOnFile,
  typedAgain,
} from './on-file-routes.js';

const form = { fields: personFields, valuesOf: personValues, changeOf: personChange };
const shelf = 'speakers';

/** All that is on file of somebody who speaks or interprets, changed by coordinators. */
export async function personPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  serveOnFile<Speaker, PersonField>(app, shelf, { form, answer });
  const url = '/board/speakers/:slug/busy-calendar';

  app.post<OfOne>(url, forCoordinators, async (request, reply) => {
    const path = `${pathIn(shelf, request)}/busy-calendar`;
    const refused = await sendCalendar(apiOf(app, request), path, new Typed(request));
    if (refused === null) return goBack(shelf, request, reply);
    return answer(request, reply, { busy: typedAgain(request, refused) }, refused.problem.status);
  });

  app.post<OfOne>(`${url}/removal`, forCoordinators, async (request, reply) => {
    const path = `${pathIn(shelf, request)}/busy-calendar`;
    const removed = await apiOf(app, request).send('DELETE', path);
    // Somebody else may have done so just before.
    if (removed instanceof Refused && removed.problem.status !== 404) throw removed;
    return goBack(shelf, request, reply);
  });

  async function answer(
    request: AskedOne,
    reply: FastifyReply,
    refusals: Refusals<PersonField> = {},
    status = 200,
  ): Promise<FastifyReply> {
    const api = apiOf(app, request);
    const path = pathIn(shelf, request);
    const person = await api.read<Speaker>(path);
    const address = await readOwn<NoticeAddress>(api, `${path}/notice-address`);
    const calendar = await readOwn<BusyCalendar>(api, `${path}/busy-calendar`);
    const isOthers = address === 'not-theirs' || calendar === 'not-theirs';
    const own = isOthers
      ? null
      : {
          editing: refusals.editing ?? opened(form, person, languageOf(request)),
          address: addressShown(address, refusals.address),
          busy: { calendar, state: refusals.busy ?? emptyForm },
          organizations: await organizationChoices(api),
        };
    const shown = { person: person.value, said: saidIn(request), own };
    return sendPage(reply, personPage(frameOf(request, options), shown), status);
  }
}

/** Puts the calendar at an address, or the one that was pasted. Returns why it was refused. */
async function sendCalendar(api: OwnApi, path: string, typed: Typed): Promise<Refused | null> {
  const [file, zone] = [typed.text('file'), typed.text('timeZone')];
  const query = zone === undefined ? '' : `?timeZone=${encodeURIComponent(zone)}`;
  const sending =
    file === undefined
      ? { body: { url: typed.text('url') ?? '' } }
      : { body: file, headers: { 'content-type': 'text/calendar' } };
  const put = await api.send('PUT', `${path}${query}`, sending);
  return put instanceof Refused ? put : null;
}
