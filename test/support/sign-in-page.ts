import type { Page } from 'playwright-core';

/** Signs somebody in by a key on the page for it, and goes where they want to be. */
export async function signInOn(page: Page, key: string, back: string): Promise<void> {
  await page.goto(`/sign-in?back=${encodeURIComponent(back)}`);
  await page.fill('[name=key]', key);
  await page.click('main button[type=submit]');
  await page.waitForURL(`**${back}`);
}
