/**
 * For every answer of a page behind a private link, errors included: no cache but the reader's own
 * program may keep it, no search engine has it, no other site learns its address or shows it in a
 * frame, and it loads nothing but our style sheet. `forms` says whether it may send any, to us.
 */
export function privatePageHeaders({ forms }: { forms: boolean }) {
  const formAction = forms ? "'self'" : "'none'";
  return {
    'cache-control': 'private, no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    vary: 'accept-language',
  };
}
