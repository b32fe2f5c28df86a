import type { FastifyInstance } from 'fastify';
import type { Assets } from '../../plugins/assets.js';
import type { Recogniser } from '../../plugins/auth.js';
import { usePages } from '../../plugins/pages.js';
import { type SessionCookies, useSessions } from '../../plugins/sessions.js';
import { answerBefore, type Served } from '../../serving/feed-answers.js';
import { StoredPages } from '../../serving/stored-pages.js';
import type { Store } from '../../store/store.js';
import type { StaticSite } from '../../views/frame.js';
import { boardPages } from './board/board-pages.js';
import { importPages } from './desk/import.js';
import { importDirectoryPages } from './desk/import-directory.js';
import { organizationPages } from './desk/organization.js';
import { organizationsPages } from './desk/organizations.js';
import { peoplePages } from './desk/people.js';
import { personPages } from './desk/person.js';
import { proposalPages } from './desk/proposal.js';
import { proposalsPages } from './desk/proposals.js';
import { requestPages } from './desk/request-decision.js';
import { requestQueuePages } from './desk/requests-queue.js';
import { toldPages } from './desk/told.js';
import { tourEditPages } from './desk/tour-edit.js';
import { guardPages } from './guard.js';
import { languageRoutes } from './language.js';
import { notFoundRoutes } from './not-found.js';
import { LANGUAGE_COOKIE, type PageOptions } from './options.js';
import { cityPageRoutes } from './public/cities.js';
import { eventPageRoutes } from './public/events.js';
import { homeRoutes } from './public/home.js';
import { isAway, type SharedOptions } from './public/shared.js';
import { speakerPageRoutes } from './public/speakers.js';
import { tourPageRoutes } from './public/tours.js';
import { entryRoutes } from './register/entries.js';
import { eveningsRoutes } from './register/evenings.js';
import { placeRoutes } from './register/places.js';
import { receiptRoutes } from './register/receipts.js';
import { registerRoutes } from './register/register.js';
import { requestRoutes } from './register/requests.js';
import { venuesRoutes } from './register/venues.js';
import { feedPages } from './settings/feeds.js';
import { keyPages } from './settings/keys.js';
import { policyPages } from './settings/policies.js';
import { settingsPages } from './settings/settings.js';
import { webhookPages } from './settings/webhooks.js';
import { signInRoutes } from './sign-in.js';

/**
 * What the pages are made of; `whose` recognises the sessions of browsers, `embedAncestors` are the
 * sites that may show tours in a frame. Of the store only what it tells of changes is used.
 */
export type PagesParts = {
  now: () => Date;
  publicUrl: string;
  assets: Assets;
  whose: Recogniser;
  embedAncestors: string;
  store: Store;
  staticSite?: StaticSite | undefined;
  /** Where it is counted what was answered from pages that are kept. */
  served: Served;
};

/** The pages, in the order of the menu. */
export async function pages(app: FastifyInstance, parts: PagesParts): Promise<void> {
  await usePages(app);
  const sessions = await useSessions(app, parts);
  const options = { ...parts, sessions };
  guardPages(app, options);
  await publicPages(app, { ...options, stored: storedPages(app, parts, sessions) });
  await app.register(registerRoutes, options);
  await app.register(eveningsRoutes, options);
  await app.register(entryRoutes, options);
  await app.register(venuesRoutes, options);
  await app.register(requestRoutes, options);
  await app.register(receiptRoutes, options);
  await app.register(placeRoutes);
  await app.register(signInRoutes, options);
  await app.register(languageRoutes, options);
  await app.register(boardPages, options);
  await deskPages(app, options);
  await app.register(notFoundRoutes, options);
}

/** What coordinators have besides the board, and what everybody sets who has a key. */
async function deskPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  await app.register(importPages, options);
  await app.register(importDirectoryPages, options);
  await app.register(requestQueuePages, options);
  await app.register(requestPages, options);
  await app.register(proposalsPages, options);
  await app.register(proposalPages, options);
  await app.register(toldPages, options);
  await app.register(settingsPages, options);
  await app.register(keyPages, options);
  await app.register(feedPages, options);
  await app.register(webhookPages, options);
  await app.register(policyPages, options);
  await app.register(tourEditPages, options);
  await app.register(peoplePages, options);
  await app.register(personPages, options);
  await app.register(organizationsPages, options);
  await app.register(organizationPages, options);
}

/** The pages for everybody. */
async function publicPages(app: FastifyInstance, options: SharedOptions): Promise<void> {
  await app.register(homeRoutes, options);
  await app.register(tourPageRoutes, options);
  await app.register(speakerPageRoutes, options);
  await app.register(eventPageRoutes, options);
  await app.register(cityPageRoutes, options);
}

/** Where pages are kept that are the same for everybody, and answered from before any route is looked for. */
function storedPages(
  app: FastifyInstance,
  { store, now, served }: PagesParts,
  sessions: SessionCookies,
): StoredPages {
  const sharedBy = (cookies: string | undefined) => {
    if (cookies === undefined) return '';
    if (sessions.isNamedIn(cookies)) return null;
    return cookies.match(LANGUAGE_IN_COOKIES)?.[1] ?? '';
  };
  const stored = new StoredPages({ store, now, isAway, sharedBy, served });
  app.addHook('onClose', async () => stored.close());
  answerBefore(app.server, stored);
  return stored;
}
const LANGUAGE_IN_COOKIES = new RegExp(`(?:^|; ?)${LANGUAGE_COOKIE}=(\\w+)`);
