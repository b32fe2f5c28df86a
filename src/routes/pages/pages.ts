import type { FastifyInstance } from 'fastify';
import type { Assets } from '../../plugins/assets.js';
import type { Recogniser } from '../../plugins/auth.js';
import { usePages } from '../../plugins/pages.js';
import { type SessionCookies, useSessions } from '../../plugins/sessions.js';
import { answerBefore } from '../../serving/feed-answers.js';
import { StoredPages } from '../../serving/stored-pages.js';
import type { Store } from '../../store/store.js';
import { boardPages } from './board-pages.js';
import { cityPageRoutes } from './cities.js';
import { entryRoutes } from './entries.js';
import { eveningsRoutes } from './evenings.js';
import { eventPageRoutes } from './events.js';
import { guardPages } from './guard.js';
import { homeRoutes } from './home.js';
import { importPages } from './import.js';
import { importDirectoryPages } from './import-directory.js';
import { languageRoutes } from './language.js';
import { notFoundRoutes } from './not-found.js';
import { LANGUAGE_COOKIE, type PageOptions } from './options.js';
import { placeRoutes } from './places.js';
import { policyPages } from './policies.js';
import { proposalPages } from './proposal.js';
import { proposalsPages } from './proposals.js';
import { receiptRoutes } from './receipts.js';
import { registerRoutes } from './register.js';
import { requestPages } from './request-decision.js';
import { requestRoutes } from './requests.js';
import { requestQueuePages } from './requests-queue.js';
import { settingsPages } from './settings.js';
import { feedPages } from './settings-feeds.js';
import { keyPages } from './settings-keys.js';
import { webhookPages } from './settings-webhooks.js';
import { isAway, type SharedOptions } from './shared.js';
import { signInRoutes } from './sign-in.js';
import { speakerPageRoutes } from './speakers.js';
import { toldPages } from './told.js';
import { tourEditPages } from './tour-edit.js';
import { tourPageRoutes } from './tours.js';
import { venuesRoutes } from './venues.js';

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
  { store, now }: PagesParts,
  sessions: SessionCookies,
): StoredPages {
  const sharedBy = (cookies: string | undefined) => {
    if (cookies === undefined) return '';
    if (sessions.isNamedIn(cookies)) return null;
    return cookies.match(LANGUAGE_IN_COOKIES)?.[1] ?? '';
  };
  const stored = new StoredPages({ store, now, isAway, sharedBy });
  app.addHook('onClose', async () => stored.close());
  answerBefore(app.server, stored);
  return stored;
}
const LANGUAGE_IN_COOKIES = new RegExp(`(?:^|; ?)${LANGUAGE_COOKIE}=(\\w+)`);
