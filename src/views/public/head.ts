import { languages } from '../../domain/date-words.js';
import type { Frame } from '../frame.js';
import { type Html, html, jsonForPrograms } from '../html.js';
import type { Telling } from './shown.js';

/** The icon of a page without a menu; a browser would ask for one at an address where there is none. */
export function iconLink({ assets }: Pick<Frame, 'assets'>): Html {
  return html`<link rel="icon" href="${assets.icon}" type="image/svg+xml"/>\n`;
}

const locales = { en: 'en_US', es: 'es_ES' };

/** What messengers and search engines read of a page. `data` is for programs (JSON-LD). */
export function headOf(
  { publicUrl, path, language, staticSite }: Telling,
  about: { title: string; description: string; data?: object },
): Html {
  const { title, description, data } = about;
  const address = publicUrl + path.split('?')[0];
  const inEach = languages.map(
    each => html`<link rel="alternate" hreflang="${each}" href="${address}?lang=${each}"/>\n`,
  );
  // On a server one address has both languages.
  return html`<link rel="canonical" href="${address}"/>
${staticSite !== undefined && inEach}<meta property="og:title" content="${title}"/>
<meta property="og:type" content="website"/>
<meta property="og:url" content="${address}"/>
<meta property="og:description" content="${description}"/>
<meta property="og:site_name" content="Gira"/>
<meta property="og:locale" content="${locales[language]}"/>
${
  data &&
  html`<script type="application/ld+json">${jsonForPrograms(data)}</script>
`
}`;
}

/** The way up: tours, and what the page is a part of. */
export function crumbs(
  label: string,
  links: readonly (readonly [href: string, text: string])[],
): Html {
  const items = links.map(
    ([href, text]) => html`<li><a href="${href}">${text}</a></li>
`,
  );
  return html`<nav class="crumbs" aria-label="${label}"><ol>
${items}</ol></nav>`;
}
