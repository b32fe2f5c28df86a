import { encode } from 'uqr';
import { type Html, html } from '../html.js';

/** Room that readers need around a code, in modules (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

/**
 * A QR code of a text as a picture of its own, `title` being what it says to who does not see it.
 * Black on white on every page, dark ones and paper, since readers look for dark on light; and with
 * 15 % to spare for folds and rain (level M). In an SVG a module is a unit; the style sheet says how
 * large it is shown.
 * @throws Error where the text is longer than a code can hold: 2331 bytes.
 */
export function qrCode(text: string, title: string): Html {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const size = data.length + 2 * QUIET;
  return html`<svg class="qr-code" role="img" viewBox="0 0 ${size} ${size}" width="${4 * size}" height="${4 * size}" shape-rendering="crispEdges" focusable="false">
<title>${title}</title>
<path fill="#fff" d="M0 0h${size}v${size}H0z"/>
<path fill="#000" d="${data.map(rowPath).join('')}"/>
</svg>`;
}

/** The dark modules of a row, each stretch of them as a rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  const starts = row.flatMap((dark, x) => (dark && !row[x - 1] ? [x] : []));
  return starts
    .map(x => {
      const end = row.indexOf(false, x);
      const length = (end < 0 ? row.length : end) - x;
      return `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`;
    })
    .join('');
}
