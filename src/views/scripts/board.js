// The board as others change it, and moving its events by hand or by keyboard. Without this script
// the page has a link to refresh it, and each event a form that moves it.

const page = document.querySelector('[data-stream]');
const news = document.getElementById('news');
const how = document.getElementById('how-to-move');
const live = () => document.getElementById('live');

/** What is being moved; while something is, the board stands still. */
let move = null;
let isBehind = false;
/** The question for the board as it is now, where it is not answered yet. */
let asking;
/** The board as the server last wrote it. */
let shown = live()?.innerHTML;

/* Live. */

if (page && news && typeof EventSource === 'function') {
  const source = new EventSource(page.dataset.stream);
  let wasHere = false;
  source.addEventListener('here', event => {
    // What was written before is not told: while the page was on its way, or while the stream was broken off.
    const { isRecent } = JSON.parse(event.data);
    if ((wasHere || isRecent) && live() && live().dataset.notice === undefined) catchUp();
    wasHere = true;
  });
  source.addEventListener('change', event => {
    const { text } = JSON.parse(event.data);
    say(text);
    if (live()?.dataset.notice === undefined) catchUp();
    else offerReload();
  });
  addEventListener('pagehide', () => source.close());
}

function say(text) {
  if (news) news.textContent = text;
}

/** On a page with forms nothing is exchanged: who reads it decides when. */
function offerReload() {
  const link = document.createElement('a');
  link.href = location.href;
  link.textContent = news.dataset.see;
  news.append(' ', link);
}

async function catchUp() {
  isBehind = true;
  if (move) return;
  isBehind = false;
  const text = await askAgain();
  if (text === null) return;
  const found = new DOMParser().parseFromString(text, 'text/html');
  const next = found.getElementById('live');
  if (!next) return;
  if (move) {
    isBehind = true;
    return;
  }
  const { innerHTML } = next;
  if (innerHTML !== shown) exchange(next);
  shown = innerHTML;
  const fresh = found.getElementById('fresh');
  if (fresh) document.getElementById('fresh')?.replaceWith(fresh);
}

/** The page as it is now; null where it cannot be had, or where somebody asks once more: an older answer never replaces a newer one. */
async function askAgain() {
  asking?.abort();
  const own = new AbortController();
  asking = own;
  try {
    const answer = await fetch(location.href, {
      headers: { accept: 'text/html' },
      signal: own.signal,
    });
    const text = await answer.text();
    return answer.ok && asking === own ? text : null;
  } catch {
    return null;
  }
}

/** Puts the new board in the place of the old one: what has the focus keeps it, nothing scrolls. */
function exchange(next) {
  const box = document.getElementById('timeline');
  const at = box && [box.scrollLeft, box.scrollTop];
  const { activeElement } = document;
  const focus = live().contains(activeElement) ? activeElement.id : '';
  const open = [...live().querySelectorAll('details')].map(each => each.open);
  live().replaceChildren(...next.childNodes);
  for (const [index, each] of [...live().querySelectorAll('details')].entries())
    each.open = open[index] ?? each.open;
  const box2 = document.getElementById('timeline');
  if (box2 && at) [box2.scrollLeft, box2.scrollTop] = at;
  if (focus !== '') document.getElementById(focus)?.focus({ preventScroll: true });
}

/* Moving. */

if (how) how.hidden = false;

const days = () =>
  [...document.querySelectorAll('.timeline thead [data-day]')].map(each => each.dataset.day);

/** An event of the timeline as something to move: where it is, and its hour (null while open). */
function movable(link) {
  const cell = link.closest('.slots > td');
  if (!cell) return null;
  const [, hour] = /^(\d\d:\d\d)–/.exec(link.querySelector('b').textContent) ?? [];
  const index = [...cell.parentElement.children].indexOf(cell);
  return { link, row: cell.parentElement, from: index, index, hour: hour ?? null, minutes: 0 };
}

function hourOf({ hour, minutes }) {
  if (hour === null) return null;
  const [hours, rest] = hour.split(':').map(Number);
  const total = Math.min(Math.max(hours * 60 + rest + minutes, 0), 24 * 60 - 1);
  return [Math.floor(total / 60), total % 60].map(each => String(each).padStart(2, '0')).join(':');
}

/** Where it would go: `Fri 8 Feb, 19:00`. */
function whereTo() {
  const head = document.querySelectorAll('.timeline thead [data-day]')[move.index];
  const name = [...head.childNodes]
    .map(each => each.textContent)
    .slice(0, 2)
    .join('');
  const hour = hourOf(move);
  return hour === null ? name.trim() : `${name.trim()}, ${hour}`;
}

function begin(found) {
  move = found;
  move.link.closest('.ev').classList.add('moving');
}

function show() {
  for (const each of document.querySelectorAll('td.target')) each.classList.remove('target');
  move.row.children[move.index].classList.add('target');
  say(how.dataset.to.replace('…', whereTo()));
}

/** Ends it; `isDone` leads to what would come of it, where nothing is stored before it is confirmed. */
function end(isDone) {
  const { link, index, from, minutes } = move;
  const hour = hourOf(move);
  link.closest('.ev')?.classList.remove('moving');
  for (const each of document.querySelectorAll('td.target')) each.classList.remove('target');
  move = null;
  if (isDone && (index !== from || minutes !== 0)) {
    const to = new URLSearchParams({ day: days()[index], ...(hour && { start: hour }) });
    location.assign(`${link.pathname}/move?${to}`);
    return;
  }
  say(how.dataset.left);
  if (isBehind) catchUp();
}

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -30], ArrowDown: [0, 30] };

addEventListener('keydown', event => {
  if (move?.isDragged) {
    if (event.key === 'Escape') drop(false);
    return;
  }
  if (move) {
    const step = steps[event.key];
    if (step) {
      move.index = Math.min(Math.max(move.index + step[0], 0), days().length - 1);
      if (move.hour !== null) move.minutes += step[1];
      show();
      move.row.children[move.index].scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (event.key === 'Enter' || event.key === 'Escape') end(event.key === 'Enter');
    else return;
    event.preventDefault();
    return;
  }
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const link =
    event.target instanceof Element && event.target.closest('.timeline .ev > a:not(.severity)');
  if (!link || !isPlain || event.key.toLowerCase() !== 'm') return;
  const found = movable(link);
  if (!found) return;
  event.preventDefault();
  begin(found);
  say(how.dataset.moving.replace('…', link.textContent.trim()));
});

// Who goes elsewhere leaves it where it was.
addEventListener('focusout', event => {
  if (move && !move.isDragged && event.target === move.link) end(false);
});

/** A finger scrolls; a mouse or pen drags, once it has gone so far. */
const FAR_ENOUGH = 6;
const PIXELS_A_STEP = 24;
let label = null;

addEventListener('pointerdown', event => {
  const link =
    event.target instanceof Element && event.target.closest('.timeline .ev > a:not(.severity)');
  if (!link || event.button !== 0 || event.pointerType === 'touch') return;
  const found = movable(link);
  if (found) drag(found, event);
});

function drag(found, down) {
  // A link is dragged by the browser otherwise.
  found.link.draggable = false;
  const follow = event => {
    const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
    if (!move && Math.hypot(x, y) < FAR_ENOUGH) return;
    if (!move) {
      begin({ ...found, isDragged: true, stop });
      label = document.createElement('p');
      label.className = 'where-to';
      document.body.append(label);
    }
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('.slots > td');
    if (cell?.parentElement === move.row) move.index = [...move.row.children].indexOf(cell);
    const isSameDay = move.index === move.from;
    move.minutes = isSameDay && move.hour !== null ? Math.trunc(y / PIXELS_A_STEP) * 30 : 0;
    show();
    label.textContent = whereTo();
    label.style.left = `${event.clientX + 14}px`;
    label.style.top = `${event.clientY + 14}px`;
  };
  const up = () => (move ? drop(true) : stop());
  const stop = () => {
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', leave);
  };
  const leave = () => (move ? drop(false) : stop());
  addEventListener('pointermove', follow);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', leave);
}

function drop(isDone) {
  move.stop();
  label?.remove();
  label = null;
  // The click that follows would open the event.
  const swallow = event => event.preventDefault();
  addEventListener('click', swallow, { capture: true });
  setTimeout(() => {
    removeEventListener('click', swallow, { capture: true });
    end(isDone);
  });
}
