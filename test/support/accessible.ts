import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2, A and AA, and what axe-core counts as good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Found = { id: string; nodes: { html: string; failureSummary?: string }[] };

/**
 * What axe-core finds wrong on a page, in the light and in the dark theme. The page is in a context
 * with `bypassCSP`: the pages themselves run no script but their own.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe.source);
    const asked = JSON.stringify({ runOnly: { type: 'tag', values: tags } });
    const { violations } = await page.evaluate<{ violations: Found[] }>(
      `axe.run(document, ${asked})`,
    );
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) =>
            `${colorScheme} ${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
        ),
      ),
    );
  }
  return found;
}
