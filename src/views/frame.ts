import type { Caller } from '../domain/caller.js';
import type { Language } from '../domain/date-words.js';
import { type Html, html } from './html.js';
import { document } from './page.js';
import { frameWords } from './words/frame.js';

/** Where pages are files on some web host: the server that does what files cannot, or none. */
export type StaticSite = { server: string | null };

/** What a page knows of who looks at it, and of what it loads. */
export type Frame = {
  language: Language;
  /** The address of the page, with its query. */
  path: string;
  caller: Caller;
  /** What every form of somebody who is signed in sends along; null for everybody else. */
  formToken: string | null;
  assets: { stylesheet: string; icon: string; scripts: Readonly<Record<string, string>> };
  /** Scheme and host of every full address, without a slash at the end. */
  publicUrl: string;
  now: Date;
  /** Set where the page becomes a file; what writes it puts the addresses of files in its links. */
  staticSite?: StaticSite | undefined;
};

/** The address of what only a server does; null where no server is known. */
export function onServer(path: string, { staticSite }: Pick<Frame, 'staticSite'>): string | null {
  if (staticSite === undefined) return path;
  return staticSite.server === null ? null : staticSite.server + path;
}

/** What is in the frame. */
export type Content = {
  title: string;
  main: Html;
  /** What search engines and messengers show below the title. Without it a page is in no index. */
  description?: string;
  /** More for the head: what programs read of the page. */
  head?: Html;
  /** Names of the scripts that it loads, besides that of all forms. */
  scripts?: readonly string[];
  /** Whether it needs the whole width of the window. */
  isWide?: boolean;
};

/** A whole page: menu, content, and the switch to the other language. */
export function framed(frame: Frame, content: Content): string {
  const { language, assets } = frame;
  const say = frameWords[language];
  const body = html`<a class="skip" href="#main">${say.skip}</a>
<header class="head">
<a class="brand" href="/">Gira</a>
${menu(frame)}
${who(frame)}
</header>
<main class="main" id="main" tabindex="-1">
${content.main}
</main>
<footer class="foot">
<p>${say.about}</p>
${documentation(frame)}
${languageSwitch(frame)}
</footer>`;
  const scripts = ['forms', ...(content.scripts ?? [])].map(
    name => html`<script type="module" src="${assets.scripts[name]}"></script>\n`,
  );
  const head = html`<link rel="icon" href="${assets.icon}" type="image/svg+xml"/>
${content.description !== undefined && html`<meta name="description" content="${content.description}"/>\n`}${content.head}${scripts}`;
  return document(
    {
      ...{ language, title: content.title, body, head },
      isIndexed: content.description !== undefined,
      ...(content.isWide && { className: 'wide' }),
    },
    assets.stylesheet,
  );
}

function documentation(frame: Frame): Html | null {
  const docs = onServer('/docs', frame);
  const say = frameWords[frame.language];
  return docs === null
    ? null
    : html`<p><a href="${docs}">${say.documentation}</a></p>
<p><a href="${docs}/rules" hreflang="en">${say.rules}</a></p>`;
}

function menu(frame: Frame): Html {
  const { language, path, caller } = frame;
  const say = frameWords[language];
  const beyond = [
    ['/register', say.register],
    ['/request', say.request],
    // A stranger may be a coordinator who has not signed in yet.
    ...(caller.role === 'chapter' ? [] : [['/board', say.board] as const]),
    ...(caller.role === 'public' ? [] : [['/settings', say.settings] as const]),
  ] as const;
  const links = [
    ['/', say.tours] as const,
    ...beyond.map(([href, label]) => [onServer(href, frame), label] as const),
  ];
  const here = path.split('?')[0]!;
  const isHere = (href: string) => here === href || (href !== '/' && here.startsWith(`${href}/`));
  const items = links.map(
    ([href, label]) =>
      href !== null &&
      html`<li><a href="${href}"${isHere(href) && html` aria-current="${here === href ? 'page' : 'true'}"`}>${label}</a></li>\n`,
  );
  return html`<nav aria-label="${say.menu}">
<ul>
${items}</ul>
</nav>`;
}

function who({ language, caller }: Frame): Html | null {
  const say = frameWords[language];
  if (caller.role === 'public') return null;
  return html`<p class="who"><span class="soft">${say.signedIn(caller.label)}</span> <a href="/sign-out">${say.signOut}</a></p>`;
}

function languageSwitch({ language, path, staticSite }: Frame): Html {
  const other = language === 'en' ? 'es' : 'en';
  if (staticSite !== undefined)
    return html`<p><a href="${path.split('?')[0]}?lang=${other}" lang="${other}" hreflang="${other}">${frameWords[language].otherLanguage}</a></p>`;
  return html`<form method="post" action="/language">
<input type="hidden" name="back" value="${path}"/>
<button class="plain" type="submit" name="to" value="${other}" lang="${other}">${frameWords[language].otherLanguage}</button>
</form>`;
}
