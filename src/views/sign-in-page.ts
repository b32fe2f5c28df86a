import { Fields, type FormState, form, hidden, type Values } from './form.js';
import { type Frame, framed } from './frame.js';
import { html } from './html.js';
import { typedList } from './problem-page.js';
import { signInWords } from './words/sign-in.js';

/** What is to follow once somebody has signed in: a page, or a form that they had filled in. */
export type After = { back: string; typed: Values | null };

/** The page where somebody signs in by a key. */
export function signInPage(
  frame: Frame,
  { state, after, why }: { state: FormState; after: After; why: 'asked' | 'needed' | 'ended' },
): string {
  const say = signInWords[frame.language];
  const fields = new Fields(frame, state);
  const { back, typed } = after;
  const content = html`${fields.problems()}${hidden({ back, ...(typed && { typed: JSON.stringify(typed) }) })}${fields.line(
    {
      ...{ name: 'key', label: say.key, hint: say.keyHint, isRequired: true, maxLength: 200 },
      autocomplete: 'current-password',
    },
  )}<button type="submit">${say.submit}</button>`;
  const main = html`<div class="stack">
<h1>${say.title}</h1>
${why !== 'asked' && html`<p class="notice mind" role="status">${why === 'ended' ? say.ended : say.needed}</p>`}
<p class="prose">${say.intro}</p>
${form({ formToken: null }, { action: '/sign-in' }, content)}
${typed !== null && html`<p>${say.kept}</p>${typedList(typed)}`}
</div>`;
  return framed(frame, { title: say.title, main });
}

/** The page of a sign-in link: programs look at links, too, so that only its button signs in. */
export function signInLinkPage(frame: Frame, token: string, state: FormState): string {
  const say = signInWords[frame.language];
  const fields = new Fields(frame, state);
  const main = html`<div class="stack">
<h1>${say.linkTitle}</h1>
${fields.problems()}
<p class="prose">${say.linkText}</p>
${form({ formToken: null }, { action: `/sign-in/${encodeURIComponent(token)}` }, html`<button type="submit">${say.linkButton}</button>`)}
</div>`;
  return framed(frame, { title: say.linkTitle, main });
}

/** After signing in: the form that somebody had filled in before. */
export function resumePage(frame: Frame, { back, typed }: After): string {
  const say = signInWords[frame.language];
  const main = html`<div class="stack">
<h1>${say.signedIn}</h1>
<p>${say.resume}</p>
${typedList(typed ?? {})}
${form(frame, { action: back }, html`${hidden(typed ?? {})}<div class="buttons"><button type="submit">${say.resumeSend}</button> <a class="button quiet" href="/">${say.resumeLeave}</a></div>`)}
</div>`;
  return framed(frame, { title: say.signedIn, main });
}

/** The page where somebody signs out: here, or on all devices. */
export function signOutPage(frame: Frame): string {
  const say = signInWords[frame.language];
  const button = (everywhere: string, label: string, className: string) =>
    form(
      frame,
      { action: '/sign-out' },
      html`${hidden({ everywhere })}<button type="submit" class="${className}">${label}</button>`,
    );
  const main = html`<div class="stack">
<h1>${say.signOutTitle}</h1>
${button('', say.signOutHere, '')}
${button('yes', say.signOutAll, 'risky')}
<p class="soft">${say.signOutAllHint}</p>
</div>`;
  return framed(frame, { title: say.signOutTitle, main });
}
